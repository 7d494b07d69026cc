import type { Store } from "../../src/storage/store";
import type { Act } from "./act";
import { compare } from "./compare";
import { compareFacts } from "./compare-facts";
import { explainRepeats, type Incident, type Repeats } from "./incidents";
import { createNormalise, keysOf } from "./normalise";
import type { Life } from "./person";
import type { Taken } from "./platform";
import type { Rehearsal, Rehearsed } from "./rehearsal";
import type { Delivered } from "./send-acts";
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
  /** What they were told alone, by the id of what they did. */
  readonly remarks: (delivery: string) => readonly unknown[];
}

export interface JudgeParts {
  readonly rehearsal: Rehearsal;
  readonly store: Store;
  readonly incidents: readonly Incident[];
}

export async function judge(evidence: Evidence, { rehearsal, store, incidents }: JudgeParts): Promise<Verdict> {
  const { channel, who, life } = evidence;
  const chat = evidence.chat.filter((shown) => !channel.isApologyMessage(shown));
  const known: Delivered[] = [];
  for (const delivered of life.delivered) {
    if (await store.seen(channel.deliveryIdOf(who, delivered.id))) known.push(delivered);
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
      ...strangeReplies(evidence, known, wanted),
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
  const wanted = rehearsal.begin(evidence.channel, evidence.who);
  try {
    for (const act of acts) await wanted.take(act);
    return { wanted, unplayable: [] };
  } catch (error) {
    return { wanted, unplayable: [`what was taken cannot be played without faults: ${String(error)}`] };
  }
}

/** An apology in the chat excuses one message there that the bot does not know; all else has it as its answer. */
function unknownActs({ channel, life, chat }: Evidence, known: readonly Delivered[]): readonly string[] {
  const unknown = life.delivered.filter((one) => one.bodies.length > 0 && !known.includes(one));
  const [said, others] = [unknown.filter(isSaidInChat), unknown.filter((one) => !isSaidInChat(one))];
  const unexcused = others.filter(({ bodies }) => !bodies.every(channel.isApology));
  const apologies = chat.filter(channel.isApologyMessage).length;
  return [...unexcused, ...said.slice(apologies)].map(({ act }) => `acknowledged and not known: ${nameOf(act)}`);
}

function isSaidInChat({ act }: Delivered): boolean {
  return act.kind === "say" && act.elsewhere !== true;
}

/** Every copy of a delivery is answered as it would be without faults, or is refused; a remark may be missing. */
function strangeReplies(evidence: Evidence, known: readonly Delivered[], wanted: Rehearsed): readonly string[] {
  const { channel, chat, remarks } = evidence;
  const [normaliseWanted, normaliseSeen] = [createNormalise(wanted.shown), createNormalise(chat)];
  return known.flatMap(({ id, act, bodies }, index) => {
    const reply = wanted.replies[index];
    const isStrange = (told: unknown, expected: unknown) =>
      !channel.isApology(told) && normaliseSeen(told) !== normaliseWanted(expected);
    const strange = [
      ...bodies.filter((body) => isStrange(body, reply?.body)),
      ...remarks(id).filter((remark) => isStrange(remark, reply?.remark)),
    ];
    return strange.map((told) => `${nameOf(act)} was answered otherwise: ${shorten(normaliseSeen(told))}`);
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
