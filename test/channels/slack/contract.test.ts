import { type SlackEmulator, startEmulator } from "../../../src/commands/slack-playground/emulator";
import { channelContract } from "../../contracts/channel";
import { openSlack } from "../../support/channel-worlds/slack";

jest.setTimeout(60_000);

let emulator: SlackEmulator;
beforeAll(async () => {
  emulator = await startEmulator(["ada"]);
});
afterAll(async () => emulator?.stop());

channelContract(() => openSlack(emulator));
