import { createRename, renameSentences, replaceSentences } from "../../src/view/house-words";
import { ENGLISH } from "../../src/view/sentences";

describe("names", () => {
  const rename = createRename({ "the helpdesk": "the Service Desk", helpdesk: "Service Desk", VPN: "Contoso Connect" });

  test.each([
    ["Send it to the helpdesk.", "Send it to the Service Desk."],
    ["The helpdesk helps.", "The Service Desk helps."],
    ["your helpdesk", "your Service Desk"],
    ["the VPN, a vpn", "the Contoso Connect, a Contoso Connect"],
    ["helpdesks", "helpdesks"],
  ])("%j becomes %j", (text, expected) => expect(rename(text)).toBe(expected));

  test("stand in sentences that are put together later too", () => {
    const sentences = renameSentences(ENGLISH, createRename({ back: "home" }));
    expect(sentences.ledgerTitle).toBe("Still to be taken home");
    expect(sentences.undoOf("x")).toBe("Take home: x");
    expect(ENGLISH.ledgerTitle).toBe("Still to be taken back");
  });

  test("none leaves all as it is", () => {
    expect(createRename({})("The helpdesk")).toBe("The helpdesk");
  });

  test("signs in a name are only signs", () => {
    expect(createRename({ "a.c": "x" })("abc a.c")).toBe("abc x");
  });
});

describe("texts", () => {
  test("replace sentences by their path", () => {
    const { sentences, unknown } = replaceSentences(ENGLISH, { ledgerTitle: "Undo", "choices.human": "Call us" });
    expect([sentences.ledgerTitle, sentences.choices["human"], unknown]).toEqual(["Undo", "Call us", []]);
    expect(sentences.choices["why"]).toBe(ENGLISH.choices["why"]);
  });

  test.each(["ledgerTitel", "choices", "undoOf", "__proto__.x", "choices.human.x", ""])(
    "%j leads to no plain sentence",
    (path) => {
      expect(replaceSentences(ENGLISH, { [path]: "x" })).toEqual({ sentences: ENGLISH, unknown: [path] });
    },
  );
});
