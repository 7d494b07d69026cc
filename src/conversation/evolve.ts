import { NO_EVIDENCE } from "../diagnosis/evidence";
import type { Case, Change } from "./case";
import type { Fact } from "./fact";

/** So many of the latest messages, and so much of each, go into the packet. */
const MAX_WORDS = { messages: 12, characters: 300 };

/** The case after one more fact. A case begins with `opened`; any other first fact is a bug. */
export function evolve(state: Case | undefined, fact: Fact): Case {
  if (fact.kind === "opened") return openCase(fact);
  if (!state) throw new Error(`A case cannot begin with the fact "${fact.kind}".`);
  const after = afterFact(state, fact);
  return fact.from === undefined ? { ...after, heardAt: fact.at } : after;
}

function afterFact(state: Case, fact: Exclude<Fact, { readonly kind: "opened" }>): Case {
  switch (fact.kind) {
    case "moved":
      return { ...state, place: fact.place };
    case "said":
      return { ...state, words: [...state.words, shorten(fact.text)].slice(-MAX_WORDS.messages) };
    case "answered":
      return { ...state, evidence: { ...state.evidence, answers: withAnswers(state, fact) } };
    case "hinted":
      return { ...state, evidence: { ...state.evidence, hints: withHints(state, fact) } };
    case "told-details":
      return { ...state, details: { ...state.details, ...fact.details } };
    case "intake-done":
      return { ...state, intakeDone: true };
    case "prompted":
      return { ...asPrompted(state, fact), prompts: state.prompts + 1, stage: stageAt(state, fact) };
    case "settled":
      return state.prompt?.id === fact.prompt ? { ...without(state, "prompt"), asked: askedAfter(state) } : state;
    case "consented":
      return { ...state, consented: [...state.consented, fact.fix] };
    case "rated-fix":
      return {
        ...state,
        evidence: { ...state.evidence, fixes: { ...state.evidence.fixes, [fact.fix]: fact.outcome } },
        tried: [...state.tried, { fix: fact.fix, outcome: fact.outcome, at: fact.at }],
      };
    // Something that is still in place takes a case out of "fixed": it has to be taken back first.
    case "changed":
      return {
        ...without(state, "remindedAt"),
        reminders: 0,
        stage: state.stage === "fixed" ? "trying" : state.stage,
        ledger: [...dropOpen(state.ledger, fact.fix), newChange(fact)],
      };
    case "undone":
      return {
        ...withoutConsent(state, fact.fix),
        ledger: mapOpen(state.ledger, fact.fix, (change) => ({ ...change, undoneAt: fact.at })),
      };
    case "unchanged":
      return { ...withoutConsent(state, fact.fix), ledger: dropOpen(state.ledger, fact.fix) };
    case "postponed-undo":
      return { ...state, ledger: mapOpen(state.ledger, fact.fix, (change) => ({ ...change, postponed: true })) };
    case "works":
      return fact.fix ? { ...state, works: true, solvedBy: fact.fix } : { ...without(state, "solvedBy"), works: true };
    case "fixed":
      return asFixed(state, fact.at);
    case "came-back":
      return { ...without(state, "solvedBy"), works: false, stage: "asking" };
    case "handed-over":
      return { ...state, stage: "with-desk" };
    case "went-on":
      return { ...state, stage: "asking", goesOnAlone: true };
    case "started-over":
      return startOver(state);
    case "heard":
    case "held":
      return state;
    case "followed-up":
    case "follow-up-skipped":
      return { ...state, followedUpAt: fact.at };
    case "reminded":
      return { ...state, reminders: state.reminders + 1, remindedAt: fact.at };
    case "unreachable":
    case "reachable":
      return { ...state, unreachable: fact.kind === "unreachable" };
    case "closed":
      return { ...without(state, "prompt"), stage: "closed", closedFor: fact.reason };
  }
}

function openCase(fact: Fact & { kind: "opened" }): Case {
  return {
    id: fact.id,
    reporter: fact.by,
    place: fact.place,
    openedAt: fact.at,
    stage: "intake",
    evidence: NO_EVIDENCE,
    details: {},
    words: [],
    tried: [],
    ledger: fact.carried,
    consented: [],
    intakeDone: false,
    asked: 0,
    triaged: [],
    prompts: 0,
    works: false,
    goesOnAlone: false,
    heardAt: fact.at,
    reminders: 0,
    unreachable: false,
  };
}

/** What was tried and asked is forgotten; the ledger and the numbering of prompts go on. */
function startOver(state: Case): Case {
  return {
    ...without(without(state, "prompt"), "solvedBy"),
    stage: "intake",
    evidence: NO_EVIDENCE,
    details: {},
    tried: [],
    consented: [],
    intakeDone: false,
    asked: 0,
    triaged: [],
    works: false,
    goesOnAlone: false,
  };
}

/** A case that is fixed already stays fixed since then: whether it held is asked once for a fix. */
function asFixed(state: Case, at: number): Case {
  return state.stage === "fixed" ? state : { ...without(state, "followedUpAt"), stage: "fixed", fixedAt: at };
}

function withAnswers(state: Case, fact: Fact & { kind: "answered" }): Readonly<Record<string, string>> {
  const given = fact.answers.map(({ observation, value }) => [observation, value] as const);
  return { ...state.evidence.answers, ...Object.fromEntries(given) };
}

function withHints({ evidence }: Case, fact: Fact & { kind: "hinted" }): Readonly<Record<string, string>> {
  const given = fact.answers.map(({ observation, value }) => [observation, value] as const);
  return { ...evidence.hints, ...Object.fromEntries(given) };
}

function askedAfter({ asked, prompt }: Case): number {
  if (prompt?.kind === "intake") return asked + prompt.fields.length;
  return prompt?.kind === "question" ? asked + 1 : asked;
}

function asPrompted(state: Case, { prompt }: Fact & { kind: "prompted" }): Case {
  if (prompt.kind !== "triage") return { ...state, prompt };
  return { ...state, prompt, triaged: [...new Set([...state.triaged, prompt.block])] };
}

function stageAt(state: Case, fact: Fact & { kind: "prompted" }): Case["stage"] {
  switch (fact.prompt.kind) {
    case "intake":
      return "intake";
    case "question":
    case "triage":
      return "asking";
    case "consent":
    case "fix":
    case "tested":
      return "trying";
    default:
      return state.stage;
  }
}

/** What was taken back needs to be agreed to anew. */
function withoutConsent(state: Case, fix: string): Case {
  return { ...state, consented: state.consented.filter((one) => one !== fix) };
}

function shorten(text: string): string {
  return text.length > MAX_WORDS.characters ? `${text.slice(0, MAX_WORDS.characters)}…` : text;
}

function newChange(fact: Fact & { kind: "changed" }): Change {
  return { fix: fact.fix, since: fact.at, postponed: false };
}

function dropOpen(ledger: readonly Change[], fix: string): readonly Change[] {
  return ledger.filter((change) => change.fix !== fix || change.undoneAt !== undefined);
}

function mapOpen(ledger: readonly Change[], fix: string, to: (change: Change) => Change): readonly Change[] {
  return ledger.map((change) => (change.fix === fix && change.undoneAt === undefined ? to(change) : change));
}

function without<Key extends "prompt" | "solvedBy" | "followedUpAt" | "remindedAt">(
  state: Case,
  key: Key,
): Omit<Case, Key> & Case {
  const { [key]: _left, ...rest } = state;
  return rest as Omit<Case, Key> & Case;
}
