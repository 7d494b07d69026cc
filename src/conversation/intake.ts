import type { Answer } from "../diagnosis/evidence";
import type { Knowledge } from "../diagnosis/knowledge";
import type { SecretKind } from "../reading/reading";
import type { Case, IntakeField } from "./case";
import type { Context } from "./context";

/** Several of these may hold at once. */
export const ENVIRONMENT = [
  "target-azure-vm",
  "after-windows11-upgrade",
  "via-vpn-or-ztna",
  "via-pam",
  "via-rd-gateway",
] as const;

const CODES: readonly string[] = ["error-code", "extended-code"];

/** What one person said in the form, and the code text that could not be read. */
export interface FilledForm {
  readonly answers: readonly Answer[];
  readonly unreadable?: string;
  readonly secrets: readonly SecretKind[];
}

/** The fields that are still open: what the first words told is not asked again. */
export function openFields(state: Case, knowledge: Knowledge): readonly IntakeField[] {
  const isOpen = (observation: string) => isKnown(knowledge, observation) && !(observation in state.evidence.answers);
  const fields: IntakeField[] = [];
  if (codesOpen(state)) fields.push("codes");
  if (ENVIRONMENT.some(isOpen)) fields.push("environment");
  if (isOpen("failing-moment")) fields.push("failing-moment");
  if (isOpen("can-administer-host")) fields.push("can-administer-host");
  return fields;
}

/** The environments that the form still offers. */
export function openEnvironments(answers: Readonly<Record<string, string>>, knowledge: Knowledge): readonly string[] {
  return ENVIRONMENT.filter((observation) => isKnown(knowledge, observation) && !(observation in answers));
}

/** Reads the form. A field left empty counts as "don't know"; nothing is guessed. */
export function readForm(
  context: Context,
  state: Case,
  fields: readonly IntakeField[],
  filled: Readonly<Record<string, string>>,
): FilledForm {
  const answers: Answer[] = [];
  const secrets: SecretKind[] = [];
  let unreadable: string | undefined;
  for (const field of fields) {
    const value = (filled[field] ?? "").trim();
    if (field === "codes") {
      const read = readCodesField(context, state, value);
      answers.push(...read.answers);
      secrets.push(...read.secrets);
      unreadable = read.unreadable;
    } else if (field === "environment") {
      answers.push(...readEnvironment(context.knowledge, state, value));
    } else {
      answers.push({ observation: field, value: legalValue(context.knowledge, field, value) });
    }
  }
  return { answers, secrets, ...(unreadable === undefined ? {} : { unreadable }) };
}

function codesOpen(state: Case): boolean {
  const { "error-code": code, "extended-code": extended } = state.evidence.answers;
  return code === undefined || (code === "0x904" && extended === undefined);
}

function readCodesField(context: Context, state: Case, value: string): FilledForm {
  const missing = CODES.filter((one) => !(one in state.evidence.answers));
  if (value === "" || value === "unknown") return { answers: missing.map(unknown), secrets: [] };
  const reading = context.read(value);
  const codes = reading.answers.filter(({ observation }) => CODES.includes(observation));
  const { secrets, text } = reading;
  if (codes.length === 0) return { answers: [], unreadable: text, secrets };
  const given = onlyExtendedMissing(missing) ? codes.map((code) => asExtended(state, code)) : codes;
  const told = given.map(({ observation }) => observation);
  return { answers: [...given, ...missing.filter((one) => !told.includes(one)).map(unknown)], secrets };
}

function onlyExtendedMissing(missing: readonly string[]): boolean {
  return missing.length === 1 && missing[0] === "extended-code";
}

/** Asked for the extended code alone, people type it alone; the code that is known already stays what it is. */
function asExtended(state: Case, code: Answer): Answer {
  const known = state.evidence.answers["error-code"];
  return code.observation === "error-code" && code.value !== known ? { ...code, observation: "extended-code" } : code;
}

function readEnvironment(knowledge: Knowledge, state: Case, value: string): readonly Answer[] {
  const picked = value.split(",").map((one) => one.trim());
  const offered = openEnvironments(state.evidence.answers, knowledge);
  const told = picked.some((one) => one === "none" || offered.includes(one));
  return offered.map((observation) => {
    if (!told) return unknown(observation);
    return { observation, value: picked.includes(observation) ? "yes" : "no" };
  });
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
