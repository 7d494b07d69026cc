import { readCodes } from "../../src/reading/read-codes";
import { CODES } from "./codes";

function read(text: string): string {
  const answers = readCodes(text, CODES);
  const codeOf = (observation: string) => answers.find((answer) => answer.observation === observation)?.value ?? "-";
  return `${codeOf("error-code")} ${codeOf("extended-code")}`;
}

describe("both codes of the dialog are read", () => {
  test.each([
    "0x904 / 0x7",
    "0x904,0x7",
    "0x904 0x7",
    "0x904 (0x7)",
    "0x904 and 0x7",
    "I keep getting 0x904/0x7 since today",
    "Error code: 0x904\nExtended error code: 0x7",
    "Error code: 0x904Extended error code: 0x7",
    "Error code: 0x904Extended error code: 0x7OK",
    "error code: 0x904 extended: 0x7",
    "ERROR CODE 0X904, EXTENDED 0X7",
    "Error code: 0x00000904 Extended error code: 0x0007",
    "Error code: 0x9O4 Ext. error code: Ox7",
    "0x9o4 0x7",
    "Ox904 / 0x7",
    "0×904 / 0×7",
    "904/7",
    "904 7",
    "904 / 7",
    "9O4 / 7",
    "x904 / x7",
    "err904/7",
    "2308 7",
    "2308/7",
    "it fails with 2308/7 here",
    "error 904, extended error 7",
    "Fehlercode: 0x904 Erweiterter Fehlercode: 0x7",
    "Code d’erreur : 0x904 Code d’erreur étendu : 0x7",
    "Código de error: 0x904 Código de error extendido: 0x7",
    "not 0x204 but error 0x904, extended 0x7",
    "\uff10x904 / 0x7",
  ])("%j", (text) => expect(read(text)).toBe("0x904 0x7"));
});

describe("one code is read alone", () => {
  test.each([
    ["904", "0x904 -"],
    ["2308", "0x904 -"],
    ["Extended error code: 0x7", "- 0x7"],
    ["the extended code is 0x7", "- 0x7"],
    ["0x7", "- 0x7"],
    ["the 904 error again", "0x904 -"],
    ["x904", "0x904 -"],
    ["err904", "0x904 -"],
    ["it says error0x904", "0x904 -"],
    ["Fehler9O4", "0x904 -"],
    ["I get x204 on the x64 client", "0x204 -"],
    ["I always get 904 when I connect", "0x904 -"],
    ["(Reason= 2308)", "0x904 -"],
    ["Fehler 904", "0x904 -"],
    ["error d06", "0xd06 -"],
    ["code 50331673", "0x3000019 -"],
    ["0xd0b", "0xd0b -"],
    ["fails with error -1073741715", "0xc000006d -"],
    ["error code 0x1l08", "0x1108 -"],
    ["code 0x80080005, error code 0x0 and extended 0x0", "0x80080005 0x0"],
  ])("%j is %s", (text, expected) => expect(read(text)).toBe(expected));
});

describe("ordinary numbers are no codes", () => {
  test.each([
    "Windows Server 2016, 2019, 2022 and 2025",
    "KB5034441 and KB904 are installed",
    "port 3389 is open",
    "event 1057, event id 36870 and event 904",
    "Windows 11 24H2 build 22631.904",
    "10.0.9.204 and 192.168.0.104:3389",
    "after 104 minutes",
    "it takes 904 ms with 204 users",
    "error 404 in the browser",
    "call me at 555-1234567890",
    "an oxide finish and a 0xbeehive",
    "no error 0x904, it just closes",
    "the value at 0xdeadbeef",
    "24/7",
    "x64 and x86, x509 certificates, an x104 board",
    "the 9oclock and 2ol4 meetings",
    "interr904",
  ])("%j", (text) => expect(read(text)).toBe("- -"));
});

test("two codes that could both be meant are left out", () => {
  expect(read("yesterday 0x204, today 0x904")).toBe("- -");
});

test("two codes joined by and are a pair only when the second is no first code", () => {
  expect(read("0x204 and 0x108")).toBe("- -");
  expect(read("0x204/0x108")).toBe("0x204 0x108");
});

test("a code that is denied does not count", () => {
  expect(read("it is no longer 0x904 but 0x204")).toBe("0x204 -");
});

describe("what text recognition makes of codes is read", () => {
  test.each([
    ["error code 0x9O4", "0x904"],
    ["error code Ox904", "0x904"],
    ["error code 0x9o4", "0x904"],
    ["error code Oxl08", "0x108"],
    ["error code 0 x 904", "0x904"],
    ["error code 0×904", "0x904"],
  ])("%j is %s", (text, code) => {
    expect(readCodes(text, CODES)).toEqual([{ observation: "error-code", value: code }]);
  });

  test.each(["a box 904 wide", "an ox 9 years old", "10 x 20 pixels"])("%j holds no code", (text) => {
    expect(readCodes(text, CODES)).toEqual([]);
  });
});
