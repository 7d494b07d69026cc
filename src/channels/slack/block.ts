/** One block of Block Kit: https://docs.slack.dev/reference/block-kit/blocks. The templates in `cards/slack/` know the rest. */
export interface Block {
  readonly type: string;
  readonly block_id?: string;
  readonly [property: string]: unknown;
}

export interface SlackMessage {
  /** What notifications show and screen readers read; Slack reads markup in it, so it comes escaped. */
  readonly text: string;
  readonly blocks: readonly Block[];
}
