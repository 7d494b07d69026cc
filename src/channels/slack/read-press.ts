import { z } from "zod";
import type { Delivery } from "../../conversation/event";
import { type Unsupported, unsupported } from "../unsupported";

const ID_LENGTH = 100;
const VALUE_LENGTH = 4000;

const ID = z.string().min(1).max(ID_LENGTH);
const VALUE = z.object({ case: ID, prompt: ID, choice: ID });
const OPTION = z.object({ value: z.string().max(VALUE_LENGTH) });
/** What stands in a field: typed, picked, or several picked. */
const FIELD = z.object({
  value: z.string().max(VALUE_LENGTH).nullish(),
  selected_option: OPTION.nullish(),
  selected_options: z.array(OPTION).max(ID_LENGTH).nullish(),
});

export interface PressParts {
  /** Of the button. */
  readonly value: unknown;
  /** `state.values` of the message. */
  readonly values: unknown;
  /** Of the message that the button stands on. */
  readonly messageId: string;
}

/**
 * Reads the value of a button and the fields of its card. Anybody can send any value: here only the shape is made sure
 * of; whether the case, the prompt and the choice exist and are this person's is checked by `decide`.
 */
export function readPress({ value, values, messageId }: PressParts): Delivery["what"] | Unsupported {
  const parsed = VALUE.safeParse(parseJson(value));
  if (!parsed.success) return unsupported("the value of the button is not one of ours");
  const { case: caseId, prompt, choice } = parsed.data;
  const fields = readFields(values, `${caseId}:${prompt}:`);
  if (fields === undefined) return unsupported("the fields of the card are not as expected");
  return { kind: "pressed", press: { case: caseId, prompt, choice, fields, messageId } };
}

const VALUES = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Of this card only: Slack keeps what stands in the fields of others. */
function readFields(values: unknown, prefix: string): Readonly<Record<string, string>> | undefined {
  const blocks = VALUES.safeParse(values ?? {});
  if (!blocks.success) return undefined;
  const ofCard = Object.entries(blocks.data).filter(([block]) => block.startsWith(prefix));
  const read = ofCard.map(([block, elements]) => {
    const field = FIELD.safeParse(Object.values(elements)[0]);
    return [block.slice(prefix.length), field.success ? pickedOf(field.data) : undefined] as const;
  });
  if (read.some(([id, value]) => value === undefined || id.length > ID_LENGTH)) return undefined;
  return Object.fromEntries(read.flatMap(([id, value]) => (value ? [[id, value]] : [])));
}

/** "" where it was left empty. */
function pickedOf({ value, selected_option: one, selected_options: several }: z.infer<typeof FIELD>): string {
  return several ? several.map((option) => option.value).join(",") : (one?.value ?? value ?? "");
}

function parseJson(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
