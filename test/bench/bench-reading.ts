import type { Knowledge } from "../../src/diagnosis/knowledge";
import { createRandom, pick, type Random } from "../../src/evaluation/random";
import { knownCodes } from "../../src/reading/known-codes";
import { createReadMessage, MAX_TEXT } from "../../src/reading/read-message";
import type { Phrase } from "../../src/reading/reading";
import { type Clock, formatTimings, leastTime, timingOf } from "./timing";

const SHORT_TEXTS = 400;
const LONG_TEXTS = 60;
const WARMING_UP = 20;
const SEED = 4;

/** Reading what people type: a sentence or two, and as much as one message may hold. */
export function benchReading(knowledge: Knowledge, phrases: readonly Phrase[], clock: Clock): readonly string[] {
  const { codes, corrections, triage } = knowledge;
  const read = createReadMessage({ phrases, codes: knownCodes(codes), corrections, triage });
  const random = createRandom(SEED);
  const time = (name: string, count: number, text: () => string) => {
    const texts = Array.from({ length: WARMING_UP + count }, text);
    return timingOf(name, texts.map((one) => leastTime(clock, () => read(one))).slice(WARMING_UP));
  };
  const sayings = phrases.flatMap(({ says }) => says.map(inWords));
  const sentence = () => drawSentence(random, knowledge, sayings);
  return formatTimings([
    time("short text", SHORT_TEXTS, sentence),
    time(`${MAX_TEXT} characters`, LONG_TEXTS, () => drawLongText(sentence)),
  ]);
}

/** Phrases that the reader knows among words that it does not: the work is in telling them apart. */
function drawSentence(random: Random, { codes }: Knowledge, sayings: readonly string[]): string {
  const says = () => pick(random, sayings);
  const opening = pick(random, ["Since this morning", "After the move", "On my laptop", "For two users"]);
  return `${opening} ${says()}, and ${says()}. It shows error ${pick(random, codes).code} when I try.`;
}

/** A form as somebody might say it: its parts one after the other, without those that must not stand there. */
function inWords(form: string): string {
  const parts = form.split("&").map((part) => part.trim());
  return parts
    .filter((part) => !part.startsWith("!"))
    .join(" ")
    .replaceAll("*", "old");
}

function drawLongText(sentence: () => string): string {
  let text = sentence();
  while (text.length < MAX_TEXT) text += `\n${sentence()}`;
  return text.slice(0, MAX_TEXT);
}
