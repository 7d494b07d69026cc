import type { Details } from "../diagnosis/details";
import type { FormField } from "../diagnosis/draw-answers";
import type { Answer } from "../diagnosis/evidence";
import type { Knowledge } from "../diagnosis/knowledge";
import { readTarget } from "../reading/read-details";
import type { SecretKind } from "../reading/reading";
import type { Case, IntakeField } from "./case";
import type { Context } from "./context";

type Answers = Readonly<Record<string, string>>;

/** Several of these may hold at once. */
export const ENVIRONMENT = [
  "target-azure-vm",
  "after-windows11-upgrade",
  "via-vpn-or-ztna",
  "via-pam",
  "via-rd-gateway",
] as const;

const FIELDS: readonly IntakeField[] = ["codes", "target", "environment", "failing-moment", "can-administer-host"];
/** A form of so many fields has room for one that only fills in commands. */
const LONG_FORM = 3;
const CODES: readonly string[] = ["error-code", "extended-code"];
const ADDRESS = "address-typed";
const OWN_PC = "localhost-or-own-pc";
const NOTHING: FilledForm = { answers: [], hints: [], details: {}, secrets: [] };

/** What one person said in the form, and the text that could not be read. */
export interface FilledForm {
  readonly answers: readonly Answer[];
  /** What was left unticked is likely not so, but was not said. */
  readonly hints: readonly Answer[];
  readonly details: Details;
  /** The codes as typed, where they are none. */
  readonly unreadable?: string;
  /** The target as typed, where it cannot be one. */
  readonly refused?: string;
  readonly secrets: readonly SecretKind[];
}

/** The fields that are still open, as the planner weighs them: what was told is not asked again. */
export function openFields(answers: Answers, knowledge: Knowledge): readonly FormField[] {
  const isOpen = (observation: string) => isKnown(knowledge, observation) && !(observation in answers);
  const fields: readonly FormField[] = [
    { id: "codes", observations: codesOpen(answers) ? CODES.filter(isOpen) : [] },
    { id: "environment", observations: ENVIRONMENT.filter(isOpen) },
    { id: "failing-moment", observations: ["failing-moment"].filter(isOpen) },
    { id: "can-administer-host", observations: ["can-administer-host"].filter(isOpen) },
  ];
  return fields.filter(({ observations }) => observations.length > 0);
}

/** The fields of the form; the name of the target is worth a line on it, not a form of its own, and not a second time. */
export function fieldsToAsk(state: Case, wanted: readonly string[]): readonly IntakeField[] {
  const isLong = wanted.length >= LONG_FORM;
  return FIELDS.filter((field) =>
    field === "target" ? isLong && state.details.host === undefined : wanted.includes(field),
  );
}

/** The environments that the form still offers. */
export function openEnvironments(answers: Answers, knowledge: Knowledge): readonly string[] {
  return ENVIRONMENT.filter((observation) => isKnown(knowledge, observation) && !(observation in answers));
}

/** Reads the form. A field left empty counts as "don't know"; nothing is guessed. */
export function readForm(
  context: Context,
  state: Case,
  fields: readonly IntakeField[],
  filled: Readonly<Record<string, string>>,
): FilledForm {
  const filledIn = fields.map((field) => readField(context, state, field, (filled[field] ?? "").trim()));
  const unreadable = filledIn.find((one) => one.unreadable !== undefined)?.unreadable;
  const refused = filledIn.find((one) => one.refused !== undefined)?.refused;
  return {
    answers: filledIn.flatMap(({ answers }) => answers),
    hints: filledIn.flatMap(({ hints }) => hints),
    details: Object.assign({}, ...filledIn.map(({ details }) => details)),
    secrets: filledIn.flatMap(({ secrets }) => secrets),
    ...(unreadable === undefined ? {} : { unreadable }),
    ...(refused === undefined ? {} : { refused }),
  };
}

