import { setTimeout as rest } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import type { Logger } from "pino";
import { readCallFailure } from "./web-api-error";

/** The connection that the bot holds to Slack in Socket Mode. */
export interface Connection {
  /** "ready", or in a few words why there is none. */
  state(): string;
  /** Does not wait for Slack: a start does not depend on it. */
  open(): void;
  close(): Promise<void>;
}

const READY = "ready";
/** Slack ends each connection after some hours. */
const ENDED = "the connection ended";
const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 30_000;

/**
 * Opens the connection again whenever it ends, until it is closed. The library would do so too, but a failure on the way
 * ends the whole process there: https://github.com/slackapi/node-slack-sdk/issues/2656
 */
export function createConnection(receiver: SocketModeReceiver, log: Logger): Connection {
  const closing = new AbortController();
  let state = "not connected yet";
  const change = (next: string) => {
    if (next === state) return;
    state = next;
    if (next === READY) log.info("connected to Slack");
    else if (next === ENDED) log.info("the connection to Slack ended");
    else log.error({ reason: next }, "not connected to Slack");
  };

  async function hold(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; failures += 1) {
      try {
        await receiver.start();
        const ended = new Promise((resolve) => receiver.client.once("disconnected", resolve));
        change(READY);
        failures = 0;
        await ended;
        if (!closing.signal.aborted) change(ENDED);
      } catch (error) {
        change(`cannot connect: ${reasonOf(error)}`);
      }
      const pause = Math.min(FIRST_REST_MS * 2 ** failures, LONGEST_REST_MS);
      await rest(pause, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    state: () => state,
    open: () => void hold(),
    async close() {
      closing.abort();
      await receiver.stop();
    },
  };
}

/** The library rejects with nothing at all where the connection ended before it was open. */
function reasonOf(error: unknown): string {
  return error === undefined ? "it ended before it was open" : readCallFailure(error).code;
}
