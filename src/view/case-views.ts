import type { Case, Prompt } from "../conversation/case";
import { ENVIRONMENT } from "../conversation/intake";
import { openChanges } from "../conversation/ledger";
import type { Noted } from "../conversation/message";
import { DETAILS, type Details } from "../diagnosis/details";
import type { Answer } from "../diagnosis/evidence";
import type { Move, Plan, RankedCause, WeighedAnswer } from "../diagnosis/plan";
import type { View, ViewFact } from "./view";
import {
  answerWords,
  causeTitle,
  chanceWords,
  changeTitles,
  createBareView,
  fixIn,
  makerTitle,
  observationIn,
  observationName,
  type ViewContext,
} from "./view-context";

const CAUSES_SHOWN = 3;
const REASONS_SHOWN = 3;
/** Answers that weigh less than this say too little to be named as a reason. */
const LEAST_BITS = 0.3;

export function answersInWords(context: ViewContext, answers: readonly Noted[]): string {
  return answers.map((answer) => answerWords(context, answer)).join(context.sentences.and);
}

/** The same, with the environments that do not apply left out or summed up, so that the list stays short. */
export function answersInShort(context: ViewContext, answers: readonly Answer[]): string {
  const others = answers.filter(({ observation }) => !isEnvironment(observation));
  const environment = environmentInWords(context, answers);
  return [
    ...(environment === "" ? [] : [`${context.sentences.factEnvironment}: ${environment}`]),
    ...(others.length > 0 ? [answersInWords(context, others)] : []),
  ].join(context.sentences.and);
}

/** What of the environment applies; a plain "none" where all that was asked does not; "" where nothing is known. */
export function environmentInWords(context: ViewContext, answers: readonly Answer[]): string {
  const told = answers.filter(({ observation, value }) => isEnvironment(observation) && value !== "unknown");
  const applying = told
    .filter(({ value }) => value !== "no")
    .map(({ observation }) => observationName(context, observation));
  if (applying.length > 0) return applying.join(", ");
  return told.length > 0 ? context.sentences.environmentNone : "";
}

export function isEnvironment(observation: string): boolean {
  return ENVIRONMENT.some((one) => one === observation);
}

export function notedView(context: ViewContext, answers: readonly Noted[]): View {
  return createBareView("notice", { text: [context.sentences.noted(answersInWords(context, answers))] });
}

/** Why the open card says what it says, and what fits so far. */
export function whyView(context: ViewContext, plan: Plan, prompt: Prompt | undefined): View {
  const { sentences } = context;
  const leader = plan.causes[0];
  const reasons = leader ? reasonsFor(context, leader.evidence) : [];
  const causes = likelyCauses(context, plan.causes);
  return createBareView("why", {
    title: sentences.whyTitle,
    text: [
      ...promptReason(context, plan, prompt),
      ...(causes.length > 0 ? reasons : [sentences.whyNothing]),
      ...runnerUp(context, plan, prompt),
    ],
    facts: causes,
  });
}

export function statusView(context: ViewContext, state: Case, causes: readonly RankedCause[]): View {
  const { sentences } = context;
  const heldOpen = state.works && state.stage !== "fixed" && state.stage !== "closed";
  return createBareView("status", {
    title: sentences.statusTitle,
    text: [
      heldOpen ? sentences.heldOpen : sentences.statusStages[state.stage],
      ...(state.prompt ? [sentences.waitingFor[state.prompt.kind]] : []),
    ],
    facts: caseFacts(context, state, causes),
  });
}

/** What is known, tried, likely and still open: the lines that status and packet share. */
export function caseFacts(context: ViewContext, state: Case, causes: readonly RankedCause[]): readonly ViewFact[] {
  const { sentences } = context;
  const answers = knownAnswers(state);
  const open = changeTitles(context, openChanges(state.ledger));
  const or = (words: string) => (words === "" ? sentences.nothing : words);
  return [
    ...targetFact(context, state),
    { label: sentences.factAnswers, value: or(answersInShort(context, answers)) },
    { label: sentences.factTried, value: or(triedInWords(context, state)) },
    { label: sentences.factOpen, value: or(open.join(sentences.and)) },
    { label: sentences.factLikely, value: or(likelyInWords(context, causes)) },
  ];
}

