import { randomBytes } from "node:crypto";

/** In the order of their codes. */
const BASE32 = "234567abcdefghijklmnopqrstuvwxyz";
/** Seconds until the year 3058. */
const TIME = 7;
const CHANCE = 10;

/**
 * "c", when it was opened (`at`, milliseconds since 1970), and 50 bits of `chance`. Cases of the same days lie side by
 * side in every index that way: in a large database the pages of older ones are not in memory.
 */
export function newCaseId(at: number, chance: Uint8Array = randomBytes(CHANCE)): string {
  return `c${inBase32(Math.floor(at / 1000))}${[...chance.subarray(0, CHANCE)].map(digit).join("")}`;
}

function inBase32(seconds: number): string {
  return Array.from({ length: TIME }, (_, place) => digit(Math.floor(seconds / 32 ** (TIME - 1 - place)))).join("");
}

function digit(number: number): string {
  return BASE32.charAt(number % 32);
}
