import type { Who } from "./channel";

/** Slack takes only so many messages a second for a workspace; with a few of them a large run need not wait for that. */
const PEOPLE_OF_A_WORKSPACE = 5;

/** The workspace that the bot's token belongs to; those who come first live in it. */
export const OWN_WORKSPACE = workspaceOf(0);

export function whoIs(index: number): Who {
  const user = `U${String(index).padStart(8, "0")}`;
  return { person: user, tenant: workspaceOf(index), conversation: `@${user}` };
}

/** Those in which so many people live. */
export function workspacesOf(people: number): readonly string[] {
  return [...new Set(Array.from({ length: people }, (_, index) => workspaceOf(index)))];
}

/** By their own id, or by that of the channel of their direct messages. */
export function byId(id: string): Who {
  return whoIs(Number(id.slice(1)));
}

/** The channel of somebody's direct messages. */
export function directOf({ person }: Who): string {
  return person.replace("U", "D");
}

function workspaceOf(index: number): string {
  return `T${String(Math.floor(index / PEOPLE_OF_A_WORKSPACE)).padStart(8, "0")}`;
}
