import { z } from "zod";
import type { Delivery } from "../../conversation/event";
import { type Unsupported, unsupported } from "../unsupported";

const ID_LENGTH = 100;
const FIELDS = 30;
const VALUE_LENGTH = 4000;

const ID = z.string().min(1).max(ID_LENGTH);
/** An input that was left empty comes as null, as "" or not at all. */
const FIELD = z.string().max(VALUE_LENGTH).nullable();
const DATA = z.object({ case: ID, prompt: ID, choice: ID }).catchall(FIELD);

/**
 * Reads the data of a button with the inputs of its card. Any member of a conversation can send any data: here only the
 * shape is made sure of; whether the case, the prompt and the choice exist and are this person's is checked by `decide`.
 */
export function readPress(data: unknown, messageId: string | null | undefined): Delivery["what"] | Unsupported {
  const parsed = DATA.safeParse(data);
  if (!parsed.success) return unsupported(`button data: ${tellIssues(parsed.error)}`);
  const { case: caseId, prompt, choice, ...rest } = parsed.data;
  const fields = Object.entries(rest).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const]));
  if (fields.length > FIELDS) return unsupported(`button data: more than ${FIELDS} fields`);
  if (fields.some(([id]) => id.length > ID_LENGTH)) return unsupported("button data: the name of a field is too long");
  return {
    kind: "pressed",
    press: { case: caseId, prompt, choice, fields: Object.fromEntries(fields), ...(messageId ? { messageId } : {}) },
  };
}

function tellIssues(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
}
