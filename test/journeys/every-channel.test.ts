import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type SlackEmulator, startEmulator } from "../../src/commands/slack-playground/emulator";
import type { Prompt } from "../../src/conversation/case";
import { createContext } from "../../src/create-context";
import { runCases } from "../../src/evaluation/cases/evaluate";
import { readRealCases } from "../../src/evaluation/cases/real-case";
import { pressFor } from "../../src/evaluation/cases/replay-case";
import { ENGLISH } from "../../src/view/sentences";
import type { ChannelWorld } from "../support/channel-worlds/channel-world";
import { goThrough } from "../support/channel-worlds/go-through";
import { openSlack } from "../support/channel-worlds/slack";
import { openTeams } from "../support/channel-worlds/teams";
import { openTerminal } from "../support/channel-worlds/terminal";
import { PROJECT, play } from "../support/person";
import { reactTo } from "../support/trouble";
import * as troubles from "../support/troubles";

jest.setTimeout(120_000);

const CASES = 20;
const { knowledge } = PROJECT;
const WORDS = { knowledge, sentences: ENGLISH, helpdeskContact: undefined, retentionDays: undefined, details: {} };

let emulator: SlackEmulator;
beforeAll(async () => {
  emulator = await startEmulator(["ada"]);
});
afterAll(async () => emulator?.stop());

const CHANNELS: Readonly<Record<string, () => Promise<ChannelWorld>>> = {
  Slack: () => openSlack(emulator),
  Teams: openTeams,
  "the terminal": async () => openTerminal(),
};

async function inWorld<Result>(channel: string, live: (world: ChannelWorld) => Promise<Result>): Promise<Result> {
  const world = await CHANNELS[channel]?.();
  if (!world) throw new Error(`There is no ${channel}.`);
  try {
    return await live(world);
  } finally {
    await world.stop();
  }
}

describe.each(["Slack", "Teams"])("through %s", (channel) => {
  test.each(Object.entries(troubles))(
    "%s takes the way that the conversation takes, and every command is shown",
    async (_name, trouble) => {
      const story = await play(trouble);
      await inWorld(channel, async (world) => {
        const way = await goThrough(world, trouble.opening, (view, prompt) => reactTo(trouble, view, prompt));
        expect(way).toEqual(story.way);
        expect(world.problems()).toEqual([]);
        const shown = world.seen().join("\n");
        for (const run of commandsOf(world)) expect(shown).toContain(JSON.stringify(run));
      });
    },
  );
});

/** Every so many of the cases, so that all kinds are among them. */
const real = readRealCases(readFileSync(join(__dirname, "../fixtures/cases/threads.jsonl"), "utf8"), knowledge);
const some = real.filter((_one, index) => index % Math.floor(real.length / CASES) === 0).slice(0, CASES);
const runs = runCases(createContext(PROJECT, WORDS), some, "planner");

test(`there are ${CASES} cases`, () => {
  expect(some).toHaveLength(CASES);
});

test.each(runs)(
  "the evaluation's proposals come in the same order through Slack and the terminal: $real.id",
  async ({ real: one, replay }) => {
    for (const channel of ["Slack", "the terminal"]) {
      const proposed = await inWorld(channel, async (world) => {
        const offered: string[] = [];
        await goThrough(world, one.opening, (_view, prompt) => {
          const fix = prompt.kind === "fix" || prompt.kind === "consent" ? prompt.fix : undefined;
          if (fix !== undefined && !offered.includes(fix)) offered.push(fix);
          return isOver(prompt) ? undefined : { kind: "pressed", ...pressFor(one, prompt, knowledge) };
        });
        return offered;
      });
      expect([channel, ...proposed]).toEqual([channel, ...replay.proposed]);
    }
  },
);

function isOver({ kind }: Prompt): boolean {
  return kind === "solved" || kind === "handed-over";
}

function commandsOf({ talk }: ChannelWorld): readonly string[] {
  return talk.views.flatMap(({ sections }) =>
    sections.flatMap(({ steps }) => steps.flatMap(({ command }) => (command ? [command.run] : []))),
  );
}
