import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Insertable, Kysely, Selectable } from "kysely";
import type { Channel } from "../../../src/channels/channel";
import { ROOT } from "../../../src/root";
import { createSqlStore } from "../../../src/storage/sql-store";
import { openSqlite } from "../../../src/storage/sqlite-database";
import type { Store } from "../../../src/storage/store";
import type { Tables } from "../../../src/storage/tables";
import { createTalk, type Talk } from "../../../src/talk";
import { createLog } from "../../../src/turn/log";
import { PROJECT, play, type Scene } from "../../support/person";
import type { Trouble } from "../../support/trouble";
import * as troubles from "../../support/troubles";
import { resident } from "./people";

/** Real cases, as the tables hold them; a million more are made after their likeness. */
export interface Templates {
  readonly closed: readonly Template[];
  /** Fixed a while ago, with the desk, or left in the middle. */
  readonly open: readonly Template[];
  readonly rows: {
    readonly cases: readonly Selectable<Tables["cases"]>[];
    readonly facts: readonly Selectable<Tables["facts"]>[];
    readonly inbox: readonly Selectable<Tables["inbox"]>[];
    readonly outbox: readonly Insertable<Tables["outbox"]>[];
  };
}

export interface Template {
  readonly id: string;
  readonly person: string;
  readonly conversation: string;
  readonly updatedAt: number;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Long enough for every case to be closed by silence. */
const DAYS_UNTIL_ALL_ARE_CLOSED = 80;

/** Plays so many real cases to their end, half as many nearly to it, and a few into the middle. */
export async function playTemplates(file: string, count: number, now: number): Promise<Templates> {
  const database = await openSqlite(file);
  const store = createSqlStore(database);
  const all = knownTroubles().slice(0, count);
  const longAgo = now - (DAYS_UNTIL_ALL_ARE_CLOSED + 5) * DAY;
  for (const [index, trouble] of all.entries()) {
    await playOne(trouble, { store, ...resident(`closed ${index}`), startsAt: longAgo });
  }
  await closeAll(store, longAgo);
  for (const [index, trouble] of all.slice(0, Math.ceil(count / 2)).entries()) {
    await playOne(trouble, { store, ...resident(`open ${index}`), startsAt: now - 2 * HOUR });
  }
  await leaveInTheMiddle(store, all.slice(0, Math.ceil(count / 6)), now - 2 * HOUR);
  const rows = await readRows(database.kysely);
  await store.close();
  return { rows, ...splitTemplates(rows.cases) };
}

async function playOne(trouble: Trouble, scene: Scene): Promise<void> {
  const story = await play(trouble, scene);
  await story.end();
}

/** Those of the journeys, and then threads that people wrote. */
function knownTroubles(): readonly Trouble[] {
  const threads = readFileSync(join(ROOT, "test/fixtures/cases/threads.jsonl"), "utf8").trim().split("\n");
  return [...Object.values(troubles), ...threads.map(readThread)];
}

function readThread(line: string): Trouble {
  const { opening, answers, accepts } = JSON.parse(line) as {
    readonly opening: string;
    readonly answers: Readonly<Record<string, string>>;
    readonly accepts: readonly string[];
  };
  return { opening, answers, cures: accepts };
}

/** Lets the timers run their course. */
async function closeAll(store: Store, from: number): Promise<void> {
  let now = from;
  const talk = quietTalk(store, () => now);
  for (let day = 1; day <= DAYS_UNTIL_ALL_ARE_CLOSED; day += 1) {
    now = from + day * DAY;
    await talk.alarm.ring();
    await talk.postman.deliver();
  }
  await endTalk(talk);
}

async function leaveInTheMiddle(store: Store, all: readonly Trouble[], at: number): Promise<void> {
  const talk = quietTalk(store, () => at);
  for (const [index, { opening }] of all.entries()) {
    const { who, place } = resident(`middle ${index}`);
    await talk.takeDelivery({ id: `middle:${index}`, at, by: who, place, what: { kind: "said", text: opening } });
  }
  await talk.postman.deliver();
  await endTalk(talk);
}

function quietTalk(store: Store, now: () => number): Talk {
  const channel: Channel = { post: async () => "1767603600000", replace: async () => {} };
  const log = createLog("silent");
  return createTalk({
    store,
    now,
    channels: { teams: channel },
    log,
    knowledge: PROJECT,
    helpdeskContact: "Helpdesk, phone 1234",
    retentionDays: 90,
  });
}

async function endTalk({ postman, alarm }: Talk): Promise<void> {
  await Promise.all([postman.stop(), alarm.stop()]);
}

async function readRows(database: Kysely<Tables>): Promise<Templates["rows"]> {
  const outbox = await database.selectFrom("outbox").selectAll().execute();
  return {
    cases: await database.selectFrom("cases").selectAll().execute(),
    facts: await database.selectFrom("facts").selectAll().execute(),
    inbox: await database.selectFrom("inbox").selectAll().execute(),
    outbox: outbox.map(({ id: _given, ...row }) => row),
  };
}

function splitTemplates(cases: Templates["rows"]["cases"]): Pick<Templates, "closed" | "open"> {
  const templates = cases.map(({ id, stage, state, updated_at }) => {
    const { reporter, place } = JSON.parse(state);
    return { stage, id, updatedAt: updated_at, person: reporter.id, conversation: place.conversation };
  });
  const isClosed = ({ stage }: { readonly stage: string }) => stage === "closed";
  return { closed: templates.filter(isClosed), open: templates.filter((one) => !isClosed(one)) };
}
