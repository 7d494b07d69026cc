import { plainText } from "./plain-text";

const LONGEST = 160;
const SUBJECT =
  "(?:it|this|that|everything|all|rdp|remote desktop|the connection|my connection|connection|the server|the vm|es|alles|verbindung|die verbindung)";
const NOW = "(?: (?:all|just|fine|great|perfectly|properly|again|now|at last|finally|jetzt|wieder|endlich))*";
/** What a part of the message may be to say that the trouble is over; nothing else may stand in that part. */
const WORKS = [
  `(?:now |finally |at last |jetzt )?(?:${SUBJECT} )?(?:is )?(?:now |finally |all |just )?(?:works|working)${NOW}`,
  `(?:${SUBJECT} )?(?:(?:is|was) )?(?:now |all )?(?:solved|fixed|resolved|sorted)${NOW}`,
  `(?:${SUBJECT} )?(?:is )?(?:all )?(?:good|fine|well) (?:again|now)`,
  "(?:the |my |this )?(?:problem|issue|trouble|error) (?:is |was |has been )?(?:now )?(?:solved|fixed|resolved|gone|over)(?: now)?",
  "(?:that|this|it|which|(?:the |a )?(?:restart|reboot|update|fix|last step|last one)|restarting(?: it)?|rebooting(?: it)?) (?:has )?(?:fixed|solved|resolved) (?:it|that|this|the problem|the issue|my problem)(?: now)?",
  "(?:that|this|it|which) did (?:it|the trick)",
  "(?:now )?i (?:can|could) (?:now )?(?:connect|sign in|log in|get in|log on)(?: now| again)+",
  "(?:i am|im) (?:back )?in(?: now| again)+",
  "(?:jetzt )?(?:es |rdp |alles )?(?:geht|funktioniert|klappt|läuft)(?: es| alles)?(?: jetzt| nun| wieder| endlich)+",
  "jetzt (?:geht|funktioniert|klappt|läuft)(?: es|s| alles)?(?: wieder)?",
  "(?:jetzt )?gehts(?: jetzt| wieder)+",
  "(?:das )?problem (?:ist )?(?:jetzt )?(?:gelöst|behoben|weg)",
].map((form) => new RegExp(`^${form}$`, "u"));
/** Kind words that say nothing by themselves; they may surround the rest or be a part of their own. */
const GREETINGS = "hi|hello|hey|hallo";
const KIND_WORDS = `${GREETINGS}|so|yes|yep|yeah|ok|okay|oh|ah|wow|great|super|perfect|nice|cool|good news|excellent|wonderful|ja|prima|toll|thanks|thank you|thx|danke|vielen dank|danke schön|many thanks|cheers|very|so|much|a lot|for your help|for the help|you rock|well done|bye|have a nice day`;
const LEADING = new RegExp(`^(?:${KIND_WORDS}) `, "u");
const TRAILING = new RegExp(` (?:${KIND_WORDS})$`, "u");
const ONLY_GREETING = new RegExp(`^(?:(?:${GREETINGS})(?: |$))+$`, "u");
const ONLY_KIND = new RegExp(`^(?:${KIND_WORDS})$`, "u");

/** True for "it works now, thanks": every part says that it works, or is a kind word. "It works from my laptop" is no such word. */
export function saysItWorks(text: string): boolean {
  const parts = partsOf(text)
    .map(withoutKindWords)
    .filter((part) => part !== "");
  return parts.length > 0 && parts.every((part) => WORKS.some((form) => form.test(part)));
}

/** True for "great, thank you!": kind words and nothing else. A mere greeting is the beginning of something. */
export function saysThanks(text: string): boolean {
  const parts = partsOf(text);
  const isKind = parts.length > 0 && parts.every((part) => withoutKindWords(part) === "");
  return isKind && !parts.every((part) => ONLY_GREETING.test(part));
}

/** What stands between commas and the like, in lower case without signs; none of what is long or a question. */
function partsOf(text: string): readonly string[] {
  if (text.length > LONGEST || text.includes("?")) return [];
  return plainText(text)
    .toLowerCase()
    .replace(/\b(it|that|this|rdp|everything|problem)'?s(?= )/g, "$1 is")
    .replaceAll("'", "")
    .split(/[.,;:!()\n–—]|\s-\s|\b(?:and|und)\b/u)
    .map((part) => part.replace(/[^\p{L}\p{N}]+/gu, " ").trim())
    .filter((part) => part !== "");
}

function withoutKindWords(part: string): string {
  const shorter = part.replace(LEADING, "").replace(TRAILING, "");
  if (shorter !== part) {
    return withoutKindWords(shorter);
  }
  return ONLY_KIND.test(part) ? "" : part;
}
