import { TEAM } from "../../src/commands/slack-playground/emulator";
import type { SlackPerson } from "../../src/commands/slack-playground/person";
import { ENGLISH } from "../../src/view/sentences";
import { slackButton } from "../support/slack-button";
import { type SlackWorld, seen, startSlackWorld } from "../support/slack-world";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(60_000);

const FORM = ENGLISH.intakeTitle;
const folder = temporaryFolder();
let world: SlackWorld;
const unused = ["ada", "ben", "cleo"];
const somebody = (): Promise<SlackPerson> => world.person(unused.shift() ?? "");

beforeAll(async () => {
  world = await startSlackWorld({ people: [...unused], settings: { DATA_DIR: folder } });
});
afterAll(async () => world?.stop());

/** Everything that was sent to the person, when a second message has been answered too. */
async function sentTo(person: SlackPerson): Promise<readonly string[]> {
  await person.say("help");
  await seen(person, ENGLISH.helpTitle);
  return (await person.messages())
    .filter(({ user }) => user !== person.id)
    .map(({ text }) => text.split("\n")[0] ?? "");
}

test("four deliveries of one event, two of them at the same moment, are answered once", async () => {
  const ada = await somebody();
  const event = {
    type: "event_callback",
    team_id: TEAM,
    event_id: "Ev0FOUR",
    event: {
      type: "message",
      channel_type: "im",
      channel: ada.direct,
      user: ada.id,
      text: "0x904 / 0x7",
      ts: "1700000000.000100",
    },
  };
  const [first, second] = await Promise.all([world.sender.json(event), world.sender.json(event)]);
  const third = await world.sender.json(event);
  await seen(ada, FORM);
  const fourth = await world.sender.json(event);
  expect([first, second, third, fourth].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(await sentTo(ada)).toEqual([expect.stringContaining("Hello"), FORM, ENGLISH.helpTitle]);
});

test("a command that Slack brings twice gets the same answer twice, and counts once", async () => {
  const ben = await somebody();
  const first = await ben.command("0x904 / 0x7");
  const second = await world.sender.again();
  expect(await second.json()).toEqual(await first.json());
  expect(await sentTo(ben)).toEqual([expect.stringContaining("Hello"), FORM, ENGLISH.helpTitle]);
});

test("two presses at once on one button are one answer, and the other says so", async () => {
  const cleo = await somebody();
  await cleo.command("0x904 / 0x7");
  const button = slackButton(await seen(cleo, FORM), "Continue");
  const before = world.asides.received.length;
  const answers = await Promise.all([1, 2].map(() => cleo.press(button, { "can-administer-host": "no" })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const sent = await sentTo(cleo);
  expect(sent.filter((title) => title === ENGLISH.helpTitle)).toHaveLength(1);
  expect(sent).toHaveLength(4);
  const remarks = world.asides.received.slice(before).map((one) => JSON.stringify(one));
  expect(remarks).toEqual([expect.stringContaining(ENGLISH.notices["already-answered"])]);
});
