import type { Answer } from "../diagnosis/evidence";

const SAYING = "says?|said|saying|reads?|tells? [^.:\\n]{0,40}|message";
/** "It says: the server is …", "I got 'The user is …'": so long a text is one from the screen. */
const MESSAGE = new RegExp(
  `\\b(?:(?:${SAYING}|gets?|got|getting|sees?)\\s*:?\\s*["'“„‘][^"”“\\n]{25,}|(?:${SAYING})\\s*:\\s+\\p{L}[^:]{30,})`,
  "iu",
);
const BY_A_PERSON =
  /\b(?:guy|admin|colleague|boss|helpdesk|support|provider|hoster|team|department|he|she|they)\s+(?:says?|said)\b/i;

/** A message that the person copied and no phrase knows is, at a guess, another text than those we know. */
export function readOtherMessage(text: string): readonly Answer[] {
  return MESSAGE.test(text) && !BY_A_PERSON.test(text) ? [{ observation: "error-text", value: "other" }] : [];
}
