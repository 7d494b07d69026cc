import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import type { Environment } from "./config";

/** The process's environment, with what `.env` in the working folder adds to it; what is set already wins. */
export function readEnvironment(): Environment {
  if (existsSync(".env")) loadEnvFile(".env");
  return process.env;
}
