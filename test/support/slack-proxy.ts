import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { answerJson, type JsonAnswer, startLoopbackServer } from "../../src/commands/loopback-server";

/** One call of the Web API, as it passed by. */
export interface PassedCall {
  readonly method: string;
  readonly body: Readonly<Record<string, string>>;
  /** What the emulator, or the proxy in its place, answered. */
  readonly answer: unknown;
}

/** Stands between the bot and the emulator: passes calls on, notes them, and answers some itself. */
export interface SlackProxy {
  /** To be given as SLACK_API_URL. */
  readonly apiUrl: string;
  readonly calls: readonly PassedCall[];
  /** Answers so many of the next calls of this method that are meant itself; a string is an error code. */
  refuse(method: string, answer: Partial<JsonAnswer> | string, times?: number, isMeant?: IsMeant): void;
  stop(): Promise<void>;
}

type IsMeant = (body: PassedCall["body"]) => boolean;

interface Refusal {
  readonly method: string;
  readonly answer: JsonAnswer;
  readonly isMeant: IsMeant;
  left: number;
}

/** `target`: the emulator's API. */
export async function startSlackProxy(target: string): Promise<SlackProxy> {
  const calls: PassedCall[] = [];
  const refusals: Refusal[] = [];

  async function answerTo(request: IncomingMessage, method: string, body: string): Promise<JsonAnswer> {
    const fields = fieldsOf(body);
    const refusal = refusals.find((one) => one.method === method && one.left > 0 && one.isMeant(fields));
    if (!refusal) return passOn(request, `${target}${method}`, body);
    refusal.left -= 1;
    return refusal.answer;
  }

  const { url, stop } = await startLoopbackServer(async (request, response) => {
    const method = (request.url ?? "").replace(/^\/api\//, "");
    const body = await text(request);
    const answer = await answerTo(request, method, body).catch((error) => ({ status: 502, body: String(error) }));
    calls.push({ method, body: fieldsOf(body), answer: answer.body });
    answerJson(response, answer);
  });
  return {
    apiUrl: `${url}/api/`,
    calls,
    refuse(method, given, times = 1, isMeant = () => true) {
      const answer = typeof given === "string" ? { body: { ok: false, error: given } } : given;
      refusals.push({ method, answer: { status: 200, ...answer }, isMeant, left: times });
    },
    stop,
  };
}

function fieldsOf(body: string): PassedCall["body"] {
  return Object.fromEntries(new URLSearchParams(body));
}

async function passOn({ headers }: IncomingMessage, url: string, body: string): Promise<JsonAnswer> {
  const { authorization = "", "content-type": type = "" } = headers;
  const answer = await fetch(url, { method: "POST", headers: { authorization, "content-type": type }, body });
  return { status: answer.status, body: await answer.json() };
}
