import type { Outcome } from "../channels/channel";
import type { Case } from "../conversation/case";
import { type Delivery, type Event, threadOf } from "../conversation/event";
import type { Store, Turn } from "../storage/store";
import { answerAtOnce } from "./answer-at-once";
import { beforeAbort } from "./before-abort";
import { COUNT_NOTHING, type Counts } from "./counts";
import { createLines } from "./lines";
import { caseNamed, type Loaded, loadCase } from "./load-case";
import type { Log } from "./log";
import { newCaseId } from "./new-case-id";
import type { Decide, Decision, Read } from "./turn";

/** Only another process, or somebody else who presses on the same case, makes a turn conflict: one of them always wins. */
const REST_AFTER_CONFLICT_MS = 5;

/** Platforms wait a few seconds for their answer; the person must be told within them. */
const PATIENCE_MS = 2_000;

export interface TurnParts {
  readonly store: Store;
  readonly decide: Decide;
  readonly read: Read;
  readonly log: Log;
  readonly counts?: Counts;
  readonly newId?: (at: number) => string;
  /** Aborted when a turn has taken too long; called once for each delivery, when it arrives. */
  readonly deadline?: () => AbortSignal;
}

/**
 * One turn, from the delivery to the committed answer. Never rejects. The caller acknowledges with the answer, and then
 * lets the postman deliver.
 */
export function createTakeDelivery(parts: TurnParts): (delivery: Delivery) => Promise<Outcome> {
  const { log, counts = COUNT_NOTHING, deadline = () => AbortSignal.timeout(PATIENCE_MS) } = parts;
  const inLine = createLines();

  return async (delivery) => {
    const signal = deadline();
    const end = counts.turn(delivery.place.channel);
    const line = threadOf(delivery.place, delivery.by);
    try {
      const work = () => beforeAbort(signal, () => takeTurnTwice(parts, delivery, signal));
      const { result, answer } = await inLine(line, work);
      end(result);
      return { kind: "answered", answer };
    } catch (err) {
      end("failed");
      log.error({ delivery: delivery.id, ...loggedCase(delivery), err }, "turn failed");
      return { kind: "failed" };
    }
  };
}

interface Taken {
  readonly result: "saved" | "repeat";
  readonly answer: Decision["answer"];
}

/**
 * A connection that broke, or two transactions that waited for each other, are gone at the second attempt; and a commit
 * whose answer was lost is found then as a delivery that was taken.
 */
async function takeTurnTwice(parts: TurnParts, delivery: Delivery, signal: AbortSignal): Promise<Taken> {
  try {
    return await takeTurn(parts, delivery, signal);
  } catch (err) {
    signal.throwIfAborted();
    parts.log.warn({ delivery: delivery.id, ...loggedCase(delivery), err }, "turn tried again");
    return takeTurn(parts, delivery, signal);
  }
}

async function takeTurn(parts: TurnParts, delivery: Delivery, signal: AbortSignal): Promise<Taken> {
  const { store, log, counts = COUNT_NOTHING, newId = newCaseId } = parts;
  const seen = await store.seen(delivery.id);
  if (seen) return answeredBefore(log, delivery, seen.answer);
  const event = readEvent(parts.read, delivery);

  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    const found = await loadCase(store, delivery);
    const decided = parts.decide(found.current, event, newId(delivery.at));
    const decision = delivery.aside ? answerAtOnce(decided) : decided;
    const outcome = await store.commit(turnOf(delivery, found, decision), signal);
    if (outcome === "saved") {
      log.info(
        { delivery: delivery.id, case: caseId(found, decision), kind: delivery.what.kind, attempt },
        "turn saved",
      );
      counts.facts(decision.facts);
      return { result: "saved", answer: decision.answer };
    }
    if (outcome !== "conflict") return answeredBefore(log, delivery, outcome.repeat.answer);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * REST_AFTER_CONFLICT_MS * attempt));
  }
}

function answeredBefore(log: Log, delivery: Delivery, answer: Decision["answer"]): Taken {
  log.info({ delivery: delivery.id, ...loggedCase(delivery) }, "delivery repeated");
  return { result: "repeat", answer };
}

function readEvent(read: Read, { at, by, place, what }: Delivery): Event {
  return { at, by, place, what: what.kind === "said" ? { kind: "said", reading: read(what.text) } : what };
}

function turnOf(delivery: Delivery, found: Loaded, decision: Decision): Turn {
  const { id: deliveryId, at, place, by } = delivery;
  const about = found.stored?.state.id;
  const { answer, messages } = decision;
  const turn: Turn = { deliveryId, at, place, person: by.id, about, answer, messages };
  if (decision.forget) return { ...turn, forget: { channel: place.channel, tenant: place.tenant, person: by.id } };
  const change = changeOf(delivery, found, decision);
  return change ? { ...turn, change } : turn;
}

function changeOf({ place, by, what }: Delivery, found: Loaded, decision: Decision): Turn["change"] {
  const { facts, opensCase, wakeAt } = decision;
  const { stored, current } = found;
  const isMoot = what.kind === "woken" && facts.length === 0;
  const state = isMoot ? asItIs(found) : decision.state;
  if (!state || (!isMoot && state === current && facts.length === 0)) return undefined;
  const thread = stored?.thread ?? threadOf(place, by);
  const latest = stored && { id: stored.state.id, revision: stored.revision };
  if (!opensCase && state.id !== latest?.id) throw new Error("The decision changes a case that was not loaded.");
  return { thread, latest, state, facts, wakeAt };
}

/**
 * A case that was woken for nothing is saved as it is, for its next time only: with the old one it would be woken for
 * ever. One that another case follows is not changed any more; the store wakes only the latest of a thread.
 */
function asItIs({ stored, isOvertaken }: Loaded): Case | undefined {
  return isOvertaken ? undefined : stored?.state;
}

function caseId({ stored }: Loaded, { state }: Decision): string | undefined {
  return state?.id ?? stored?.state.id;
}

/** What a button says is logged only if it can be one of our ids. */
function loggedCase({ what }: Delivery): { readonly case?: string } {
  const named = caseNamed(what);
  return named !== undefined && /^[a-z0-9]{1,40}$/.test(named) ? { case: named } : {};
}
