/** Words that make an output one of another time or another machine, or nobody's. */
const ELSEWHERE =
  /(?<!\p{L})(?:examples?|docs?|documentation|article|tutorial|should|supposed|expected|normally|usually|yesterday|last (?:week|month|year|time|night)|before|earlier|previous(?:ly)?|formerly|used to|(?:still )?worked|when it works|working one|healthy|(?:old|other|another|different) (?:server|pc|machine|host|computer|laptop|vm|box|target|site|office|network|user)s?|colleagues?(?:'s)?|coworkers?(?:'s)?|beispiel|sollte|gestern|früher|vorher|(?:alten?|andere[nrs]?) (?:server|pc|rechner|computer)s?|kollegen?|kollegin)(?!\p{L})/iu;
const POINTS_BACK = /^(?:but |and |though )?(?:that|this|it|these|those|which) (?:was|were|is|are|came|comes) /i;
const OWN_PC =
  /(?<!\p{L})(?:(?:my|mein(?:em|en)?|our) (?:own |eigenen )?(?:pc|laptop|notebook|computer|workstation|client|machine|rechner)|client side|locally|lokal)(?!\p{L})/iu;
/** What only the target can tell; of one's own computer it says nothing. */
const OF_TARGET = new Set([
  "rdp-enabled",
  "termservice-state",
  "port-owner",
  "host-firewall",
  "host-crypto-event",
  "event-4625",
  "event-other",
  "rdp-certificate",
  "nla-state",
  "security-settings",
]);

/** The words right above and right below an output. */
export interface Remarks {
  readonly above: string;
  readonly below: string;
}

/** True where the words around an output take it from the case: "Yesterday it said:", "that was the old server". */
export function belongsElsewhere(observation: string, { above, below }: Remarks): boolean {
  const lead = lastSentence(above);
  if (ELSEWHERE.test(lead) || (POINTS_BACK.test(below) && ELSEWHERE.test(below))) return true;
  return OF_TARGET.has(observation) && (OWN_PC.test(lead) || (POINTS_BACK.test(below) && OWN_PC.test(below)));
}

/** "It worked before. Here is what it says:" leads in with its last sentence. */
function lastSentence(line: string): string {
  return line.split(/[.!?;](?=\s+\S)/).at(-1) ?? "";
}
