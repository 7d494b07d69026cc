import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom, seedOf } from "../../src/evaluation/random";
import { startTokenIssuer } from "../support/token-issuer";
import * as troubles from "../support/troubles";
import { whoIs } from "./activity";
import { countRefused, platformToken } from "./check-tokens";
import { conduct } from "./conduct";
import { openSqliteLeft } from "./database";
import { createDeliver } from "./deliver";
import { startFleet } from "./fleet";
import { countUnsent, inspect } from "./inspect";
import { type Evidence, judge } from "./judge";
import type { RunOptions } from "./options";
import { live } from "./person";
import { startPlatform } from "./platform";
import { createPlatformFaults } from "./platform-faults";
import { createRehearsal } from "./rehearsal";
import { type Report, reportOf } from "./report";
import { createSender } from "./send-acts";
import { writeScript } from "./write-script";

/** Plays the whole run and cleans up after it, however it ends. */
export async function run(options: RunOptions, tell: (line: string) => void): Promise<Report> {
  const began = Date.now();
  const undo: (() => Promise<void>)[] = [];
  const later = (work: () => Promise<void>) => undo.unshift(work);
  const random = (name: string) => createRandom(seedOf(`${options.seed} ${name}`));
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error("the time of the run was up")), options.deadline);
  later(async () => clearTimeout(timer));
  try {
    const dataFolder = await mkdtemp(join(tmpdir(), "reconnect-faults-"));
    later(() => rm(dataFolder, { recursive: true, force: true }));
    const issuer = await startTokenIssuer();
    later(issuer.stop);
    const platform = await startPlatform(createPlatformFaults(random("platform"), options.platformFaults));
    later(platform.stop);
    const { isBroken, logFile } = options;
    const settings = { dataFolder, tokens: issuer.source, clockAhead: 0, isBroken, logFile };
    const fleet = await startFleet(options.replicas, settings, random("fleet"));
    later(fleet.stop);
    const refusedTokens = await countRefused(fleet.url(), issuer, platform.url);
    const rehearsal = await createRehearsal();
    later(rehearsal.stop);

    tell("writing the scripts");
    const people = [];
    for (let index = 0; index < options.people; index += 1) {
      const written = await writeScript(rehearsal, Object.values(troubles), random(`script ${index}`));
      people.push({ who: whoIs(index), ...written });
    }
    const total = people.reduce((sum, { script }) => sum + script.scripted.length, 0);
    let done = 0;
    let over = 0;
    const conducted = conduct({
      fleet,
      kills: options.kills,
      disturbances: [],
      progress: () => (over === people.length ? 1 : Math.min(done / total, 0.999)),
      tell,
    });
    const token = platformToken(issuer, platform.url);
    const deliver = createDeliver({ url: fleet.url, token, signal: abort.signal });
    const lives = await eachOf(people, options.atOnce, async ({ who, script, rehearsed }): Promise<Evidence> => {
      const chat = () => platform.chat(who.conversation);
      const sender = createSender({ who, platform, deliver, random: random(`sender ${who.conversation}`) });
      const life = await live({
        script,
        sender,
        chat,
        next: (patience) => platform.next(who.conversation, patience),
        patience: options.patience,
        tell: () => {
          done += 1;
        },
      });
      over += 1;
      return { who, script, rehearsed, life, chat: [] };
    });
    await conducted.ended;

    tell("comparing");
    const left = await openSqliteLeft(dataFolder);
    later(left.close);
    const end = Date.now() + 30_000;
    while ((await countUnsent(left.tables)) > 0 && Date.now() < end) await new Promise((r) => setTimeout(r, 200));
    const verdicts = [];
    for (const evidence of lives) {
      const chat = platform.chat(evidence.who.conversation);
      verdicts.push(
        await judge({ ...evidence, chat }, { rehearsal, store: left.store, incidents: conducted.incidents }),
      );
    }
    return reportOf({
      options,
      lives: lives.map(({ life }) => life),
      verdicts,
      impossible: await inspect(left),
      kills: conducted.kills,
      disturbances: conducted.struck,
      calls: platform.faults(),
      refusedTokens,
      unfinished: lives.flatMap(({ who, life }) =>
        life.unfinished ? [`${who.conversation}: ${life.unfinished}`] : [],
      ),
      milliseconds: Date.now() - began,
      starts: fleet.starts,
    });
  } finally {
    for (const work of undo) await work();
  }
}

/** Some at the same time, in order. */
async function eachOf<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
