import { relative } from "node:path";
import type { Environment } from "../config";
import { readEnvironment } from "../environment";
import { writeSlackManifests } from "./manifest/write-slack-manifests";
import { writeTeamsPackage } from "./manifest/write-teams-package";
import type { Written } from "./manifest/written";

const WRITERS: Readonly<Record<string, (env: Environment) => Written>> = {
  teams: writeTeamsPackage,
  slack: writeSlackManifests,
};

/** `npm run manifest -- teams|slack`: writes what a platform has to know of the bot that the settings describe; both without a name. */
function main(names: readonly string[]): number {
  const unknown = names.find((name) => !(name in WRITERS));
  if (unknown !== undefined) {
    console.error(`There is no channel "${unknown}".\nUsage: npm run manifest [-- ${Object.keys(WRITERS).join("|")}]`);
    return 1;
  }
  const wanted = Object.entries(WRITERS).filter(([name]) => names.length === 0 || names.includes(name));
  const all = wanted.map(([name, write]) => tell(name, write(readEnvironment())));
  return all.every(({ files }) => files.length > 0) ? 0 : 1;
}

function tell(name: string, written: Written): Written {
  const { files, problems } = written;
  for (const file of files) {
    console.log(`${relative(process.cwd(), file)} is ready; docs/${name}.md says what to do with it.`);
  }
  if (problems.length > 0) {
    console.error([`For ${name} these settings are needed, in the environment or in .env:`, ...problems].join("\n  "));
  }
  return written;
}

process.exitCode = main(process.argv.slice(2));
