import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fillManifest, packApp, readAppSettings } from "../channels/teams/app-package";
import { readEnvironment } from "../environment";
import { ROOT } from "../root";

const SOURCE = join(ROOT, "manifests/teams");
const TARGET = join(SOURCE, "build");

/** `npm run manifest`: writes the Teams app package for the bot that the settings describe. */
function main(): number {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const read = readAppSettings(readEnvironment(), version);
  if ("problems" in read) {
    console.error(
      ["The app package needs these settings, from the environment or from .env:", ...read.problems].join("\n  "),
    );
    return 1;
  }
  const manifest = fillManifest(readFileSync(join(SOURCE, "manifest.template.json"), "utf8"), read.settings);
  const icon = (name: string) => readFileSync(join(SOURCE, name));
  const zip = packApp(manifest, { "color.png": icon("color.png"), "outline.png": icon("outline.png") });
  mkdirSync(TARGET, { recursive: true });
  const file = join(TARGET, "reconnect-teams.zip");
  writeFileSync(file, zip);
  console.log(`${relative(process.cwd(), file)} is ready to be uploaded to Teams; docs/teams.md says how.`);
  return 0;
}

process.exitCode = main();
