import type { Prompt } from "../../../src/conversation/case";
import type { View } from "../../../src/view/view";
import { nameOf } from "../person";
import type { Reaction } from "../trouble";
import type { ChannelWorld } from "./channel-world";

const MOST_STEPS = 60;

/** A person talks to the bot until `react` says no more; what was asked and offered, in order, and how it ended. */
export async function goThrough(
  world: ChannelWorld,
  opening: string,
  react: (view: View, prompt: Prompt) => Reaction | undefined,
): Promise<readonly string[]> {
  const { talk } = world;
  const way: string[] = [];
  await world.say(opening);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const view = talk.views.findLast(({ prompt, kind }) => prompt !== undefined && kind !== "menu");
    const state = view?.prompt && (await talk.store.find(view.prompt.case))?.state;
    const reaction = view && state?.prompt && react(view, state.prompt);
    if (!reaction) break;
    way.push(nameOf(state.prompt));
    if (reaction.kind === "said") await world.say(reaction.text);
    else await world.press(labelOf(view, reaction.choice), reaction.fields);
  }
  const last = talk.views.findLast(({ kind }) => kind === "summary" || kind === "packet");
  return [...way, last?.kind ?? "open"];
}

function labelOf({ choices, title }: View, choice: string): string {
  const found = choices.find(({ id }) => id === choice);
  if (!found) throw new Error(`The card "${title}" has no choice "${choice}".`);
  return found.label;
}
