import { join } from "node:path";
import type { Case } from "../../src/conversation/case";
import { ENVIRONMENT } from "../../src/conversation/intake";
import type { Message } from "../../src/conversation/message";
import { NO_EVIDENCE } from "../../src/diagnosis/evidence";
import { planNext } from "../../src/diagnosis/plan-next";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { cardsOfKnowledge, LONG_DETAILS } from "../../src/view/cards-of-knowledge";
import { ENGLISH } from "../../src/view/sentences";
import type { ViewContext } from "../../src/view/view-context";

type Named = readonly (readonly [name: string, message: Message])[];

const { knowledge } = loadKnowledge(join(__dirname, "..", "..", "knowledge"));

export const WORDS: ViewContext = {
  knowledge,
  sentences: ENGLISH,
  helpdeskContact: "IT helpdesk, phone 1234",
  retentionDays: 90,
  details: LONG_DETAILS,
};

/** What a person might type to see whether it is taken for markup. */
export const TYPED = "${title} *bold* <!channel> `x` & <b>x</b> ".repeat(7);
const plan = planNext(knowledge, NO_EVIDENCE);
const everyAnswer = Object.fromEntries(
  knowledge.observations.map(({ id, values }) => [id, values[0]?.id ?? "unknown"]),
);
export const offered = knowledge.fixes.filter(({ risk }) => risk !== "never");
/** As full as a case gets. */
export const CASE: Case = {
  id: "cabcdefghijkl",
  reporter: { id: "me" },
  place: { channel: "terminal", tenant: "t", conversation: "c", visibility: "private", address: {} },
  openedAt: 0,
  stage: "trying",
  evidence: { answers: everyAnswer, fixes: {} },
  details: LONG_DETAILS,
  words: Array.from({ length: 12 }, () => TYPED),
  tried: offered.slice(0, 15).map(({ id }) => ({ fix: id, outcome: "failed", at: 0 })),
  ledger: offered.slice(0, 5).map(({ id }) => ({ fix: id, since: 0, postponed: true })),
  consented: [],
  triaged: [],
  asked: 0,
  intakeDone: true,
  prompts: 1,
  works: false,
  goesOnAlone: false,
  heardAt: 0,
  reminders: 0,
  unreachable: false,
};
const FIELDS = ["codes", "target", "environment", "failing-moment", "can-administer-host"] as const;
const PACKET = { case: CASE, plan, reason: "asked", forOthers: offered[0]?.id, at: 0 } as const;

const ofTheCase: Named = [
  ["help", { kind: "help" }],
  ["why", { kind: "why", plan, prompt: undefined }],
  ["status", { kind: "status", case: CASE, causes: plan.causes }],
  ["ledger", { kind: "ledger", changes: CASE.ledger }],
  ["code-meaning", { kind: "code-meaning", codes: longestCodes(), unreadable: [TYPED] }],
  ["code", { kind: "code", prompt: { id: "1", kind: "code", codes: ["0x904", "0x7"], unreadable: ["<!here>"] } }],
  ["forget", { kind: "forget", prompt: { id: "1", kind: "forget" }, changes: CASE.ledger }],
  [
    "solved",
    {
      kind: "solved",
      prompt: { id: "1", kind: "solved" },
      case: { ...CASE, solvedBy: offered[0]?.id ?? "" },
      causes: plan.causes,
    },
  ],
  ["follow-up", { kind: "follow-up", prompt: { id: "1", kind: "follow-up" }, solvedBy: offered[0]?.id }],
  ["settled follow-up", { kind: "settled", prompt: { id: "1", kind: "follow-up" }, choice: "holds", given: [] }],
  ["closed follow-up", { kind: "closed-card", prompt: { id: "1", kind: "follow-up" } }],
  ["packet", { kind: "handed-over", prompt: { id: "1", kind: "handed-over", reason: "asked" }, packet: PACKET }],
  [
    "intake",
    {
      kind: "intake",
      prompt: { id: "1", kind: "intake", fields: FIELDS },
      fields: FIELDS,
      environments: ENVIRONMENT,
      noted: [],
    },
  ],
  [
    "correct",
    {
      kind: "correct",
      prompt: { id: "1", kind: "correct", observations: Object.keys(everyAnswer) },
      answers: Object.entries(everyAnswer).map(([observation, value]) => ({ observation, value })),
    },
  ],
];

const ofKnowledge = cardsOfKnowledge(knowledge, plan).map(({ id, message }): Named[number] => [
  `${message.kind} ${id}`,
  message,
]);

const besidesThem = offered.flatMap(
  ({ id }): Named => [
    [`menu ${id}`, { kind: "menu", prompt: { id: "1", kind: "fix", fix: id } }],
    ...(["did-not-help", "asked", "reminded"] as const).map((reason): Named[number] => [
      `undo ${reason} ${id}`,
      { kind: "undo", prompt: { id: "1", kind: "undo", fix: id, reason } },
    ]),
    [`settled ${id}`, { kind: "settled", prompt: { id: "1", kind: "fix", fix: id }, choice: "worked", given: [] }],
    [`closed ${id}`, { kind: "closed-card", prompt: { id: "1", kind: "fix", fix: id } }],
  ],
);

/** Every message that becomes a card, of the fullest case and of every entry of the knowledge. */
export const CARDS: Named = [...ofTheCase, ...ofKnowledge, ...besidesThem];

/** Those that are plain text in every channel. */
export const TEXTS: Named = [
  ["welcome", { kind: "welcome", isShared: true }],
  ["reminder of one change", { kind: "reminder", changes: CASE.ledger.slice(0, 1) }],
  ["reminder of several changes", { kind: "reminder", changes: CASE.ledger }],
  ["closed in silence", { kind: "closed-in-silence", changes: [] }],
  ["closed in silence with open changes", { kind: "closed-in-silence", changes: CASE.ledger }],
  ["packet as text", { kind: "packet-text", packet: PACKET }],
  ["unreadable field", { kind: "unreadable-field", value: "<!channel>" }],
  ...offered.flatMap(
    ({ id }): Named => [
      [`commands ${id}`, { kind: "commands", prompt: { id: "1", kind: "fix", fix: id } }],
      [`request ${id}`, { kind: "request", fix: id }],
    ],
  ),
];

/** The codes with the longest meanings, as many as may be asked for at once. */
function longestCodes(): readonly string[] {
  const length = ({ meaning, notSaid = "", lookFirst = "" }: (typeof knowledge.codes)[number]) =>
    meaning.length + notSaid.length + lookFirst.length;
  return [...knowledge.codes]
    .sort((a, b) => length(b) - length(a))
    .slice(0, 6)
    .map(({ code }) => code);
}
