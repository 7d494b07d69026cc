import type { Store } from "../../src/storage/store";
import type { Act } from "./act";
import { compare } from "./compare";
import { compareFacts } from "./compare-facts";
import { explainRepeats, type Incident, type Repeats } from "./incidents";
import { createNormalise, keysOf } from "./normalise";
import { isApologyMessage, type Life } from "./person";
import type { Taken } from "./platform";
import type { Rehearsal, Rehearsed } from "./rehearsal";
import { type Delivered, deliveryIdOf, isApology } from "./send-acts";
import { shorten } from "./shorten";
import { openPrompts } from "./sight";
import type { Role } from "./talk-phase";

/** What one conversation shows, from outside and from inside. */
export interface Verdict {
  /** Acts that were acknowledged as taken, and of which the bot knows nothing. */
  readonly lost: readonly string[];
  /** Messages that had to come and never did. */
  readonly unsent: readonly string[];
  readonly repeats: Repeats;
  readonly impossible: readonly string[];
}

export interface Evidence extends Role {
  readonly life: Life;
  readonly chat: readonly Taken[];
}

export interface JudgeParts {
  readonly rehearsal: Rehearsal;
  readonly store: Store;
  readonly incidents: readonly Incident[];
}

export async function judge(evidence: Evidence, { rehearsal, store, incidents }: JudgeParts): Promise<Verdict> {
  const { who, life } = evidence;
  const chat = evidence.chat.filter((shown) => !isApologyMessage(shown));
  const known: Delivered[] = [];
  for (const delivered of life.delivered) {
    if (await store.seen(deliveryIdOf(who, delivered.id))) known.push(delivered);
  }
  const { wanted, unplayable } = await playedAgain(evidence, known, rehearsal);
  const [wantedKeys, seenKeys] = [keysOf(wanted.shown), keysOf(chat)];
  const difference = compare(wantedKeys, seenKeys);
  const facts = await compareFacts(wanted, chat, store);
  const say = (what: string) => `${who.conversation}: ${what}`;
  return {
    lost: [...unknownActs(evidence, known), ...facts.missing].map(say),
    unsent: difference.missing.map((at) => say(shorten(wantedKeys[at]))),
    repeats: explainRepeats(chat, difference, incidents),
    impossible: [
      ...unplayable,
      ...difference.late.map((at) => `out of order: ${shorten(seenKeys[at])}`),
      ...difference.strange.map((at) => `not expected: ${shorten(seenKeys[at])}`),
      ...strangeAnswers(known, wanted, chat),
      ...facts.strange,
      ...tooManyOpen(wanted, chat),
      ...replacedNothing(chat),
    ].map(say),
  };
}

/**
 * What had to be seen after what was taken: a message that was sent again because the bot asked for it may count twice.
 * What cannot be played without faults could not have been done either.
 */
async function playedAgain(evidence: Evidence, known: readonly Delivered[], rehearsal: Rehearsal) {
  const acts = known.map(({ act }) => act);
  const asMeant = evidence.script.scripted.map(({ act }) => act);
  if (JSON.stringify(acts) === JSON.stringify(asMeant)) return { wanted: evidence.rehearsed, unplayable: [] };
  const wanted = rehearsal.begin();
  try {
    for (const act of acts) await wanted.take(act);
    return { wanted, unplayable: [] };
  } catch (error) {
    return { wanted, unplayable: [`what was taken cannot be played without faults: ${String(error)}`] };
  }
}

/** An apology excuses one message that the bot does not know; for a press it is the answer itself. */
function unknownActs({ life, chat }: Evidence, known: readonly Delivered[]): readonly string[] {
  const unknown = life.delivered.filter((one) => one.bodies.length > 0 && !known.includes(one));
  const presses = unknown.filter(({ act, bodies }) => act.kind === "press" && !bodies.every(isApology));
  const said = unknown.filter(({ act }) => act.kind === "say");
  const apologies = chat.filter(isApologyMessage).length;
  return [...presses, ...said.slice(apologies)].map(({ act }) => `acknowledged and not known: ${nameOf(act)}`);
}

/** Every copy of a delivery is answered as it would be without faults, or is refused. */
function strangeAnswers(known: readonly Delivered[], wanted: Rehearsed, chat: readonly Taken[]): readonly string[] {
  const [normaliseWanted, normaliseSeen] = [createNormalise(wanted.shown), createNormalise(chat)];
  return known.flatMap(({ act, bodies }, index) => {
    if (act.kind !== "press") return [];
    const answer = normaliseWanted(wanted.answers[index]);
    const strange = bodies.filter((body) => !isApology(body) && normaliseSeen(body) !== answer);
    return strange.map((body) => `${nameOf(act)} was answered otherwise: ${shorten(normaliseSeen(body))}`);
  });
}

function tooManyOpen(wanted: Rehearsed, chat: readonly Taken[]): readonly string[] {
  const [normaliseWanted, normaliseSeen] = [createNormalise(wanted.shown), createNormalise(chat)];
  const expected = openPrompts(wanted.shown).map(normaliseWanted);
  const strange = openPrompts(chat).filter((prompt) => !expected.includes(normaliseSeen(prompt)));
  return strange.map((prompt) => `the prompt "${prompt}" stands open and is answered`);
}

function replacedNothing(chat: readonly Taken[]): readonly string[] {
  const posted = new Set(chat.filter(({ kind }) => kind === "post").map(({ id }) => id));
  const replaced = chat.filter(({ kind, id }) => kind === "replace" && !posted.has(id));
  return replaced.map(({ id }) => `the message ${id} was replaced, and was never there`);
}

function nameOf(act: Act): string {
  return act.kind === "say" ? `"${act.text.slice(0, 40)}"` : `press "${act.choice}" of prompt ${act.prompt}`;
}
