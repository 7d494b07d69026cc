import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { strFromU8, unzipSync } from "fflate";
import { type AppSettings, fillManifest, packApp, readAppSettings } from "../../../src/channels/teams/app-package";
import { readPng } from "../../support/read-png";

const ROOT = join(__dirname, "../../..");
const SOURCE = join(ROOT, "manifests/teams");
const TEMPLATE = readFileSync(join(SOURCE, "manifest.template.json"), "utf8");
const SCHEMA = join(
  ROOT,
  "node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.25/MicrosoftTeams.schema.json",
);
const ENV = {
  MicrosoftAppId: "99999999-8888-4777-8666-555555555555",
  PUBLIC_HOST: "bot.contoso.com",
  PUBLISHER_NAME: 'Contoso "IT"',
  PUBLISHER_WEBSITE: "https://contoso.com",
  PRIVACY_URL: "https://contoso.com/privacy",
  TERMS_URL: "https://contoso.com/terms",
};

test("the filled manifest is valid by Microsoft's schema 1.25", () => {
  // The schema says draft 4, of which it uses nothing that later drafts read otherwise.
  const { $schema: _, ...schema } = JSON.parse(readFileSync(SCHEMA, "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  validate(manifest());
  expect(validate.errors).toBeNull();
  validate({ ...manifest(), accentColor: "blue" });
  expect(validate.errors).toHaveLength(1);
});

test("every value of the template is filled, and the app is the bot", () => {
  expect(JSON.stringify(manifest())).not.toContain("{{");
  expect(manifest()).toMatchObject({
    manifestVersion: "1.25",
    version: "0.1.0",
    id: ENV.MicrosoftAppId,
    developer: { name: 'Contoso "IT"' },
    validDomains: ["bot.contoso.com"],
    supportsChannelFeatures: "tier1",
    bots: [{ botId: ENV.MicrosoftAppId, scopes: ["personal", "team", "groupChat"] }],
  });
  expect(manifest()).not.toHaveProperty("permissions");
  expect(manifest()).not.toHaveProperty("authorization");
});

test("Teams offers the words that the bot understands at any time", () => {
  const { bots } = manifest() as { bots: { commandLists: { commands: { title: string; description: string }[] }[] }[] };
  const commands = bots[0]?.commandLists[0]?.commands ?? [];
  const titles = ["help", "status", "start over", "human", "undo", "why", "code", "forget me"];
  expect(commands.map((command) => command.title)).toEqual(titles);
  expect(commands.every((command) => command.description.length <= 128)).toBe(true);
});

test("the colour icon is 192 pixels wide and high, and filled to its edges", () => {
  const { width, height, pixels } = icon("color.png");
  expect([width, height]).toEqual([192, 192]);
  expect(pixels.every((pixel) => pixel.alpha === 255)).toBe(true);
  expect(new Set(pixels.map((pixel) => `${pixel.red},${pixel.green},${pixel.blue}`)).size).toBeGreaterThan(2);
});

test("the outline icon is 32 pixels wide and high, white on nothing", () => {
  const { width, height, pixels } = icon("outline.png");
  expect([width, height]).toEqual([32, 32]);
  expect(pixels.some((pixel) => pixel.alpha === 0)).toBe(true);
  const drawn = pixels.filter((pixel) => pixel.alpha > 0);
  expect(drawn.some((pixel) => pixel.alpha === 255)).toBe(true);
  expect(drawn.every(({ red, green, blue }) => Math.min(red, green, blue) >= 250)).toBe(true);
});

test("the package holds the manifest and both icons at its root, and is the same each time", () => {
  const icons = { "color.png": new Uint8Array([1]), "outline.png": new Uint8Array([2]) };
  const zip = packApp(manifest(), icons);
  const files = unzipSync(zip);
  expect(Object.keys(files)).toEqual(["manifest.json", "color.png", "outline.png"]);
  expect(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()))).toEqual(manifest());
  expect(packApp(manifest(), icons)).toEqual(zip);
});

test("all settings that are missing or wrong are told at once", () => {
  expect(readAppSettings({}, "0.1.0")).toEqual({
    problems: Object.keys(ENV).map((name) => expect.stringMatching(new RegExp(`^${name} is not set; give .+\\.$`))),
  });
  const wrong = {
    MicrosoftAppId: "reconnect",
    PUBLIC_HOST: "https://bot.contoso.com/api",
    PUBLISHER_NAME: "x".repeat(33),
    PUBLISHER_WEBSITE: "http://contoso.com",
    PRIVACY_URL: "contoso.com/privacy",
    TERMS_URL: "javascript:alert(1)",
  };
  expect(readAppSettings(wrong, "0.1.0")).toEqual({
    problems: Object.entries(wrong).map(([name, value]) => expect.stringContaining(`${name} is "${value}"; give `)),
  });
});

test("a template that asks for an unknown setting is refused", () => {
  expect(() => fillManifest('{"id":"{{APP}}"}', settings())).toThrow("{{APP}}");
});

test("the command lists what is missing, and ends with an error", () => {
  const run = () =>
    execFileSync(process.execPath, ["--import", "tsx", "src/commands/manifest.ts"], {
      cwd: ROOT,
      encoding: "utf8",
      stdio: "pipe",
      env: { PATH: process.env["PATH"], ...ENV, PUBLIC_HOST: " ", TERMS_URL: " " },
    });
  expect(run).toThrow(/PUBLIC_HOST is not set.*TERMS_URL is not set/s);
});

function settings(): AppSettings {
  const read = readAppSettings(ENV, "0.1.0");
  if ("problems" in read) throw new Error(read.problems.join(" "));
  return read.settings;
}

function manifest(): object {
  return fillManifest(TEMPLATE, settings()) as object;
}

function icon(name: string) {
  return readPng(readFileSync(join(SOURCE, name)));
}
