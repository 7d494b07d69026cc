import type { Evidence } from "../../diagnosis/evidence";
import type { Knowledge } from "../../diagnosis/knowledge";
import type { Move } from "../../diagnosis/plan";

/** The router first, then the five rows of its list, as the third article has them (`docs/seed-coverage.md`). */
const ROWS: readonly string[] = [
  "restart-router",
  "turn-on-remote-desktop",
  "allow-rdp-in-host-firewall",
  "flush-or-register-dns",
  "disable-nla-temporarily",
  "forward-port-on-router",
];

/** What else it advises, in the order of appearance. */
const OTHER_ADVICE: readonly string[] = [
  "reset-network-stack",
  "restart-rdp-service",
  "try-other-client",
  "recreate-rdp-certificate",
  "verify-pam-account",
  "delete-saved-credential",
  "clear-mstsc-history",
  "update-network-driver",
  "exclude-rdp-in-client-security-software",
];

/** All that the article advises, one after the other, then a human. Asks nothing and weighs nothing. */
export function checklist(knowledge: Knowledge, evidence: Evidence): Move {
  return nextOf([...ROWS, ...OTHER_ADVICE], knowledge, evidence);
}

/** Only its list, then a human: what somebody does who gives up in time. */
export function shortChecklist(knowledge: Knowledge, evidence: Evidence): Move {
  return nextOf(ROWS, knowledge, evidence);
}

function nextOf(list: readonly string[], { fixes }: Knowledge, evidence: Evidence): Move {
  const fix = list.find((id) => evidence.fixes[id] === undefined && fixes.some((one) => one.id === id));
  return fix === undefined
    ? { kind: "hand-over", reason: "nothing-left" }
    : { kind: "try", fix, chance: 0, against: "" };
}
