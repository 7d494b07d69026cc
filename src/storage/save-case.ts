import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, type SqlBool, sql } from "kysely";
import type { Case } from "../conversation/case";
import type { CaseChange, PersonKey, StoredCase, Turn } from "./store";
import type { CaseRow, Tables } from "./tables";

export async function latestCase(database: Kysely<Tables>, thread: string): Promise<StoredCase | undefined> {
  const row = await database
    .selectFrom("cases")
    .select(["thread", "revision", "state"])
    .where("thread", "=", thread)
    .orderBy("ordinal", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && storedCase(row);
}

export async function findCase(database: Kysely<Tables>, caseId: string): Promise<StoredCase | undefined> {
  const row = await database
    .selectFrom("cases")
    .select(["thread", "revision", "state"])
    .where("id", "=", caseId)
    .executeTakeFirst();
  return row && storedCase(row);
}

export async function casesOfPerson(
  database: Kysely<Tables>,
  { channel, tenant, person }: PersonKey,
  limit: number,
): Promise<readonly Case[]> {
  const rows = await database
    .selectFrom("cases")
    .select("state")
    .where((where) => where.and({ channel, tenant, person }))
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ state }): Case => JSON.parse(state));
}

/** Those that want to be woken by `now`. */
export async function dueCases(database: Kysely<Tables>, now: number, limit: number): Promise<readonly StoredCase[]> {
  const rows = await database
    .selectFrom("cases")
    .select(["thread", "revision", "state"])
    .where("wake_at", "<=", now)
    .orderBy("wake_at")
    .limit(limit)
    .execute();
  return rows.map(storedCase);
}

/** Writes the case and its facts; `false` when the thread's latest case is not the one that the change was decided on. */
export async function saveCase(database: Kysely<Tables>, change: CaseChange, turn: Turn): Promise<boolean> {
  const isSame = change.latest?.id === change.state.id;
  const firstFact = isSame ? await updateCase(database, change, turn) : await insertCase(database, change, turn);
  if (firstFact === undefined) return false;
  await appendFacts(database, change, firstFact);
  return true;
}

/** The number of the first new fact. */
async function updateCase(
  database: Kysely<Tables>,
  { state, facts, wakeAt, latest }: CaseChange,
  { at }: Turn,
): Promise<number | undefined> {
  const row = await database
    .updateTable("cases")
    .set((column) => ({
      revision: column("revision", "+", 1),
      stage: state.stage,
      state: JSON.stringify(state),
      fact_count: column("fact_count", "+", facts.length),
      updated_at: at,
      wake_at: wakeAt ?? null,
    }))
    .where("id", "=", state.id)
    .where("revision", "=", latest?.revision ?? 0)
    .where(isLatest)
    .returning("fact_count")
    .executeTakeFirst();
  return row && row.fact_count - facts.length;
}

/** `undefined` when the id is taken, or another transaction opened the thread's next case at the same time. */
async function insertCase(
  database: Kysely<Tables>,
  { state, thread, facts, wakeAt, latest }: CaseChange,
  { at }: Turn,
): Promise<number | undefined> {
  const earlier = latest ? await endOfThread(database, latest) : await startOfThread(database, thread);
  if (earlier === undefined) return undefined;
  const { numInsertedOrUpdatedRows } = await database
    .insertInto("cases")
    .values({
      id: state.id,
      thread,
      ordinal: earlier + 1,
      channel: state.place.channel,
      tenant: state.place.tenant,
      person: state.reporter.id,
      stage: state.stage,
      revision: 1,
      state: JSON.stringify(state),
      fact_count: facts.length,
      opened_at: state.openedAt,
      updated_at: at,
      wake_at: wakeAt ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? 0 : undefined;
}

/**
 * The number of the case that another one is about to follow. It gets a new revision: a change of it at the same time
 * would be lost to its follower. And it sleeps from now on.
 */
async function endOfThread(
  database: Kysely<Tables>,
  { id, revision }: NonNullable<CaseChange["latest"]>,
): Promise<number | undefined> {
  const row = await database
    .updateTable("cases")
    .set({ revision: revision + 1, wake_at: null })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .where(isLatest)
    .returning("ordinal")
    .executeTakeFirst();
  return row?.ordinal;
}

async function startOfThread(database: Kysely<Tables>, thread: string): Promise<number | undefined> {
  const found = await database
    .selectFrom("cases")
    .select("id")
    .where("thread", "=", thread)
    .limit(1)
    .executeTakeFirst();
  return found ? undefined : 0;
}

function isLatest(where: ExpressionBuilder<Tables, "cases">): ExpressionWrapper<Tables, "cases", SqlBool> {
  return where.not(
    where.exists(
      where
        .selectFrom("cases as later")
        .select(sql`1`.as("one"))
        .whereRef("later.thread", "=", "cases.thread")
        .whereRef("later.ordinal", ">", "cases.ordinal"),
    ),
  );
}

async function appendFacts(database: Kysely<Tables>, { state, facts }: CaseChange, first: number): Promise<void> {
  if (facts.length === 0) return;
  await database
    .insertInto("facts")
    .values(
      facts.map((fact, index) => ({
        case_id: state.id,
        seq: first + index,
        at: fact.at,
        kind: fact.kind,
        fact: JSON.stringify(fact),
      })),
    )
    .execute();
}

function storedCase({ thread, revision, state }: Pick<CaseRow, "thread" | "revision" | "state">): StoredCase {
  return { thread, revision, state: JSON.parse(state) };
}
