import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** File name → text; `undefined` leaves the file out. */
export type Files = Readonly<Record<string, string | undefined>>;

const CAUSE = `id: kettle-off
title: The kettle is switched off
layer: host
prior: { pair: 5, none: 3 }
evidence:
  light: { "off": typical, "on": rules-out }
sources:
  - { title: The leaflet, url: "https://example.org/kettle" }
`;

const OBSERVATION = `id: light
name: Light
question: Is the light on?
why: It shows whether there is power.
values:
  - { id: "on", label: It is on, share: 60 }
  - { id: "off", label: It is off, share: 40 }
  - { id: unknown, label: I don't know, share: 0 }
askedOf: end-user
minutes: 1
asked: true
`;

const FIX = `id: switch-on
title: Switch the kettle on
cures:
  - { cause: kettle-off, chance: usually }
where: host
needs: end-user
minutes: 1
risk: safe
test: false
why: Without power nothing boils.
steps:
  - text: Press the switch.
check:
  - text: The light is on.
undo:
  none: Nothing was changed for good.
sources:
  - { title: The leaflet, url: "https://example.org/kettle" }
reviewed: "2026-11-01"
owner: The kitchen
`;

const CORRECTION = `id: boil-it-dry
advice: Boil the kettle dry
says: [boil it dry]
wrong: It burns through.
instead: Fill it first.
fix: switch-on
risk: dangerous
undo:
  irreversible: What is burnt stays burnt.
sources:
  - { title: The leaflet, url: "https://example.org/kettle" }
reviewed: "2026-11-01"
owner: The kitchen
`;

const TRIAGE = `id: look
title: Look at the kettle
needs: end-user
minutes: 1
why: One look answers all.
steps:
  - text: Run this.
    command: { shell: powershell, elevated: false, on: client, run: "'light=' + 'on'; '--END--'" }
reads:
  - { line: "^light=on$", observation: light, value: "on" }
end: --END--
sources:
  - { title: The leaflet, url: "https://example.org/kettle" }
reviewed: "2026-11-01"
owner: The kitchen
`;

const FAMILIES =
  "pair socket-closed unreachable sign-in licensing session gateway other none negotiation sub-status".split(" ");
const ADVICE = FAMILIES.map((family) => `- { family: ${family}, notSaid: Not why., lookFirst: At the plug. }\n`).join(
  "",
);

const COMMANDS = `- name: Get-Kettle
  reads: true
  parameters: [Name]
  source: https://example.org/get-kettle
`;

const CODES = `- code: "0x904"
  table: disconnect
  meaning: The other side closed the line.
  status: documented
  source: { title: Table, url: "https://example.org/codes" }
`;

const PHRASES = `- observation: light
  value: "off"
  says: [no light]
`;

export const SMALL: Readonly<Record<string, string>> = {
  "causes/kettle-off.yaml": CAUSE,
  "observations/light.yaml": OBSERVATION,
  "fixes/switch-on.yaml": FIX,
  "corrections/boil-it-dry.yaml": CORRECTION,
  "triage/look.yaml": TRIAGE,
  "codes.yaml": CODES,
  "code-advice.yaml": ADVICE,
  "commands.yaml": COMMANDS,
  "phrases.yaml": PHRASES,
};

/** Writes the small content, with some of its files changed, into a folder. */
export function writeKnowledge(folder: string, changed: Files = {}): string {
  return writeFiles(folder, { ...SMALL, ...changed });
}

export function writeFiles(folder: string, files: Files): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries<string | undefined>(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    if (text !== undefined) {
      writeFileSync(file, text);
    }
  }
  return folder;
}
