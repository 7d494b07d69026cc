import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fillManifest, packApp, readAppSettings } from "../../channels/teams/app-package";
import type { Environment } from "../../config";
import { ROOT } from "../../root";
import type { Written } from "./written";

const SOURCE = join(ROOT, "manifests/teams");
const TARGET = join(SOURCE, "build");

/** The app package for the bot that the settings describe. */
export function writeTeamsPackage(env: Environment): Written {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const read = readAppSettings(env, version);
  if ("problems" in read) return { files: [], problems: read.problems };
  const manifest = fillManifest(readFileSync(join(SOURCE, "manifest.template.json"), "utf8"), read.settings);
  const icon = (name: string) => readFileSync(join(SOURCE, name));
  const zip = packApp(manifest, { "color.png": icon("color.png"), "outline.png": icon("outline.png") });
  mkdirSync(TARGET, { recursive: true });
  const file = join(TARGET, "reconnect-teams.zip");
  writeFileSync(file, zip);
  return { files: [file], problems: [] };
}
