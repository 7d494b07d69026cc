/**
 * What one Slack message may hold. The first group is ours: stricter than Slack, because Slack counts what it does not
 * document.
 */
export const LIMITS = {
  /** 50 (https://docs.slack.dev/reference/block-kit/blocks), less some room for what a sender adds. */
  blocks: 45,
  /** Texts over all blocks. From about 11,300 on some messages came back as `msg_blocks_too_long`: https://github.com/slackapi/bolt-js/issues/2867 */
  characters: 10_000,
  /** The same with `blockWeight` for each block; 13,297 fitted: https://github.com/slackapi/bolt-js/issues/2509 */
  weight: 13_000,
  /** What a block costs besides its texts, as measured in the same place. */
  blockWeight: 125,
  /** The whole message as JSON, UTF-8. */
  bytes: 25_000,
  /** The words of one rich_text block. Slack names no limit, so that of a section; a command is not split and may be longer. */
  richText: 3000,

  /** More is recommended against, and shortened at 40,000: https://docs.slack.dev/reference/methods/chat.postMessage */
  messageText: 4000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  text: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  sectionFields: 10,
  sectionField: 2000,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionElements: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  button: 75,
  /** "May truncate with ~30 characters", says the same page. */
  buttonShown: 30,
  buttonValue: 2000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  typed: 3000,
  placeholder: 150,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  selectOptions: 100,
  /** https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
  checkboxes: 10,
  /** https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element */
  radioButtons: 10,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  option: 75,
  optionValue: 150,
  optionDescription: 75,
  /** block_id and action_id: https://docs.slack.dev/reference/block-kit/blocks */
  id: 255,
} as const;

/**
 * A message a second in a channel, with short bursts, and several hundred a minute in a workspace.
 * https://docs.slack.dev/apis/web-api/rate-limits#posting-messages
 */
export const RATES = {
  conversation: { burst: 2, everyMs: 1_000 },
  tenant: { burst: 20, everyMs: 200 },
} as const;
