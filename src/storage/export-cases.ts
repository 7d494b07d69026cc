import type { Kysely, Selectable } from "kysely";
import type { Database } from "./dialect";
import { findPerson, type Whom } from "./find-person";
import { isoTime, readForPeople } from "./iso-times";
import type { PersonKey } from "./store";
import type { CaseRow, OutboxRow, Tables } from "./tables";

/** A case as it stands, with what happened in it, oldest first, and what it still has to say. */
interface ExportedCase {
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly wakesAt: string | undefined;
  readonly case: unknown;
  readonly facts: readonly unknown[];
  readonly messages: readonly ExportedMessage[];
}

/** Waiting, or given up; of a sent message nothing is kept. */
interface ExportedMessage {
  readonly id: number;
  readonly kind: string;
  readonly createdAt: string;
  readonly attempts: number;
  readonly failure: string | undefined;
  readonly givenUpAt: string | undefined;
  readonly view: unknown;
}

/** All that is kept of a person in one channel and tenant. */
interface ExportedPerson extends PersonKey {
  readonly cases: readonly ExportedCase[];
  /** Those that belong to none of the person's cases. */
  readonly messages: readonly ExportedMessage[];
  /** Requests of the last days, with what they were answered, so that one that comes twice changes nothing. */
  readonly deliveries: readonly { readonly at: string; readonly answer: unknown }[];
}

export function exportCase(database: Database, caseId: string): Promise<ExportedCase | undefined> {
  return database.snapshot(async (snapshot) => {
    const row = await snapshot.selectFrom("cases").selectAll().where("id", "=", caseId).executeTakeFirst();
    return row && readCase(snapshot, row);
  });
}

/** Empty where nothing is kept of the person. */
export function exportPerson(database: Database, whom: Whom): Promise<readonly ExportedPerson[]> {
  return database.snapshot(async (snapshot) => {
    const found: ExportedPerson[] = [];
    for (const place of await findPerson(snapshot, whom)) found.push(await readPerson(snapshot, place));
    return found;
  });
}

async function readPerson(snapshot: Kysely<Tables>, { channel, tenant, person }: PersonKey): Promise<ExportedPerson> {
  const ofPerson = { channel, tenant, person };
  const rows = await snapshot
    .selectFrom("cases")
    .selectAll()
    .where((where) => where.and(ofPerson))
    .orderBy("opened_at")
    .orderBy("id")
    .execute();
  const cases: ExportedCase[] = [];
  for (const row of rows) cases.push(await readCase(snapshot, row));
  const ids = rows.map(({ id }) => id);
  const caused = await unsent(snapshot)
    .where((where) => where.and(ofPerson))
    .execute();
  const deliveries = await snapshot
    .selectFrom("inbox")
    .select(["at", "answer"])
    .where((where) => where.and(ofPerson))
    .orderBy("at")
    .execute();
  return {
    ...ofPerson,
    cases,
    messages: caused.filter(({ case_id }) => case_id === null || !ids.includes(case_id)).map(readMessage),
    deliveries: deliveries.map(({ at, answer }) => ({ at: isoTime(at), answer: answer && readForPeople(answer) })),
  };
}

async function readCase(snapshot: Kysely<Tables>, row: Selectable<CaseRow>): Promise<ExportedCase> {
  const facts = await snapshot
    .selectFrom("facts")
    .select("fact")
    .where("case_id", "=", row.id)
    .orderBy("seq")
    .execute();
  const messages = await unsent(snapshot).where("case_id", "=", row.id).execute();
  return {
    openedAt: isoTime(row.opened_at),
    updatedAt: isoTime(row.updated_at),
    wakesAt: row.wake_at === null ? undefined : isoTime(row.wake_at),
    case: readForPeople(row.state),
    facts: facts.map(({ fact }) => readForPeople(fact)),
    messages: messages.map(readMessage),
  };
}

function unsent(snapshot: Kysely<Tables>) {
  return snapshot.selectFrom("outbox").selectAll().where("sent_at", "is", null).orderBy("id");
}

function readMessage(row: Selectable<OutboxRow>): ExportedMessage {
  return {
    id: row.id,
    kind: row.kind,
    createdAt: isoTime(row.created_at),
    attempts: row.attempts,
    failure: row.failure ?? undefined,
    givenUpAt: row.given_up_at === null ? undefined : isoTime(row.given_up_at),
    view: JSON.parse(row.view),
  };
}