/** Which computer it is about; no line where nobody said. */
export function targetFact(context: ViewContext, { details = {} }: Case): readonly ViewFact[] {
  const value = detailsInWords(context, details);
  return value === "" ? [] : [{ label: context.sentences.factTarget, value }];
}

/** "the computer is server01 and the port is 3390". */
export function detailsInWords({ sentences }: ViewContext, details: Details): string {
  const known = DETAILS.flatMap((detail) => {
    const value = details[detail];
    return value === undefined ? [] : [sentences.notedDetail(sentences.slotNames[detail], value)];
  });
  return known.join(sentences.andLast);
}

/** Answers that say something; "I don't know" is left out. */
export function knownAnswers(state: Case): readonly Answer[] {
  return Object.entries(state.evidence.answers)
    .map(([observation, value]) => ({ observation, value }))
    .filter(({ value }) => value !== "unknown");
}

/** Each fix once, with all that came of it: "worked, then did not help". */
export function triedInWords(context: ViewContext, state: Case): string {
  const { outcomes, and, outcomeAfter } = context.sentences;
  const fixes = [...new Set(state.tried.map(({ fix }) => fix))];
  const outcomesOf = (id: string) =>
    state.tried.filter(({ fix }) => fix === id).map(({ outcome }) => outcomes[outcome]);
  return fixes.map((id) => `${makerTitle(context, id)} (${outcomesOf(id).join(outcomeAfter)})`).join(and);
}

function likelyCauses(context: ViewContext, causes: readonly RankedCause[]): readonly ViewFact[] {
  return causes
    .slice(0, CAUSES_SHOWN)
    .filter(({ chance }) => chance >= 0.06)
    .map(({ cause, chance }) => ({ label: causeTitle(context, cause), value: chanceWords(context, chance) }));
}

/** "The cable is loose (about 1 in 2); …". */
export function likelyInWords(context: ViewContext, causes: readonly RankedCause[]): string {
  const likely = likelyCauses(context, causes).map(({ label, value }) => `${label} (${value})`);
  return likely.join(context.sentences.and);
}

export function moveInWords(context: ViewContext, move: Move): string {
  const { runnerUp: words } = context.sentences;
  switch (move.kind) {
    case "ask":
      return words.ask(observationIn(context, move.observation)?.question ?? move.observation);
    case "ask-form":
      return words.askForm;
    case "try":
      return words.try(makerTitle(context, move.fix));
    case "hand-over":
      return words.handOver;
  }
}

function promptReason(context: ViewContext, { move }: Plan, prompt: Prompt | undefined): readonly string[] {
  const { sentences } = context;
  switch (prompt?.kind) {
    case "intake":
      return [sentences.whyIntake];
    case "question": {
      const asked = observationIn(context, prompt.observation);
      return asked ? [sentences.questionWhy(asked.why)] : [];
    }
    case "consent":
    case "fix": {
      const fix = fixIn(context, prompt.fix);
      const chance = move.kind === "try" && move.fix === fix.id ? chanceWords(context, move.chance) : undefined;
      return chance === undefined ? [fix.why] : [sentences.whyTry(fix.title, chance)];
    }
    case "handed-over":
      return prompt.reason === "asked" ? [] : [sentences.whyHandOver[prompt.reason]];
    default:
      return [];
  }
}

function reasonsFor(context: ViewContext, evidence: readonly WeighedAnswer[]): readonly string[] {
  const { whyFor, whyAgainst } = context.sentences;
  const strong = evidence.filter(({ bits }) => Math.abs(bits) >= LEAST_BITS);
  const pro = strong.filter(({ bits }) => bits > 0).slice(0, REASONS_SHOWN);
  const con = strong.filter(({ bits }) => bits < 0).slice(0, REASONS_SHOWN);
  return [
    ...(pro.length > 0 ? [whyFor(answersInWords(context, pro))] : []),
    ...(con.length > 0 ? [whyAgainst(answersInWords(context, con))] : []),
  ];
}

function runnerUp(context: ViewContext, { runnerUp: next }: Plan, prompt: Prompt | undefined): readonly string[] {
  if (!next || (prompt?.kind !== "question" && prompt?.kind !== "fix" && prompt?.kind !== "consent")) return [];
  return [context.sentences.whyRunnerUp(moveInWords(context, next.move))];
}
