import { isNativeError } from "node:util/types";
import pino from "pino";

export type Log = pino.Logger;

/** Removed wherever a line has them, one level deep: what people write and are called, and what opens a door. */
const PRIVATE = [
  "text",
  "name",
  "email",
  "fields",
  "view",
  "place",
  "address",
  "headers",
  "authorization",
  "password",
  "token",
];

const REDACTED = "[not logged]";

/** Lines carry ids only. `destination`: standard output when absent. */
export function createLog(level: pino.LevelWithSilent = "info", destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...PRIVATE, ...PRIVATE.map((key) => `*.${key}`)], censor: REDACTED },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error of a client library carries whole requests with their tokens, so only what says where it broke is taken. */
function describeError(error: unknown): object {
  if (!(error instanceof Error || isNativeError(error))) return { type: typeof error };
  return {
    type: error.name,
    ...("code" in error ? { code: String(error.code) } : {}),
    stack: cutTokens(error.stack ?? error.message),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

export function cutTokens(text: string): string {
  return text.replace(/\b(?:Bearer\s+\S+|xox[a-z]-\S+|xapp-\S+|eyJ[\w-]+\.[\w.-]+)/gi, REDACTED);
}
