import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SCOPES } from "../../src/channels/slack/scopes";
import { GENERAL } from "../../src/commands/slack-playground/emulator";
import { buttonsOf, type SlackPerson, type SlackPost } from "../../src/commands/slack-playground/person";
import { ROOT } from "../../src/root";
import { ENGLISH } from "../../src/view/sentences";
import { slackButton } from "../support/slack-button";
import { type SlackWorld, seen, startSlackWorld, threadOf, until } from "../support/slack-world";
import { temporaryFolder } from "../support/temporary-folder";

jest.setTimeout(60_000);

const FORM = ENGLISH.intakeTitle;
const PEOPLE = ["ada", "ben", "cleo", "dora", "eve", "finn", "gus", "hal", "ida", "jan", "kim"];

let world: SlackWorld;
const unused = [...PEOPLE];
/** Somebody who has not talked to the bot yet. */
const somebody = (): Promise<SlackPerson> => world.person(unused.shift() ?? "");

const folder = temporaryFolder();
beforeAll(async () => {
  world = await startSlackWorld({ people: PEOPLE, settings: { DATA_DIR: folder } });
});
afterAll(async () => world?.stop());

interface Answer {
  readonly response_type: string;
  readonly text: string;
  readonly blocks: readonly { readonly elements?: readonly { readonly url?: string }[] }[];
}

async function told(answer: Response): Promise<Answer> {
  expect(answer.status).toBe(200);
  const body = (await answer.json()) as Answer;
  expect(body.response_type).toBe("ephemeral");
  return body;
}

/** The card that comes after another. */
function nextCard(person: SlackPerson, after: SlackPost, where: { channel?: string; thread?: string } = {}) {
  return until(async () => {
    const posts = await person.messages(where.channel, where.thread);
    return posts.find((post) => Number(post.ts) > Number(after.ts) && buttonsOf(post).length > 0);
  }, "the next card");
}

const inGeneral = async (person: SlackPerson) =>
  (await person.messages(GENERAL)).filter(({ user }) => user !== person.id);

describe("a command in a channel", () => {
  test("opens the case in direct messages, says so to the person alone, and shows the way there", async () => {
    const ada = await somebody();
    const { text, blocks } = await told(await ada.command("my azure vm says 0x904 / 0x7"));
    expect(text).toBe(ENGLISH.slack.inDirect);
    const urls = blocks.flatMap(({ elements }) => elements ?? []).map(({ url }) => url);
    expect(urls).toEqual(["https://slack.com/app_redirect?app=A0RECONNECT&team=T000000001"]);

    const form = await seen(ada, FORM);
    expect(form.text).toContain("0x904");
    expect((await ada.press(slackButton(form, "Continue"), { "can-administer-host": "no" })).status).toBe(200);
    await nextCard(ada, form);
    const settled = (await ada.messages()).find(({ ts }) => ts === form.ts);
    expect(settled && buttonsOf(settled)).toEqual([]);
    expect(await inGeneral(ada)).toEqual([]);
  });

  test("without a word begins, and later goes on where it stands", async () => {
    const ben = await somebody();
    await told(await ben.command(""));
    const first = await seen(ben, FORM);
    await told(await ben.command(""));
    const second = await until(
      async () => (await ben.messages()).findLast(({ ts, text }) => ts !== first.ts && text.includes(FORM)),
      "the form once more",
    );
    await ben.press(slackButton(second, "Continue"), { "can-administer-host": "no" });
    await nextCard(ben, second);
  });

  test.each([
    ["code 0x904 0x7", "0x904"],
    ["status", ENGLISH.statusTitle],
    ["help", ENGLISH.helpTitle],
  ])("/rdp %s is answered where it was typed", async (words, title) => {
    const person = await world.person("kim");
    const { text } = await told(await person.command(words));
    expect(text).toContain(title);
    expect(text).not.toContain(ENGLISH.slack.inDirect);
    expect(await inGeneral(person)).toEqual([]);
  });

  test("/rdp human hands over in direct messages", async () => {
    const cleo = await somebody();
    await told(await cleo.command("human"));
    expect((await seen(cleo, ENGLISH.packetTitle)).text).toContain("IT helpdesk, phone 1234");
  });

  test("that is typed to the bot itself is answered by the message below it alone", async () => {
    const dora = await somebody();
    const answer = await dora.command("0x904 / 0x7", dora.direct);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    await seen(dora, FORM);
  });

  test("of any length, with secrets in it, is taken, and the secret is cut out", async () => {
    const eve = await somebody();
    await told(await eve.command(`0x904 password: Winter2026! ${"and more ".repeat(300)}`));
    await told(await eve.command("human"));
    const packet = await seen(eve, ENGLISH.packetTitle);
    expect(JSON.stringify(await eve.messages())).not.toContain("Winter2026");
    expect(packet.text).toContain("0x904");
  });
});

