import type { Fix, Knowledge, Observation } from "../../src/diagnosis/knowledge";
import { BARE } from "./bare-knowledge";

const SOURCE = { title: "A page", url: "https://example.org/page" };

function yesNo(id: string, name: string, more: Partial<Observation> = {}): Observation {
  return {
    id,
    name,
    question: `${name}?`,
    why: "It matters.",
    values: [
      { id: "yes", label: "Yes", share: 50 },
      { id: "no", label: "No", share: 50 },
      { id: "unknown", label: "I don't know", share: 0 },
    ],
    askedOf: "end-user",
    minutes: 1,
    asked: true,
    ...more,
  };
}

function code(id: string, name: string): Observation {
  const values = [
    { id: "none-shown", label: "No code", share: 1 },
    { id: "unknown", label: "I don't know", share: 0 },
  ];
  return { ...yesNo(id, name, { asked: false }), pattern: "^0x[0-9a-f]{1,8}$", values };
}

function fix(id: string, more: Partial<Fix> & Pick<Fix, "cures">): Fix {
  return {
    id,
    title: `Do ${id}`,
    where: "client",
    needs: "end-user",
    minutes: 5,
    risk: "safe",
    test: false,
    why: "It helps.",
    before: [],
    steps: [{ text: "Do it.", command: { shell: "powershell", elevated: true, on: "host", run: `Set-It ${id}` } }],
    check: [{ text: "Look." }],
    undo: { none: "Nothing stays." },
    reveals: {},
    sources: [SOURCE],
    reviewed: "2026-11-20",
    owner: "The workshop",
    ...more,
  };
}

const UNDO = { steps: [{ text: "Set it back." }] };

/** Two causes, one question that separates them, and one fix of every kind that the conversation treats differently. */
export const SMALL: Knowledge = {
  ...BARE,
  policy: { ...BARE.policy, handOverMinutes: 180 },
  causes: [
    {
      id: "cable-loose",
      title: "The cable is loose",
      layer: "client",
      prior: { pair: 10, none: 10 },
      evidence: { "light-off": { yes: "typical", no: "rare" } },
      sources: [SOURCE],
    },
    {
      id: "box-broken",
      title: "The box is broken",
      layer: "host",
      prior: { pair: 10, none: 10 },
      evidence: { "light-off": { yes: "rare", no: "typical" } },
      sources: [SOURCE],
    },
  ],
  observations: [
    code("error-code", "Error code"),
    code("extended-code", "Extended code"),
    yesNo("target-azure-vm", "Azure VM", { asked: false }),
    yesNo("via-pam", "PAM", { asked: false }),
    yesNo("failing-moment", "Fails at once", { asked: false }),
    yesNo("can-administer-host", "You administer it", { asked: false, capability: "host-admin" }),
    yesNo("light-off", "The light is off"),
    yesNo("works-bare", "Works without the lock", { asked: false }),
  ],
  fixes: [
    fix("push-cable", { cures: [{ cause: "cable-loose", chance: "usually", unless: [] }], undo: UNDO, minutes: 15 }),
    fix("swap-cable", { cures: [{ cause: "cable-loose", chance: "sometimes", unless: [] }], minutes: 10 }),
    fix("open-lock", {
      cures: [{ cause: "box-broken", chance: "usually", unless: [] }],
      where: "host",
      needs: "host-admin",
      risk: "weakens",
      test: true,
      warning: "Anybody can open it.",
      undo: UNDO,
      minutes: 2,
      reveals: { worked: { "works-bare": "yes" }, failed: { "works-bare": "no" } },
    }),
    fix("swap-box", {
      cures: [{ cause: "box-broken", chance: "usually", unless: [] }],
      where: "host",
      needs: "host-admin",
      risk: "disruptive",
      warning: "All stand still.",
      minutes: 120,
    }),
    fix("kick-box", {
      cures: [{ cause: "box-broken", chance: "rarely", unless: [] }],
      risk: "never",
      correction: "It breaks.",
    }),
  ],
  codes: [
    {
      code: "0x904",
      table: "disconnect",
      symbol: "closed",
      meaning: "Socket closed.",
      status: "documented",
      source: SOURCE,
    },
    { code: "0x7", table: "extended", meaning: "Denied.", status: "documented", source: SOURCE },
  ],
};
