import { createPhraseBook } from "../../src/reading/phrase-book";
import { readAnswers } from "../../src/reading/read-answers";
import type { Phrase } from "../../src/reading/reading";

const PHRASES: readonly Phrase[] = [
  { observation: "laptop", value: "works", says: ["from * laptop & <fine> & !yesterday"] },
  { observation: "target", value: "server", says: ["server"], names: true },
  { observation: "target", value: "pc", says: ["pc"], names: true, fallback: true },
];
const BOOK = createPhraseBook(PHRASES);

function read(text: string): readonly string[] {
  const { answers, hints } = readAnswers(text, BOOK);
  return [...answers, ...hints].map(({ observation, value }) => `${observation}=${value}`);
}

describe("the parts of a phrase may stand in any order", () => {
  test.each([
    "From her laptop it connects",
    "It works from my old laptop",
    "RDP fails, but from her laptop it works",
    "From her laptop, no problem",
  ])("%j", (text) => expect(read(text)).toEqual(["laptop=works"]));

  test.each([
    ["a denial beside them", "It is not fine from my laptop"],
    ["an unwanted word", "From my laptop it was fine yesterday, works"],
    ["another thought", "I connect from my laptop, but the printer works"],
    ["one part alone", "I connect from my laptop"],
    ["a question", "From my laptop it works?"],
    ["a copied message", 'It says "from your laptop it works"'],
  ])("%s says nothing: %j", (_, text) => expect(read(text)).toEqual([]));
});

describe("what is only named", () => {
  test.each([
    ["My PC works fine", "target=pc"],
    ["Is the server down?", "target=server"],
    ["From my PC to our server", "target=server"],
  ])("%j: %s", (text, expected) => expect(read(text)).toEqual([expected]));

  test.each(["There is no server", 'It says "the server is busy now"'])("%j names nothing", (text) =>
    expect(read(text)).toEqual([]),
  );
});
