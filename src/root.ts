import { join } from "node:path";

/** The repository's root: this file stands in src/ or dist/, one below it. */
export const ROOT = join(__dirname, "..");
