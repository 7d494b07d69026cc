import type { KnownCodes } from "../../src/reading/known-codes";

/** A small table, with codes that look like years, ports and counts left out, as in the real one. */
export const CODES: KnownCodes = {
  disconnect: new Set(["0x0", "0x3", "0x104", "0x108", "0x204", "0x404", "0x904", "0xd06", "0x3000019"]),
  extended: new Set(["0x0", "0x3", "0x4", "0x7", "0xa", "0x10", "0x108"]),
};
