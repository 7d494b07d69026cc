import type { Outlook } from "./belief";
import type { Candidate } from "./candidates";
import type { Role } from "./knowledge";

/** Expected minutes from here when only fixes are tried, and the fix to start with; undefined = hand over now. */
export interface RepairCost {
  readonly minutes: number;
  readonly first: Candidate | undefined;
}

export interface Attempt {
  readonly candidate: Candidate;
  /** Chance that the person has the role. */
  readonly possible: number;
  /** Chance that it works once it is done. */
  readonly works: number;
  /** Expected minutes of trying it, whatever comes of it. */
  readonly price: number;
}

/**
 * Fixes that pay less than this share of a hand-over are not followed further. Stopping at 1 would be wrong, because
 * a fix gains when others fail; three quarters leave room for that.
 */
const WORTH_FOLLOWING = 3 / 4;
/** Whether the person has a role is followed both ways so often; after that its chance only weighs the fixes. */
const ROLES_FOLLOWED = 2;

/** A walk along the base policy: it works in place and takes back what it changed, for it runs hundreds of times for one decision. */
interface Walk {
  readonly handOverMinutes: number;
  readonly candidates: readonly Candidate[];
  readonly chances: number[];
  /** By candidate: whether it was tried, the chance that the person can do it, and how much of what is left it would cure. */
  readonly tried: boolean[];
  readonly possible: number[];
  readonly cured: number[];
}

/**
 * Expected cost of repair of the base policy: always the fix with the most chance for its minutes, updating after each
 * failure, branching where a role is not known, and handing over wherever that is cheaper. The whole tail counts:
 * stopping at the first fix that does not pay by itself would be wrong.
 */
export function repairCost(outlook: Outlook, handOverMinutes: number): RepairCost {
  const walk = startWalk(outlook, handOverMinutes);
  const first = bestOf(walk, 1);
  const candidate = walk.candidates[first];
  const minutes = candidate === undefined ? handOverMinutes : minutesOf(walk, first, candidate, 1, ROLES_FOLLOWED);
  return minutes < handOverMinutes ? { minutes, first: candidate } : { minutes: handOverMinutes, first: undefined };
}

function startWalk({ candidates: all, chances, roles }: Outlook, handOverMinutes: number): Walk {
  const candidates: Candidate[] = [];
  const tried: boolean[] = [];
  const possible: number[] = [];
  const cured: number[] = [];
  for (const candidate of all) {
    const now = curedBy(candidate, chances);
    if (!isWorthWatching(candidate, now, chances, handOverMinutes)) continue;
    candidates.push(candidate);
    tried.push(false);
    possible.push(roles[candidate.indexed.fix.needs]);
    cured.push(now);
  }
  return { handOverMinutes, candidates, chances: chances.slice(), tried, possible, cured };
}

/**
 * Whether a fix may become worth following. Nothing cures what is unexplained: its chance is the least that is left when
 * all else has failed, and the fix never looks better than then, to somebody who can do it.
 */
function isWorthWatching(
  candidate: Candidate,
  cured: number,
  chances: readonly number[],
  handOverMinutes: number,
): boolean {
  const works = cured / (cured + (chances.at(-1) ?? 0));
  return works / priceOf(candidate, 1, works) > WORTH_FOLLOWING / handOverMinutes;
}

/** @param mass chance that nothing has helped so far @param branches roles that may still be followed both ways */
function minutesFrom(walk: Walk, mass: number, branches: number): number {
  const at = bestOf(walk, mass);
  const candidate = walk.candidates[at];
  return candidate === undefined
    ? walk.handOverMinutes
    : Math.min(walk.handOverMinutes, minutesOf(walk, at, candidate, mass, branches));
}

function minutesOf(walk: Walk, at: number, candidate: Candidate, mass: number, branches: number): number {
  const possible = walk.possible[at] ?? 0;
  const works = (walk.cured[at] ?? 0) / mass;
  const splits = possible < 1 && branches > 0;
  walk.tried[at] = true;
  let whenCannot = 0;
  if (splits) {
    setRole(walk, candidate, 0);
    whenCannot = (1 - possible) * minutesFrom(walk, mass, branches - 1);
    setRole(walk, candidate, 1);
  }
  const done = splits ? 1 : possible;
  takeOut(candidate, walk.chances, done);
  weighRivals(walk, candidate);
  const failed = 1 - works * done;
  const whenFailed = failed * minutesFrom(walk, mass * failed, splits ? branches - 1 : branches);
  putBack(candidate, walk.chances, done);
  weighRivals(walk, candidate);
  if (splits) setRole(walk, candidate, possible);
  walk.tried[at] = false;
  return priceOf(candidate, possible, works) + whenCannot + (splits ? possible : 1) * whenFailed;
}

