import type { Kysely } from "kysely";
import type { CaseChange, StoredCase, Turn } from "./store";
import type { CaseRow, Tables } from "./tables";

export async function latestCase(database: Kysely<Tables>, thread: string): Promise<StoredCase | undefined> {
  return storedCase(await latestRow(database, thread));
}

export async function findCase(database: Kysely<Tables>, caseId: string): Promise<StoredCase | undefined> {
  return storedCase(await database.selectFrom("cases").selectAll().where("id", "=", caseId).executeTakeFirst());
}

/** Writes the case and its facts; `false` when the thread's latest case is not the one that the change was decided on. */
export async function saveCase(database: Kysely<Tables>, change: CaseChange, turn: Turn): Promise<boolean> {
  const row = await latestRow(database, change.thread);
  if (row?.id !== change.latest?.id || row?.revision !== change.latest?.revision) return false;
  if (row && !(await claimRevision(database, row))) return false;
  const saved = row?.id === change.state.id ? updateCase : insertCase;
  if (!(await saved(database, change, { at: turn.at, ordinal: (row?.ordinal ?? 0) + 1 }))) return false;
  await appendFacts(database, change);
  return true;
}

/** Also where another case follows: a change of the earlier one at the same time would be lost to its follower. */
async function claimRevision(database: Kysely<Tables>, row: CaseRow): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("cases")
    .set({ revision: row.revision + 1 })
    .where("id", "=", row.id)
    .where("revision", "=", row.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

interface When {
  readonly at: number;
  readonly ordinal: number;
}

async function updateCase(database: Kysely<Tables>, { state }: CaseChange, { at }: When): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable("cases")
    .set({ stage: state.stage, state: JSON.stringify(state), updated_at: at })
    .where("id", "=", state.id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** `false` when the id is taken, or another transaction opened the thread's next case at the same time. */
async function insertCase(database: Kysely<Tables>, { state, thread }: CaseChange, when: When): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto("cases")
    .values({
      id: state.id,
      thread,
      ordinal: when.ordinal,
      channel: state.place.channel,
      tenant: state.place.tenant,
      person: state.reporter.id,
      stage: state.stage,
      revision: 1,
      state: JSON.stringify(state),
      opened_at: state.openedAt,
      updated_at: when.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function appendFacts(database: Kysely<Tables>, { state, facts }: CaseChange): Promise<void> {
  if (facts.length === 0) return;
  const { last } = await database
    .selectFrom("facts")
    .select((select) => select.fn.max("seq").as("last"))
    .where("case_id", "=", state.id)
    .executeTakeFirstOrThrow();
  const first = Number(last ?? 0) + 1;
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

function latestRow(database: Kysely<Tables>, thread: string): Promise<CaseRow | undefined> {
  return database
    .selectFrom("cases")
    .selectAll()
    .where("thread", "=", thread)
    .orderBy("ordinal", "desc")
    .limit(1)
    .executeTakeFirst();
}

function storedCase(row: CaseRow | undefined): StoredCase | undefined {
  return row && { thread: row.thread, revision: row.revision, state: JSON.parse(row.state) };
}
