import fc from "fast-check";
import { createReadMessage, MAX_TEXT } from "../../src/reading/read-message";
import type { Phrase } from "../../src/reading/reading";
import { CODES } from "./codes";

const PHRASES: readonly Phrase[] = [
  { observation: "via-vpn-or-ztna", value: "yes", says: ["on the vpn"], denied: "no" },
  { observation: "error-code", value: "none-shown", says: ["no code"] },
];
const read = createReadMessage({ phrases: PHRASES, codes: CODES, corrections: [], triage: [] });

test("a first message gives its codes, what it says, and its text without secrets", () => {
  expect(read(" I am on the VPN, password: abc123, error 0x904 / 0x7 ")).toEqual({
    text: "I am on the VPN, password: [password removed], error 0x904 / 0x7",
    secrets: ["password"],
    cutShort: false,
    answers: [
      { observation: "error-code", value: "0x904" },
      { observation: "extended-code", value: "0x7" },
      { observation: "via-vpn-or-ztna", value: "yes" },
    ],
    hints: [],
    details: {},
    corrections: [],
  });
});

test("a command gives no answers", () => {
  expect(read("code 0x204")).toEqual({
    text: "code 0x204",
    secrets: [],
    cutShort: false,
    command: { kind: "code", codes: ["0x204"], unreadable: [] },
    answers: [],
    hints: [],
    details: {},
    corrections: [],
  });
});

test("a guess is told apart from what is stated, and a code outweighs it", () => {
  expect(read("I think I am on the VPN. Maybe there was no code, it was 0x904.")).toMatchObject({
    answers: [{ observation: "error-code", value: "0x904" }],
    hints: [{ observation: "via-vpn-or-ztna", value: "yes" }],
  });
});

test.each(["", "   \n\t ", "\u0000\u0007"])("an empty message %j gives an empty reading", (raw) => {
  expect(read(raw)).toEqual({
    text: "",
    secrets: [],
    cutShort: false,
    answers: [],
    hints: [],
    details: {},
    corrections: [],
  });
});

test("control characters go, all else stays as typed", () => {
  expect(read("a\u0000b\u001b[31m c\r\nd 😀 مرحبا ${x} <b>*y*</b>").text).toBe("ab[31m c\nd 😀 مرحبا ${x} <b>*y*</b>");
});

test("a code outweighs words that there is none", () => {
  expect(read("no code at first, then error 0x904").answers).toEqual([{ observation: "error-code", value: "0x904" }]);
});

test("a long message is cut short, its secrets before", () => {
  const reading = read(`${"x ".repeat(MAX_TEXT / 2 - 8)}password: abcdefgh123456789 ${"y".repeat(100)}`);

  expect(reading.cutShort).toBe(true);
  expect(reading.text.length).toBeLessThanOrEqual(MAX_TEXT);
  expect(reading.text).not.toContain("abc");
});

test("a cut does not split a character", () => {
  expect(read(`a${"😀".repeat(MAX_TEXT)}`).text).toMatch(/^a(?:😀)+$/u);
});

test.each([
  "Test-NetConnection login.example.com -Port 443",
  "ComputerName     : login.example.com\nRemotePort       : 443\nTcpTestSucceeded : False",
])("%j is about another port and names no target", (text) => expect(read(text).details).toEqual({}));

test("a test of another port hides nothing else", () => {
  const text =
    "mstsc /v:SRV-APP02\nComputerName : login.example.com\nRemotePort : 443\n\nfull address:s:SRV-APP02:3390";
  expect(read(text).details).toEqual({ host: "SRV-APP02", port: "3390" });
});

test("any string is read without a throw, and within its bounds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (raw) => {
      const { text, answers } = read(raw);
      expect(text.length).toBeLessThanOrEqual(MAX_TEXT);
      expect(new Set(answers.map((answer) => answer.observation)).size).toBe(answers.length);
    }),
  );
});

const HEAVY = [
  "password ",
  "password: ",
  "my password is ",
  "-----BEGIN PRIVATE KEY----- ",
  "eyJ-",
  "bearer ",
  "token=",
  "0x904 ",
  "904/",
  "x904",
  "VPN, ",
  "psexec -u ",
  "login bob / ",
  "a1! is my ",
  "cred = ",
  "123456-",
  "otp is ",
  "win11",
  "on the vpn ",
  "a:b@",
  "not ",
  '"message":"',
  "x\\n",
  "{\n",
  "Name : x\n",
  "TcpTestSucceeded : True\n",
  "Description:\n\n\nx\n",
  "a REG_DWORD 0x1 ",
  "PS C:\\",
  "<Event ",
  "'",
  "\n",
  "\u0000",
  "😀",
];

// An expression that backtracks would run into the time-out of the test runner here.
test.each(HEAVY)("100,000 characters of %j are read, and the first of them kept", (piece) => {
  const raw = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
  expect(read(raw).text.length).toBeLessThanOrEqual(MAX_TEXT);
});
