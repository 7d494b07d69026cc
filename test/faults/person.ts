import { setTimeout as rest } from "node:timers/promises";
import type { Act, Script } from "./act";
import type { WayOut } from "./channel";
import type { Delivered, Sender } from "./send-acts";
import { findButton, type Shown, type Wanted } from "./sight";

/** How one person's conversation went. */
export interface Life {
  readonly delivered: readonly Delivered[];
  /** Why they could not go on; absent when they came to the end of what they meant to do. */
  readonly unfinished?: string;
}

export interface LifeParts {
  readonly channel: Pick<WayOut, "isApology" | "isApologyMessage">;
  readonly script: Script;
  readonly sender: Sender;
  /** What they see. */
  readonly chat: () => readonly Shown[];
  /** Resolves when there is more to see, or after so many milliseconds. */
  readonly next: (patience: number) => Promise<void>;
  readonly patience: number;
  /** Called after each act of the script. */
  readonly tell: () => void;
}

const MOST_TRIES = 40;
const REST_MS = 300;
const REACTION_MS = 5_000;
const STATUS: Said = { kind: "say", text: "status" };

class Stuck extends Error {}

type Said = Act & { readonly kind: "say" };

interface Person extends LifeParts {
  /** The last words, and how many apologies there were by then: one more is for them. */
  said: { readonly act: Said; readonly apologies: number } | undefined;
}

/** Does what the script says, one act after the other, and does again what the bot asks to be done again. */
export async function live(parts: LifeParts): Promise<Life> {
  const { script, sender, tell } = parts;
  const person: Person = { ...parts, said: undefined };
  let done = 0;
  try {
    for (const { act, before } of script.scripted) {
      await waitFor(person, before);
      await doIt(person, act);
      done += 1;
      tell();
    }
    await waitFor(person, script.end);
    await sender.settle();
    return { delivered: sender.delivered };
  } catch (error) {
    const reason = error instanceof Stuck ? error.message : `stopped: ${String(error)}`;
    return { delivered: sender.delivered, unfinished: `act ${done + 1} of ${script.scripted.length}: ${reason}` };
  }
}

/** Waits for the card; asks once how things stand when it does not come. */
async function waitFor(person: Person, wanted: Wanted | undefined): Promise<void> {
  if (wanted === undefined || (await comes(person, wanted))) return;
  await say(person, STATUS);
  if (await comes(person, wanted)) return;
  throw new Stuck(`the card of prompt ${wanted.prompt} did not come`);
}

/** An apology may come late, after messages of the turn before: the words are said again then too. */
async function comes(person: Person, wanted: Wanted): Promise<boolean> {
  const isThere = () => findButton(person.chat(), wanted) !== undefined;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (!(await seen(person, () => isThere() || isRefused(person), person.patience))) return false;
    if (isThere()) return true;
    person.sender.withdraw();
    if (person.said) await say(person, person.said.act);
  }
  return false;
}

function doIt(person: Person, act: Act): Promise<void> {
  return act.kind === "press" ? press(person, act) : say(person, act);
}

async function press({ channel, sender }: Person, act: Act & { kind: "press" }): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const delivered = await sender.send(act);
    if (!delivered) throw new Stuck(`no card has the button "${act.choice}" of prompt ${act.prompt}`);
    if (delivered.bodies.some((body) => !channel.isApology(body))) return;
    await rest(REST_MS);
  }
  throw new Stuck(`the press on "${act.choice}" was refused ${MOST_TRIES} times`);
}

/** Whether words were taken shows in what comes next, or where they were said elsewhere in the answer. */
async function say(person: Person, act: Said): Promise<void> {
  const { channel, sender, chat } = person;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = chat().length;
    person.said = { act, apologies: apologiesIn(person) };
    const delivered = await sender.send(act);
    const isTaken = delivered?.bodies.some((body) => !channel.isApology(body));
    if (isTaken) await seen(person, () => chat().length > before, Math.min(REACTION_MS, person.patience));
    if (isTaken && !isRefused(person)) return;
    sender.withdraw();
    await rest(REST_MS);
  }
  throw new Stuck(`"${act.text.slice(0, 20)}" was refused ${MOST_TRIES} times`);
}

function isRefused(person: Person): boolean {
  return person.said !== undefined && apologiesIn(person) > person.said.apologies;
}

async function seen({ next }: LifeParts, isSo: () => boolean, patience: number): Promise<boolean> {
  const end = Date.now() + patience;
  while (!isSo()) {
    const left = end - Date.now();
    if (left <= 0) return false;
    await next(left);
  }
  return true;
}

function apologiesIn({ channel, chat }: LifeParts): number {
  return chat().filter(channel.isApologyMessage).length;
}
