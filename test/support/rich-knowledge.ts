import type { Knowledge } from "../../src/diagnosis/knowledge";
import { SMALL } from "./small-knowledge";

const KEPT = {
  sources: [{ title: "A page", url: "https://example.org/page" }],
  reviewed: "2026-11-20",
  owner: "The workshop",
};

/** The small knowledge with the parts that only some cases meet: corrections, a block, a request, other codes. */
export const RICH: Knowledge = {
  ...SMALL,
  observations: SMALL.observations.map((one) =>
    one.id === "light-off"
      ? {
          ...one,
          how: [
            {
              text: "Look.",
              command: { shell: "powershell", elevated: false, on: "client", run: "Get-Light '{host}'" },
            },
          ],
        }
      : one,
  ),
  fixes: SMALL.fixes.map((fix) =>
    fix.id === "push-cable"
      ? {
          ...fix,
          needs: "local-admin",
          request: "Please push the cable of {host}.",
          steps: [
            { text: "Push.", command: { shell: "powershell", elevated: false, on: "client", run: "Push-It '{host}'" } },
          ],
        }
      : fix,
  ),
  codes: [
    ...SMALL.codes,
    {
      code: "0xc000006a",
      table: "sub-status",
      meaning: "Wrong password.",
      status: "documented",
      tells: { observation: "light-off", value: "yes" },
      source: { title: "A page", url: "https://example.org/page" },
    },
  ],
  corrections: [
    {
      id: "cut-the-cable",
      advice: "Cut the cable",
      says: ["cut the cable"],
      wrong: "It stays cut.",
      instead: "Push it in.",
      fix: "push-cable",
      risk: "weakens",
      undo: { steps: [{ text: "Solder it." }] },
      ...KEPT,
    },
    {
      id: "leave-it-open",
      advice: "Leave the lock open",
      says: ["leave the lock open"],
      wrong: "Anybody can open it.",
      instead: "Close it.",
      risk: "weakens",
      undo: { sameAs: "open-lock" },
      ...KEPT,
    },
  ],
  triage: [
    {
      id: "look",
      title: "Look at it all",
      needs: "end-user",
      minutes: 1,
      why: "One look answers all.",
      steps: [
        { text: "Run.", command: { shell: "powershell", elevated: false, on: "client", run: "Get-All; '--END--'" } },
      ],
      reads: [
        { line: "^light=off$", observation: "light-off", value: "yes" },
        { line: "^light=on$", observation: "light-off", value: "no" },
        { line: "^code=(0x[0-9a-f]+)$", observation: "error-code", value: "$1" },
        { line: "^bare=yes$", observation: "works-bare", value: "yes" },
        { line: "^more=yes$", observation: "via-gate", value: "yes" },
      ],
      end: "--END--",
      ...KEPT,
    },
  ],
};
