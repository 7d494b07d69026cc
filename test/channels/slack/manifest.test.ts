import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { createManifest, type Reach } from "../../../src/channels/slack/manifest";
import { ROOT } from "../../../src/root";

/** Slack's own, from https://github.com/slackapi/manifest-schema. */
const SCHEMA = join(ROOT, "test/fixtures/slack/manifest.schema.json");
const HTTP: Reach = { kind: "http", host: "bot.contoso.com" };
const SOCKET: Reach = { kind: "socket" };

function problemsOf(manifest: unknown): readonly unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")));
  validate(manifest);
  return validate.errors ?? [];
}

test.each([HTTP, SOCKET])("the manifest for $kind is valid by Slack's schema", (reach) => {
  expect(problemsOf(createManifest(reach))).toEqual([]);
});

test("the schema finds what is wrong", () => {
  const { display_information, ...rest } = createManifest(SOCKET);
  const longName = { ...display_information, name: "x".repeat(36) };
  expect(problemsOf({ ...rest, display_information: longName })).not.toEqual([]);
  expect(problemsOf({ ...rest, display_information, colour: "blue" })).not.toEqual([]);
});

test("over HTTP commands, presses and events all come to the one address of the bot", () => {
  const text = JSON.stringify(createManifest(HTTP));
  const urls = [...text.matchAll(/"(?:request_)?url":"([^"]+)"/g)].map(([, url]) => url);
  expect(urls).toEqual(Array(3).fill("https://bot.contoso.com/slack/events"));
  expect(createManifest(HTTP).settings).toMatchObject({ socket_mode_enabled: false });
});

test("in Socket Mode there is no address", () => {
  expect(JSON.stringify(createManifest(SOCKET))).not.toContain("url");
  expect(createManifest(SOCKET).settings).toMatchObject({ socket_mode_enabled: true });
});

test("the manifest for Socket Mode in the repository is the one that `npm run manifest` writes", () => {
  const kept = JSON.parse(readFileSync(join(ROOT, "manifests/slack/manifest.socket.json"), "utf8"));
  expect(kept).toEqual(createManifest(SOCKET));
});
