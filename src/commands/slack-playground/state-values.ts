type Json = Readonly<Record<string, unknown>>;

/**
 * What stands in the fields of a message, as Slack sends it with a press: block → element → value. `given`: field id →
 * value; several picked ones are joined by commas.
 */
export function stateValues(blocks: readonly Json[], given: Readonly<Record<string, string>>): Json {
  const inputs = blocks.filter(({ type }) => type === "input");
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => {
      const { type, action_id } = element as { type: string; action_id: string };
      return [String(block_id), { [action_id]: { type, ...stateOf(type, given[action_id.slice("field:".length)]) } }];
    }),
  );
}

/** What was left empty is null. */
function stateOf(type: string, value = ""): Json {
  if (type === "plain_text_input") return { value: value || null };
  const picked = value.split(",").filter(Boolean);
  const options = picked.map((one) => ({ value: one }));
  const isOne = type === "static_select" || type === "radio_buttons";
  return isOne ? { selected_option: options[0] ?? null } : { selected_options: options };
}
