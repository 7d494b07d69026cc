import { randomBytes } from "node:crypto";

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/** "c" and twelve characters of chance: 60 bits, so that nobody guesses another person's case. */
export function newCaseId(): string {
  return `c${[...randomBytes(12)].map((byte) => BASE32.charAt(byte % BASE32.length)).join("")}`;
}
