import { firstWords, readPhraseForm, spellOut } from "../../src/reading/phrase-form";

function beginnings(form: string): readonly string[] {
  return firstWords(readPhraseForm(form)).flatMap((words) => [...words.keys()]);
}

test("a form spells out to its wordings", () => {
  expect(spellOut("(on|over) [company] vpn")).toEqual(["on company vpn", "on vpn", "over company vpn", "over vpn"]);
});

test("a form of very many wordings stays as it is", () => {
  const form = "(a|b|c|d|e) (a|b|c|d|e) (a|b|c|d|e)";
  expect(spellOut(form)).toEqual([form]);
});

test("a form can begin with any wording of its first place, and with the next where that may be left out", () => {
  expect(beginnings("[my own|the] (vpn|tunnel) fails")).toEqual(["my", "the", "vpn", "tunnel"]);
});

test("contractions and spellings are folded in forms as in texts", () => {
  expect(readPhraseForm("can't logon")).toMatchObject([
    { kind: "words", wordings: [["can", "not"]], isOptional: false },
    { kind: "words", wordings: [["log", "on"]], isOptional: false },
  ]);
});

test("a group stands for each of its words", () => {
  const [place] = readPhraseForm("<hypervisor> guest");
  expect(place).toMatchObject({ kind: "words", isOptional: false });
  expect(beginnings("[my] <hypervisor> guest")).toEqual(expect.arrayContaining(["my", "proxmox", "vmware"]));
});

test("three dots are many words of any kind, a star is few", () => {
  expect(readPhraseForm("since ... update *")).toMatchObject([
    { kind: "words" },
    { kind: "any", howMany: "many" },
    { kind: "words" },
    { kind: "any", howMany: "few" },
  ]);
});
