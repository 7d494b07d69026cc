import fc from "fast-check";
import { shortenText, splitText } from "../../../src/channels/slack/split-text";

test("a text is split at the end of a line, else at a space", () => {
  expect(splitText("one two\nthree four", 12)).toEqual(["one two", "three four"]);
  expect(splitText("one two three", 9)).toEqual(["one two", "three"]);
  expect(splitText("abcdef", 4)).toEqual(["abcd", "ef"]);
  expect(splitText("", 4)).toEqual([]);
});

test("an emoji is never cut in two", () => {
  expect(splitText("abc🙂de", 4)).toEqual(["abc", "🙂de"]);
  expect(shortenText("ab🙂cdef", 4)).toBe("ab…");
});

test("nothing but white space at the cuts is lost, and no piece is too long", () => {
  const text = fc.string({ unit: fc.constantFrom("a", " ", "\n", "🙂", "ل", "<"), maxLength: 200 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 20 }), (whole, limit) => {
      const pieces = splitText(whole, limit);
      expect(pieces.join("").replace(/\s/g, "")).toBe(whole.replace(/\s/g, ""));
      for (const piece of pieces) {
        expect(piece.length).toBeGreaterThan(0);
        expect(piece.length).toBeLessThanOrEqual(limit);
        expect(piece).not.toMatch(/\p{Surrogate}/u);
      }
    }),
  );
});
