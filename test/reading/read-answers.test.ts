import { createPhraseBook } from "../../src/reading/phrase-book";
import { readAnswers } from "../../src/reading/read-answers";
import type { Phrase } from "../../src/reading/reading";

const PHRASES: readonly Phrase[] = [
  { observation: "vpn", value: "yes", says: ["on the vpn", "over vpn", "over the vpn", "use the vpn"], denied: "no" },
  { observation: "vpn", value: "no", says: ["without vpn"] },
  {
    observation: "upgrade",
    value: "yes",
    says: ["after upgrading * to windows 11", "until the upgrade to windows 11"],
  },
  { observation: "text", value: "credssp", says: ["this could be due to credssp"] },
  { observation: "text", value: "owner", says: ["this computer can't connect to the remote computer"] },
  { observation: "port", value: "open", says: ["port is open"] },
  { observation: "port", value: "unknown", says: ["port is open to everyone"] },
  { observation: "port", value: "closed", says: ["port is not open"] },
  { observation: "ip", value: "yes", says: ["works by ip"] },
  { observation: "moment", value: "after-credentials", says: ["after name and password"] },
  { observation: "certificate", value: "expired", says: ["certificate (has|is) expired", "[old] expired certificate"] },
  { observation: "certificate", value: "valid", says: ["certificate of the server"] },
  { observation: "certificate", value: "valid", says: ["valid certificate"], likely: true },
];

const BOOK = createPhraseBook(PHRASES);

function read(text: string): readonly string[] {
  return readAnswers(text, BOOK).answers.map(({ observation, value }) => `${observation}=${value}`);
}

function hints(text: string): readonly string[] {
  return readAnswers(text, BOOK).hints.map(({ observation, value }) => `${observation}=${value}`);
}

describe("plain words are taken as answers", () => {
  test.each([
    ["I am on the VPN.", "vpn=yes"],
    ["It fails over\nthe VPN", "vpn=yes"],
    ["RDP does not work over VPN", "vpn=yes"],
    ["I can’t connect over the VPN", "vpn=yes"],
    ["After upgrading my old laptop to Windows 11 it fails", "upgrade=yes"],
    ["It worked fine until the upgrade to Windows 11", "upgrade=yes"],
    ["THIS COMPUTER CANT CONNECT TO THE REMOTE COMPUTER", "text=owner"],
    ["The text says: This could be due to CredSSP.", "text=credssp"],
    ["By name it fails, works by IP", "ip=yes"],
    ["It closes after name and password", "moment=after-credentials"],
    ["It fails over the VPN, any idea?", "vpn=yes"],
    ["The port is open.", "port=open"],
    ["The port is not open.", "port=closed"],
  ])("%j says %s", (text, expected) => expect(read(text)).toEqual([expected]));
});

describe("what is denied counts as denied", () => {
  test.each([
    "I am not on the VPN",
    "We never use the VPN",
    "I don't use the VPN",
    "I'm not connected over the VPN",
    "It runs without VPN",
  ])("%j", (text) => expect(read(text)).toEqual(["vpn=no"]));

  test("but says nothing where the phrase has no denied value", () => {
    expect(read("Not after upgrading to Windows 11")).toEqual([]);
  });
});

describe("what is unsure is left out", () => {
  test.each([
    "Is it because I am on the VPN?",
    "Should I be on the VPN",
    "Maybe it goes over VPN",
    "I think we are on the VPN",
    "I am not sure I am on the VPN",
    "If I am on the VPN, it fails",
    "It works fine over the VPN",
    "A colleague on the VPN has the same",
    "We used to be on the VPN",
    "I do not connect here over VPN",
    "There is no problem over VPN",
    "Nothing tells me that I could be on the VPN",
    "The port is open to everyone",
  ])("%j", (text) => expect(read(text)).toEqual([]));
});

test("a doubt in one part of a sentence leaves the other parts alone", () => {
  expect(read("Maybe the password, but I am on the VPN")).toEqual(["vpn=yes"]);
});

test("two values of one observation are left out, the rest stays", () => {
  expect(read("I am on the VPN. Same without VPN. The port is open.")).toEqual(["port=open"]);
});

test("an observation is given once, however often it is said", () => {
  expect(read("I am on the VPN. Yes, on the VPN, over VPN!")).toEqual(["vpn=yes"]);
});

describe("a guess is a hint", () => {
  test.each([
    ["Maybe it goes over VPN", "vpn=yes"],
    ["I think we are on the VPN", "vpn=yes"],
    ["It goes over the VPN, I think", "vpn=yes"],
    ["It could be over VPN", "vpn=yes"],
    ["I don't think we use the VPN", "vpn=no"],
    ["The port is probably open", "port=open"],
    ["Vermutlich over VPN", "vpn=yes"],
  ])("%j hints at %s", (text, expected) => {
    expect(hints(text)).toEqual([expected]);
    expect(read(text)).toEqual([]);
  });

  test.each([
    "Is it because I am on the VPN?",
    "Should I be on the VPN?",
    "If I am on the VPN",
    "I am not sure I am on the VPN",
    "It works fine over the VPN",
    "A colleague on the VPN has the same",
    "We used to be on the VPN",
  ])("%j is none", (text) => expect(hints(text)).toEqual([]));

  test("what is sure is no guess", () => {
    expect(read("I am sure I am on the VPN")).toEqual(["vpn=yes"]);
    expect(read("I know the port is open")).toEqual(["port=open"]);
  });

  test("what the text states is not hinted at as well", () => {
    const text = "Maybe without VPN. No: I am on the VPN.";
    expect([read(text), hints(text)]).toEqual([["vpn=yes"], []]);
  });

  test("words that make something only likely are a hint, and give way to what is stated", () => {
    expect(hints("It has a valid certificate")).toEqual(["certificate=valid"]);
    expect([read("Valid certificate? The certificate has expired.")]).toEqual([["certificate=expired"]]);
  });
});

describe("misspelt words and words left out", () => {
  test.each([
    ["The certifcate has expired", "certificate=expired"],
    ["certficate is expired", "certificate=expired"],
    ["this computer cant conect to the remote computer", "text=owner"],
  ])("%j says %s", (text, expected) => {
    expect([...read(text), ...hints(text)]).toEqual([expected]);
  });

  test("a dialog with a word left out is a hint", () => {
    expect(hints("This computer can't connect to remote computer")).toEqual(["text=owner"]);
    expect(hints("The computer can't connect to the remote computer")).toEqual(["text=owner"]);
    expect(hints("This computer connects to the remote computer")).toEqual([]);
  });
});

describe("a phrase may hold choices", () => {
  test.each([
    "The certificate is expired",
    "the certificate has expired",
    "an old expired certificate",
    "expired certificate",
  ])("%j", (text) => expect(read(text)).toEqual(["certificate=expired"]));

  test("little words between its words do not matter", () => {
    expect(read("It is still over our own VPN")).toEqual(["vpn=yes"]);
  });
});

test("what follows an if-part is told, the if-part is not", () => {
  expect(read("If I log in, the port is open")).toEqual(["port=open"]);
});