/** Whoever can do one fix can do all that need the same role. */
function setRole({ candidates, possible }: Walk, { indexed }: Candidate, chance: number): void {
  for (let at = 0; at < candidates.length; at += 1) {
    if (candidates[at]?.indexed.fix.needs === indexed.fix.needs) possible[at] = chance;
  }
}

/** What is left for the fixes against the same causes has changed. */
function weighRivals({ candidates, chances, cured }: Walk, { indexed }: Candidate): void {
  for (let at = 0; at < candidates.length; at += 1) {
    const other = candidates[at];
    if (other !== undefined && indexed.rivals[other.indexed.at] === true) cured[at] = curedBy(other, chances);
  }
}

/** Ids of fixes to try one after the other before a human is called, as the base policy would without asking anything. */
export function fixOrder(outlook: Outlook, handOverMinutes: number): readonly string[] {
  const walk = startWalk(outlook, handOverMinutes);
  const order: string[] = [];
  let mass = 1;
  let spent = 0;
  let best = { fixes: 0, minutes: handOverMinutes };
  for (;;) {
    const at = bestOf(walk, mass);
    const candidate = walk.candidates[at];
    if (candidate === undefined) return order.slice(0, best.fixes);
    const possible = walk.possible[at] ?? 0;
    const works = (walk.cured[at] ?? 0) / mass;
    spent += mass * priceOf(candidate, possible, works);
    takeOut(candidate, walk.chances, possible);
    weighRivals(walk, candidate);
    mass *= 1 - possible * works;
    walk.tried[at] = true;
    order.push(candidate.indexed.fix.id);
    const minutes = spent + mass * handOverMinutes;
    if (minutes < best.minutes) best = { fixes: order.length, minutes };
  }
}

/** Expected minutes of trying these fixes in this order, then a human. */
export function costOfOrder(outlook: Outlook, order: readonly string[], handOverMinutes: number): number {
  const chances = outlook.chances.slice();
  let mass = 1;
  let spent = 0;
  for (const id of order) {
    const candidate = outlook.candidates.find(({ indexed }) => indexed.fix.id === id);
    if (candidate === undefined) continue;
    const { possible, works, price } = attempt(candidate, chances, mass, outlook.roles);
    spent += mass * price;
    takeOut(candidate, chances, possible);
    mass *= 1 - possible * works;
  }
  return spent + mass * handOverMinutes;
}

/** What is left of each chance when the fix did not help. */
function takeOut({ cures }: Candidate, chances: number[], possible: number): void {
  for (const { hypothesis, chance } of cures) {
    chances[hypothesis] = (chances[hypothesis] ?? 0) * (1 - chance * possible);
  }
}

function putBack({ cures }: Candidate, chances: number[], possible: number): void {
  for (const { hypothesis, chance } of cures) {
    chances[hypothesis] = (chances[hypothesis] ?? 0) / (1 - chance * possible);
  }
}

/** What trying this fix now costs and promises. */
export function attemptNow(outlook: Outlook, candidate: Candidate): Attempt {
  return attempt(candidate, outlook.chances, 1, outlook.roles);
}

/** The fixes with the most chance for their minutes, best first; ties keep the order of the knowledge. */
export function bestFixes(outlook: Outlook, count: number): readonly Candidate[] {
  return outlook.candidates
    .map((candidate) => attemptNow(outlook, candidate))
    .filter(({ possible, works }) => possible * works > 0)
    .sort((a, b) => (b.possible * b.works) / b.price - (a.possible * a.works) / a.price)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** Position of the untried fix with the most chance for its minutes; -1 where none is worth following. */
function bestOf({ candidates, tried, possible, cured, handOverMinutes }: Walk, mass: number): number {
  let best = -1;
  let bestRate = WORTH_FOLLOWING / handOverMinutes;
  for (let at = 0; at < candidates.length; at += 1) {
    const candidate = candidates[at];
    if (candidate === undefined || tried[at] === true) continue;
    const can = possible[at] ?? 0;
    const works = (cured[at] ?? 0) / mass;
    const rate = (can * works) / priceOf(candidate, can, works);
    if (rate > bestRate) {
      best = at;
      bestRate = rate;
    }
  }
  return best;
}

function attempt(
  candidate: Candidate,
  chances: readonly number[],
  mass: number,
  roles: Readonly<Record<Role, number>>,
): Attempt {
  const possible = roles[candidate.indexed.fix.needs];
  const works = curedBy(candidate, chances) / mass;
  return { candidate, possible, works, price: priceOf(candidate, possible, works) };
}

function curedBy({ cures }: Candidate, chances: readonly number[]): number {
  let cured = 0;
  for (const { hypothesis, chance } of cures) cured += (chances[hypothesis] ?? 0) * chance;
  return cured;
}

function priceOf({ indexed }: Candidate, possible: number, works: number): number {
  return possible * (indexed.cost + works * indexed.costWhenWorks) + (1 - possible) * indexed.costWhenCannot;
}
