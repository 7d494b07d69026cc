import { setTimeout as rest } from "node:timers/promises";
import { createCleanup } from "./cleanup";
import { dayLater } from "./day-later";
import { createEnds } from "./ends";
import { inspect } from "./inspect";
import { judge, type Verdict } from "./judge";
import { type Left, openLeft } from "./left";
import { countErrors } from "./logged";
import type { RunOptions } from "./options";
import { type Report, reportOf } from "./report";
import { type Talked, talkTogether } from "./talk-phase";
import { startWorld, type World } from "./world";

/** What the caller of a run has to do with it meanwhile. */
export interface Caller {
  readonly tell: (line: string) => void;
  /** Aborted when somebody breaks the run off: then it rejects, and leaves nothing behind all the same. */
  readonly signal: AbortSignal;
}

const LAST_MESSAGES_MS = 60_000;

/** Plays the whole run and cleans up after it, however it ends. */
export async function run(options: RunOptions, { tell, signal: broken }: Caller): Promise<Report> {
  const began = Date.now();
  const cleanup = createCleanup();
  const over = new AbortController();
  broken.addEventListener("abort", () => over.abort(broken.reason));
  try {
    const world = await startWorld(options, cleanup, createEnds(options.deadline, over.signal));
    const talked = await talkTogether(world, options, tell);
    broken.throwIfAborted();
    tell("comparing");
    const left = await openLeft(world.database.address);
    cleanup.later(left.store.close);
    await lastMessages(left, over.signal);
    const verdicts = await judgeAll(world, talked, left);
    tell("a day later");
    const day = await dayLater(world, left, options);
    broken.throwIfAborted();
    return reportOf({
      ...talked,
      ...talked.conducted,
      options,
      verdicts,
      day,
      impossible: await inspect(left),
      unsent: (await left.store.waiting()).messages,
      notTried: world.database.notTried,
      calls: world.platform.faults(),
      refusedForgeries: world.refusedForgeries,
      logged: await countErrors(world.logFile),
      milliseconds: Date.now() - began,
      starts: world.fleet.starts,
    });
  } finally {
    // Whoever still talks has nobody to talk to any more.
    over.abort(new Error("The run is over."));
    await cleanup.run();
  }
}

/** What was committed last may still be on its way. */
async function lastMessages({ store }: Left, signal: AbortSignal): Promise<void> {
  const end = Date.now() + LAST_MESSAGES_MS;
  while (!signal.aborted && Date.now() < end && (await store.waiting()).messages > 0) {
    await rest(200);
  }
}

async function judgeAll(
  world: World,
  { roles, lives, conducted }: Talked,
  { store }: Left,
): Promise<readonly Verdict[]> {
  const { rehearsal, platform } = world;
  const verdicts: Verdict[] = [];
  for (const [index, role] of roles.entries()) {
    const life = lives[index];
    if (!life) continue;
    const { chat, remarks } = platform;
    const evidence = { ...role, life, chat: chat(role.who.conversation), remarks };
    verdicts.push(await judge(evidence, { rehearsal, store, incidents: conducted.incidents }));
  }
  return verdicts;
}
