import type { CodeFamily } from "./knowledge";

const SOCKET_CLOSED = new Set(["0x304", "0x404", "0x904"]);
const UNREACHABLE = new Set(["0x104", "0x108", "0x204", "0x208", "0x308", "0x508", "0x604", "0x704", "0x804"]);
const LICENSING = new Set(["0x808", "0x908"]);
/** Sign-in errors that do not end in 07: NLA, delegation, Restricted Admin and FIPS. */
const OTHER_SIGN_IN = new Set(["0xb09", "0xd09", "0xe06", "0xe09", "0xf08"]);
/** 0x107: the person closed the certificate warning. Ends in 07, but is no fault of the sign-in. */
const CLOSED_BY_PERSON = "0x107";
/** What Windows shows for the extended reason 7, with or without "See details". */
const TEXT_OF_THE_PAIR = "cannot-connect-contact-owner";

/** The observations that tell the family. */
export const TELL_FAMILY: ReadonlySet<string> = new Set(["error-code", "extended-code", "error-text"]);

/**
 * What people may read from their screen when they are asked for the codes: one example for each family, and its share.
 * A judgement; an answer only shows the family, which is what the codes tell before anything else.
 */
export const CODES_SHOWN: readonly { readonly share: number; readonly answers: Readonly<Record<string, string>> }[] = [
  { share: 30, answers: { "error-code": "0x904", "extended-code": "0x7" } },
  { share: 5, answers: { "error-code": "0x904", "extended-code": "none-shown" } },
  { share: 20, answers: { "error-code": "0x204", "extended-code": "none-shown" } },
  { share: 7, answers: { "error-code": "0x807", "extended-code": "none-shown" } },
  { share: 2, answers: { "error-code": "0x908", "extended-code": "none-shown" } },
  { share: 3, answers: { "extended-code": "0x3" } },
  { share: 3, answers: { "error-code": "0x3000008", "extended-code": "none-shown" } },
  { share: 30, answers: { "error-code": "none-shown", "extended-code": "none-shown" } },
];

/** The group of error codes that the answers belong to. The extended code counts before the code that it explains. */
export function codeFamily(answers: Readonly<Record<string, string>>): CodeFamily {
  const code = hexCode(answers["error-code"]);
  const extended = hexCode(answers["extended-code"]);
  const fromExtended = extended === undefined ? undefined : familyOfExtended(Number(extended));
  const isPairText = answers["error-text"] === TEXT_OF_THE_PAIR;
  if (code === undefined) {
    return fromExtended ?? (isPairText ? "pair" : "none");
  }
  const fromCode = familyOfCode(code);
  if (fromCode === "socket-closed" && extended === undefined && isPairText) {
    return "pair";
  }
  if (fromExtended === "pair" && fromCode !== "socket-closed" && fromCode !== "other") {
    return fromCode;
  }
  return fromExtended ?? fromCode;
}

function hexCode(value: string | undefined): string | undefined {
  return value !== undefined && /^0x[0-9a-f]{1,8}$/.test(value) ? value : undefined;
}

function familyOfCode(code: string): CodeFamily {
  if (SOCKET_CLOSED.has(code)) return "socket-closed";
  if (UNREACHABLE.has(code)) return "unreachable";
  if (LICENSING.has(code)) return "licensing";
  if (isGateway(Number(code))) return "gateway";
  if (OTHER_SIGN_IN.has(code)) return "sign-in";
  return code !== CLOSED_BY_PERSON && /^0x[0-9a-f]{1,2}07$/.test(code) ? "sign-in" : "other";
}

function familyOfExtended(code: number): CodeFamily | undefined {
  if (code === 0x7) return "pair";
  if ((code >= 0x8 && code <= 0xa) || code === 0x300) return "sign-in";
  if (code >= 0x100 && code <= 0x10b) return "licensing";
  if (isGateway(code)) return "gateway";
  return (code >= 0x1 && code <= 0x6) || (code >= 0xb && code <= 0x1a) ? "session" : undefined;
}

function isGateway(code: number): boolean {
  return code >= 0x3000001 && code <= 0x3000050;
}
