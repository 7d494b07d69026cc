import fc from "fast-check";
import { saysItWorks, saysThanks } from "../../src/reading/says-it-works";

describe("that it works now is understood", () => {
  test.each([
    "it works",
    "It works!",
    "it works now, thanks",
    "Hi, it works again. Thank you very much!",
    "works again",
    "working now",
    "It's working now",
    "problem solved",
    "The problem is solved, thanks a lot",
    "that fixed it",
    "Great, restarting it fixed it",
    "all good now",
    "rdp works now",
    "Remote desktop is working again",
    "ok I can connect again",
    "I'm in now, thanks",
    "ok it works now and the problem is gone",
    "it’s fixed 🎉",
    "Thanks so much, it works now",
    "es geht wieder",
    "Hallo, es funktioniert jetzt wieder, vielen Dank!",
    "Problem gelöst, danke",
  ])("%j", (text) => expect(saysItWorks(text)).toBe(true));
});

describe("what works elsewhere, at times or not at all is no such word", () => {
  test.each([
    "",
    "thanks",
    "hello!",
    "it works from my laptop",
    "it works but slowly",
    "it works now, but only by IP",
    "it works only sometimes",
    "it works now and then",
    "it works now and again",
    "nothing works",
    "it never worked",
    "it does not work now",
    "does it work?",
    "it works?",
    "it works now, does it?",
    "it worked yesterday",
    "works by ip",
    "it works without the VPN",
    "it works for my colleague",
    "it works. Not for my colleague though",
    "that did not fix it",
    "nothing fixed it",
    "not working now",
    "I hope it works now",
    "es geht nicht",
    "es geht wieder nicht",
    "yes",
  ])("%j", (text) => expect(saysItWorks(text)).toBe(false));
});

test("any string gets an answer", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) =>
      expect(typeof saysItWorks(text)).toBe("boolean"),
    ),
  );
});

test.each(["it works now, ", "thanks ", "hi", " ", ".", "restarting "])(
  "100,000 characters of %j are read",
  (piece) => {
    expect(saysItWorks(piece.repeat(Math.ceil(100_000 / piece.length)))).toBe(false);
  },
);

describe("thanks are told from a greeting and from all that says more", () => {
  test.each(["thanks", "Great, thank you very much!", "Hi, thanks", "ok", "danke, bye"])("%j", (text) =>
    expect(saysThanks(text)).toBe(true),
  );
  test.each(["", "hello", "Hi. Hey!", "thanks, but it fails", "thanks?", "it works", "no thanks to you"])(
    "not %j",
    (text) => expect(saysThanks(text)).toBe(false),
  );
});
