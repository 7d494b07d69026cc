import { codeFamily } from "../../src/diagnosis/code-family";

test.each([
  [{ "error-code": "0x904", "extended-code": "0x7" }, "pair"],
  [{ "extended-code": "0x7" }, "pair"],
  [{ "error-text": "cannot-connect-contact-owner" }, "pair"],
  [{ "error-code": "none-shown", "error-text": "cannot-connect-contact-owner" }, "pair"],
  [{ "error-code": "0x904", "error-text": "cannot-connect-contact-owner" }, "pair"],
  [{ "error-code": "0x904" }, "socket-closed"],
  [{ "error-code": "0x904", "extended-code": "0x0", "error-text": "cannot-connect-contact-owner" }, "socket-closed"],
  [{ "error-code": "0x204" }, "unreachable"],
  [{ "error-code": "0x204", "extended-code": "0x7" }, "unreachable"],
  [{ "error-code": "0x807" }, "sign-in"],
  [{ "error-code": "0x1207" }, "sign-in"],
  [{ "error-code": "0x107" }, "other"],
  [{ "error-code": "0x904", "extended-code": "0x102" }, "licensing"],
  [{ "error-code": "0x3", "extended-code": "0x5" }, "session"],
  [{ "error-code": "0x3000047" }, "gateway"],
  [{ "error-code": "0x4" }, "other"],
  [{ "error-code": "unknown" }, "none"],
  [{}, "none"],
] as const)("%j belongs to %s", (answers, family) => {
  expect(codeFamily(answers as Record<string, string>)).toBe(family);
});
