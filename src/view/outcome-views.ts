import type { Case, Change } from "../conversation/case";
import { makerOf } from "../conversation/context";
import { openChanges } from "../conversation/ledger";
import type { Message, Packet } from "../conversation/message";
import {
  answersInWords,
  caseFacts,
  environmentInWords,
  isEnvironment,
  knownAnswers,
  likelyInWords,
  targetFact,
  triedInWords,
} from "./case-views";
import type { View, ViewFact, ViewSection } from "./view";
import {
  awaiting,
  causeTitle,
  chanceWords,
  changeTitles,
  createBareView,
  makerTitle,
  observationName,
  section,
  undoSection,
  type ViewContext,
} from "./view-context";

export function ledgerView(context: ViewContext, changes: readonly Change[]): View {
  const { sentences } = context;
  return createBareView("undo", {
    title: sentences.ledgerTitle,
    text: changes.length === 0 ? [sentences.ledgerEmpty] : [],
    sections: undoSections(context, changes),
  });
}

/** The summary at the end: what it was in all likelihood, what was done, what could still be taken back. */
export function solvedView(context: ViewContext, caseId: string, message: Message & { kind: "solved" }): View {
  const { sentences } = context;
  const { case: state, causes } = message;
  const open = openChanges(state.ledger);
  return createBareView("summary", {
    title: sentences.solvedTitle,
    text: [
      ...causeWords(context, message),
      ...cureWords(context, state),
      ...(open.length === 0 ? [sentences.solvedNothingOpen] : []),
    ],
    facts: caseFacts(context, state, causes).slice(0, -2),
    sections: undoSections(context, open),
    ...awaiting(context, caseId, message.prompt),
    ...(state.solvedBy ? { fix: { id: state.solvedBy, risk: makerOf(context.knowledge, state.solvedBy).risk } } : {}),
  });
}

export function packetView(context: ViewContext, caseId: string, message: Message & { kind: "handed-over" }): View {
  const { sentences } = context;
  const { packet, prompt } = message;
  return createBareView("packet", {
    title: sentences.packetTitle,
    text: [sentences.packetReasons[packet.reason], contactWords(context)],
    facts: packetFacts(context, packet, WORDS_SHOWN),
    sections: undoSections(context, openChanges(packet.case.ledger)),
    ...awaiting(context, caseId, prompt),
  });
}

export function packetTextView(context: ViewContext, packet: Packet): View {
  const { sentences } = context;
  const lines = packetFacts(context, packet, Number.POSITIVE_INFINITY).map(({ label, value }) => `${label}: ${value}`);
  return createBareView("text", { title: sentences.packetTextTitle, text: [lines.join("\n")] });
}

function packetFacts(
  context: ViewContext,
  { case: state, plan, forOthers, at }: Packet,
  wordsShown: number,
): readonly ViewFact[] {
  const { sentences } = context;
  const or = (words: string) => (words === "" ? sentences.packetNone : words);
  const known = knownAnswers(state);
  const answers = known.filter(({ observation }) => !CODES.includes(observation) && !isEnvironment(observation));
  const open = openChanges(state.ledger).map(
    (change) => `${makerTitle(context, change.fix)} (${isoMinute(change.since)})`,
  );
  const best = plan.move.kind === "hand-over" ? plan.runnerUp?.move : plan.move;
  const next = forOthers ?? (best?.kind === "try" ? best.fix : undefined);
  const unknown = Object.entries(state.evidence.answers).filter(([, value]) => value === "unknown");
  return [
    { label: sentences.packetCase, value: state.id },
    { label: sentences.packetSince, value: `${isoMinute(state.openedAt)} – ${isoMinute(at)}` },
    ...targetFact(context, state),
    { label: sentences.packetCodes, value: or(codesInWords(state)) },
    { label: sentences.factEnvironment, value: or(environmentInWords(context, known)) },
    { label: sentences.factAnswers, value: or(answersInWords(context, answers)) },
    { label: sentences.factTried, value: or(triedInWords(context, state)) },
    { label: sentences.factOpen, value: or(open.join(sentences.and)) },
    { label: sentences.packetCauses, value: or(likelyInWords(context, plan.causes)) },
    ...(next === undefined ? [] : [{ label: sentences.packetNext, value: makerTitle(context, next) }]),
    ...(unknown.length > 0
      ? [{ label: sentences.packetUnknown, value: unknown.map(([id]) => observationName(context, id)).join(", ") }]
      : []),
    ...(state.words.length > 0
      ? [{ label: sentences.packetWords, value: state.words.join(" / ").slice(-wordsShown) }]
      : []),
  ];
}

/** A cause less likely than this is not named as what it was. */
const LEAST_TO_NAME = 0.25;

const UNDO_SHOWN = 2;
/** Characters of a person's own words on the card; the text to copy holds all that is kept. */
const WORDS_SHOWN = 600;

const CODES = ["error-code", "extended-code"];

function codesInWords({ evidence }: Case): string {
  return CODES.map((observation) => evidence.answers[observation])
    .filter((code) => code?.startsWith("0x"))
    .join(" / ");
}

/** The steps of the first few; the others are named, so that the card stays within what a platform takes. */
function undoSections(context: ViewContext, changes: readonly Change[]): readonly ViewSection[] {
  const { undoMoreTitle, undoMore, and } = context.sentences;
  const titles = changeTitles(context, changes.slice(UNDO_SHOWN));
  const more = titles.length > 0 ? section(context, undoMoreTitle, [{ text: undoMore(titles.join(and)) }]) : [];
  const shown = changes.slice(0, UNDO_SHOWN).flatMap((change) => {
    const maker = makerOf(context.knowledge, change.fix);
    return undoSection(context, maker, context.sentences.undoOf(maker.title));
  });
  return [...shown, ...more];
}

function causeWords(context: ViewContext, { causes }: Message & { kind: "solved" }): readonly string[] {
  const { sentences } = context;
  const leader = causes[0];
  if (!leader || leader.chance < LEAST_TO_NAME) return [sentences.solvedUnknownCause];
  return [sentences.solvedCause(causeTitle(context, leader.cause), chanceWords(context, leader.chance))];
}

function cureWords(context: ViewContext, { solvedBy }: Case): readonly string[] {
  const { sentences } = context;
  if (solvedBy === undefined) return [sentences.solvedByItself];
  const isTest = context.knowledge.fixes.some(({ id, test }) => id === solvedBy && test);
  return [sentences.solvedBy(makerTitle(context, solvedBy)), ...(isTest ? [sentences.solvedTest] : [])];
}

function contactWords({ sentences, helpdeskContact }: ViewContext): string {
  return helpdeskContact ? sentences.packetContact(helpdeskContact) : sentences.packetNoContact;
}

/** "2026-11-21 14:05 UTC". */
function isoMinute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