test("words in direct messages need no command", async () => {
  const finn = await somebody();
  await finn.say("since the Windows 11 upgrade: 0x904 <extended> 0x7 & more");
  await seen(finn, "After a Windows 11 upgrade: Yes");
});

test("a mention is answered in its thread, where the case stays", async () => {
  const gus = await somebody();
  await gus.say("0x904 0x7 over the VPN", { channel: GENERAL });
  const where = await threadOf(gus);
  const form = await seen(gus, FORM, where);
  await gus.press(slackButton(form, "Continue"), { "can-administer-host": "no" });
  await nextCard(gus, form, where);
  expect(await gus.messages()).toEqual([]);

  await gus.say("status", where);
  await seen(gus, ENGLISH.statusTitle, where);
});

test("the shortcut on a message opens a case with its words, for whoever asked", async () => {
  const hal = await somebody();
  const answer = await hal.troubleshoot({
    text: "Can anybody help? My RDP says &lt;0x904&gt; 0x7 over the VPN",
    user: "U0SOMEBODY",
  });
  expect(answer.status).toBe(200);
  const form = await seen(hal, FORM);
  expect(form.text).toContain("VPN");
  await until(
    () => world.asides.received.find((one) => JSON.stringify(one).includes(ENGLISH.slack.inDirect)),
    "the way there",
  );
});

test("the shortcut on a message of the bot itself takes no words from it", async () => {
  const ida = await somebody();
  await ida.troubleshoot({ text: "Error 0x1104 is about licences", bot_id: "B0RECONNECT" });
  expect((await seen(ida, FORM)).text).not.toContain("0x1104");
});

describe("the app's own page", () => {
  interface Published {
    readonly blocks: SlackPost["blocks"];
    readonly private_metadata: string;
  }
  const pages = (person: SlackPerson) =>
    world.proxy.calls
      .filter(({ method, body }) => method === "views.publish" && body["user_id"] === person.id)
      .map(({ body }) => JSON.parse(body["view"] ?? "{}") as Published);
  const page = (person: SlackPerson, count: number) => until(() => pages(person)[count - 1], `page ${count}`);

  test("begins a case, shows it, and shows it as past when it is over", async () => {
    const jan = await somebody();
    await jan.openHome();
    const first = await page(jan, 1);
    expect(JSON.stringify(first)).toContain(ENGLISH.home.start);

    expect((await jan.pressStart()).status).toBe(200);
    const form = await seen(jan, FORM);
    expect(JSON.stringify(await page(jan, 2))).toContain(ENGLISH.home.goOn);

    await jan.press(slackButton(form, "Continue"), { "can-administer-host": "no" });
    await nextCard(jan, form);
    await jan.say("it works");
    await seen(jan, ENGLISH.solvedTitle);
    await jan.openHome();
    const last = JSON.stringify(await page(jan, 3));
    expect(last).toContain(ENGLISH.home.past);
    expect(last).toContain(ENGLISH.home.solved);
  });

  test("is not sent again where it says the same", async () => {
    const kim = await world.person("kim");
    await kim.openHome();
    const { private_metadata } = await page(kim, 1);
    await kim.openHome("home", { hash: "156772938.1827394", private_metadata });
    await kim.openHome("home", { hash: "156772938.1827394", private_metadata: "an older page" });
    await page(kim, 2);
    expect(pages(kim)).toHaveLength(2);
  });
});

/** https://docs.slack.dev/reference/scopes; the others need none. */
const SCOPE_OF: Readonly<Record<string, string>> = {
  "chat.postMessage": "chat:write",
  "chat.update": "chat:write",
  "chat.postEphemeral": "chat:write",
  "conversations.open": "im:write",
  "users.info": "users:read",
};
/** Of what comes in: commands and the shortcut, messages to the bot, mentions. */
const HEARING = ["commands", "im:history", "app_mentions:read"];

test("the scopes are exactly what is used", () => {
  const called = [...new Set(world.proxy.calls.map(({ method }) => method))];
  const used = called.flatMap((method) => SCOPE_OF[method] ?? []);
  expect([...new Set([...used, ...HEARING])].sort()).toEqual([...SCOPES].sort());
});

test("every method that the sources call is in the table of scopes, or needs none", () => {
  const folder = join(ROOT, "src", "channels", "slack");
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const methods = sources.flatMap((source) =>
    [...source.matchAll(/client\.(\w+\.\w+)\(/g)].map(([, method]) => method),
  );
  const free = ["auth.test", "views.publish"];
  expect(methods.filter((method) => !free.includes(method ?? "") && SCOPE_OF[method ?? ""] === undefined)).toEqual([]);
  expect(methods.length).toBeGreaterThan(5);
});