function readField(context: Context, state: Case, field: IntakeField, value: string): FilledForm {
  switch (field) {
    case "codes":
      return readCodesField(context, state, value);
    case "target":
      return readTargetField(context, state, value);
    case "environment":
      return { ...NOTHING, ...readEnvironment(context.knowledge, state, value) };
    default:
      return { ...NOTHING, answers: [{ observation: field, value: legalValue(context.knowledge, field, value) }] };
  }
}

function codesOpen({ "error-code": code, "extended-code": extended }: Answers): boolean {
  return code === undefined || (code === "0x904" && extended === undefined);
}

function readCodesField(context: Context, state: Case, value: string): FilledForm {
  const missing = CODES.filter((one) => !(one in state.evidence.answers));
  if (value === "" || value === "unknown") return { ...NOTHING, answers: missing.map(unknown) };
  const reading = context.read(value);
  const codes = reading.answers.filter(({ observation }) => CODES.includes(observation));
  const { secrets, text } = reading;
  if (codes.length === 0) return { ...NOTHING, unreadable: text, secrets };
  const given = onlyExtendedMissing(missing) ? codes.map((code) => asExtended(state, code)) : codes;
  const told = given.map(({ observation }) => observation);
  return { ...NOTHING, answers: [...given, ...missing.filter((one) => !told.includes(one)).map(unknown)], secrets };
}

/** Secrets are cut first: somebody may paste a password into any field. */
function readTargetField(context: Context, state: Case, value: string): FilledForm {
  const { text, secrets } = context.read(value);
  if (text === "" || text === "unknown") return { ...NOTHING, secrets };
  const details = readTarget(text);
  if (!details) return { ...NOTHING, refused: text, secrets };
  const isOpen = isKnown(context.knowledge, ADDRESS) && !(ADDRESS in state.evidence.answers);
  const typed = addressTyped(details);
  return {
    ...NOTHING,
    answers: isOpen ? [{ observation: ADDRESS, value: typed }] : [],
    details: typed === OWN_PC ? {} : details,
    secrets,
  };
}

function addressTyped({ host = "", port }: Details): string {
  if (/^(?:localhost|127\.[\d.]+|::1)$/i.test(host)) return OWN_PC;
  if (port !== undefined) return "with-port";
  return /^[\d.]+$|:/.test(host) ? "ip" : "name";
}

function onlyExtendedMissing(missing: readonly string[]): boolean {
  return missing.length === 1 && missing[0] === "extended-code";
}

/** Asked for the extended code alone, people type it alone; the code that is known already stays what it is. */
function asExtended(state: Case, code: Answer): Answer {
  const known = state.evidence.answers["error-code"];
  return code.observation === "error-code" && code.value !== known ? { ...code, observation: "extended-code" } : code;
}

/** A tick says yes, "none of these" says no to all; what was left unticked besides a tick may have been overlooked. */
function readEnvironment(knowledge: Knowledge, state: Case, value: string): Pick<FilledForm, "answers" | "hints"> {
  const picked = value.split(",").map((one) => one.trim());
  const offered = openEnvironments(state.evidence.answers, knowledge);
  const ticked = offered.filter((one) => picked.includes(one));
  if (ticked.length === 0) {
    const all = picked.includes("none") ? "no" : "unknown";
    return { answers: offered.map((observation) => ({ observation, value: all })), hints: [] };
  }
  const left = offered.filter((one) => !ticked.includes(one));
  return {
    answers: ticked.map((observation) => ({ observation, value: "yes" })),
    hints: left.map((observation) => ({ observation, value: "no" })),
  };
}

function legalValue(knowledge: Knowledge, observation: string, value: string): string {
  const known = knowledge.observations.find((one) => one.id === observation)?.values.some((one) => one.id === value);
  return known ? value : "unknown";
}

function unknown(observation: string): Answer {
  return { observation, value: "unknown" };
}

function isKnown(knowledge: Knowledge, observation: string): boolean {
  return knowledge.observations.some((one) => one.id === observation);
}
