import type { Activity } from "botbuilder";
import type { Logger } from "pino";
import type { Request, Response, Server } from "restify";
import type { Delivery, Place } from "../../conversation/event";
import type { View } from "../../view/view";
import type { Outcome } from "../channel";
import type { TeamsAdapter, TeamsConfig } from "./adapter";
import { refuseAddress, refuseTenant } from "./guards";
import { type Answer, answerFailed, answerTaken, answerUnsupported, type InvokeSentences } from "./invoke-answer";
import { readTeamsActivity } from "./read-activity";
import { readActivityBody } from "./read-body";

export interface TeamsListener {
  readonly config: TeamsConfig;
  readonly adapter: TeamsAdapter;
  readonly log: Logger;
  /** Resolves when the turn is committed; `answer` replaces the pressed card for the presser. */
  readonly takeDelivery: (delivery: Delivery) => Promise<Outcome>;
  /** Sends what the turn left to send. Called when the HTTP answer has gone out, and only after a turn. */
  readonly afterwards: () => void;
  readonly render: (view: View) => Partial<Activity>;
  /** Tells a person that their message was not taken; rejects where that fails. */
  readonly apologise: (place: Place) => Promise<void>;
  readonly sentences: () => InvokeSentences;
  readonly now: () => number;
}

/** Adds POST /api/messages. */
export function mountTeams(server: Server, listener: TeamsListener): void {
  server.post("/api/messages", async (request: Request, response: Response) => {
    const admitted = await admit(request, listener);
    if ("status" in admitted) return send(response, admitted.status, { error: admitted.sentence });
    await serve(admitted.activity, response, listener);
  });
}

type Admitted = { readonly activity: Activity } | { readonly status: number; readonly sentence: string };

/** Nothing behind this has to ask again who sent the activity. */
async function admit(request: Request, { adapter, config, log }: TeamsListener): Promise<Admitted> {
  const body = await readActivityBody(request);
  if ("status" in body) return body;
  const badAddress = refuseAddress(body.activity, config);
  if (badAddress !== undefined) return badAddress;
  const activity = body.activity as unknown as Activity;
  const authentication = await adapter.authenticate(activity, request.headers.authorization ?? "");
  if (authentication.kind === "refused") {
    log.warn({ reason: authentication.reason }, "refused a request to /api/messages");
    return { status: 401, sentence: "The token of this request is missing or not valid." };
  }
  if (authentication.kind === "unavailable") {
    log.error({ reason: authentication.reason }, "cannot check tokens");
    return { status: 503, sentence: "Tokens cannot be checked right now. Try again later." };
  }
  return refuseTenant(activity, config) ?? { activity };
}

async function serve(activity: Activity, response: Response, listener: TeamsListener): Promise<void> {
  const { log, sentences, render } = listener;
  const isInvoke = activity.type === "invoke";
  const answer = (body: Answer) => send(response, 200, isInvoke ? body : undefined);

  const delivery = readTeamsActivity(activity, listener.now());
  if ("reason" in delivery) {
    log.debug({ reason: delivery.reason }, "unsupported activity");
    return answer(answerUnsupported(sentences()));
  }
  const outcome = await take(delivery, listener);
  if (outcome.kind === "answered") {
    await answer(answerTaken(outcome.answer, render, sentences()));
    return listener.afterwards();
  }
  if (isInvoke) return answer(answerFailed(sentences()));
  if (delivery.what.kind === "installed") return send(response, 503, { error: "Nothing was kept. Try again later." });
  await askToSendAgain(delivery, response, listener);
}

/** Acknowledged only once the person was told: otherwise Teams has to deliver it again, or nobody would know of it. */
async function askToSendAgain(
  { id, place }: Delivery,
  response: Response,
  { apologise, log }: TeamsListener,
): Promise<void> {
  try {
    await apologise(place);
    await send(response, 200, undefined);
  } catch (error) {
    log.warn({ err: error, delivery: id }, "could not tell that a message was not taken");
    await send(response, 503, { error: "Nothing was kept, and nobody could be told. Try again later." });
  }
}

async function take(delivery: Delivery, { takeDelivery, log }: TeamsListener): Promise<Outcome> {
  try {
    return await takeDelivery(delivery);
  } catch (error) {
    log.error({ err: error, delivery: delivery.id }, "a turn failed");
    return { kind: "failed" };
  }
}

/** Resolves when the answer has left, or the caller has: restify must not go on before. */
function send(response: Response, status: number, body: unknown): Promise<void> {
  return new Promise((resolve) => {
    response.once("close", resolve);
    if (response.destroyed) resolve();
    response.send(status, body);
  });
}
