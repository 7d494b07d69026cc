import { type CreateIndexBuilder, type Kysely, type Migration, sql } from "kysely";
import { lineOf } from "../pace";

/** What older programs left is carried over: their open cases are looked at once, and their messages still leave. */
export function replicasAndTime(): Migration {
  return {
    async up(database: Kysely<unknown>) {
      const typed = database as Kysely<Before>;
      await extendCases(typed);
      await extendOutbox(typed);
      await createPacesAndTallies(typed);
    },
  };
}

/** The parts of the tables that this migration works with. */
interface Before {
  readonly cases: { readonly id: string; stage: string; wake_at: number | null; fact_count: number };
  readonly facts: { readonly case_id: string };
  readonly outbox: {
    readonly id: number;
    readonly place: string;
    line: string;
    due_at: number;
    readonly created_at: number;
    readonly sent_at: number | null;
    readonly given_up_at: number | null;
  };
}

async function extendCases(database: Kysely<Before>): Promise<void> {
  await addColumn(database, "cases", "fact_count", sql`integer not null default 0`);
  await addColumn(database, "cases", "wake_at", sql`bigint`);
  await database
    .updateTable("cases")
    .set((set) => ({
      fact_count: set
        .selectFrom("facts")
        .whereRef("facts.case_id", "=", "cases.id")
        .select((select) => select.fn.countAll<number>().as("count")),
    }))
    .execute();
  await database.updateTable("cases").set({ wake_at: 0 }).where("stage", "<>", "closed").execute();
  const { schema } = database;
  await schema
    .createIndex("cases_wake_at")
    .ifNotExists()
    .on("cases")
    .column("wake_at")
    .where(sql.ref("wake_at"), "is not", null)
    .execute();
  await schema
    .createIndex("cases_open")
    .ifNotExists()
    .on("cases")
    .column("stage")
    .where(sql.ref("stage"), "<>", sql.lit("closed"))
    .execute();
}

async function extendOutbox(database: Kysely<Before>): Promise<void> {
  await addColumn(database, "outbox", "line", sql`text not null default ''`);
  await addColumn(database, "outbox", "due_at", sql`bigint not null default 0`);
  await addColumn(database, "outbox", "claimed_by", sql`text`);
  await addColumn(database, "outbox", "claimed_until", sql`bigint`);
  await lineUpMessages(database);
  const { schema } = database;
  await schema.dropIndex("outbox_unsent").ifExists().execute();
  await schema.dropIndex("outbox_created_at").ifExists().execute();
  if (await hasColumn(database, "outbox", "conversation")) {
    await schema.alterTable("outbox").dropColumn("conversation").execute();
  }
  await schema
    .createIndex("outbox_without_case")
    .ifNotExists()
    .on("outbox")
    .column("created_at")
    .where(sql.ref("case_id"), "is", null)
    .execute();
  await onUnsent(schema.createIndex("outbox_line").on("outbox").columns(["line", "id"]));
  await onUnsent(schema.createIndex("outbox_due_at").on("outbox").columns(["due_at", "id"]));
}

async function lineUpMessages(database: Kysely<Before>): Promise<void> {
  const rows = await database
    .selectFrom("outbox")
    .select(["id", "place", "created_at"])
    .where("sent_at", "is", null)
    .where("given_up_at", "is", null)
    .execute();
  for (const { id, place, created_at } of rows) {
    const line = lineOf(JSON.parse(place));
    await database.updateTable("outbox").set({ line, due_at: created_at }).where("id", "=", id).execute();
  }
}

async function createPacesAndTallies({ schema }: Kysely<Before>): Promise<void> {
  await schema
    .createTable("paces")
    .ifNotExists()
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("free_at", "bigint", (column) => column.notNull())
    .execute();
  await schema
    .createTable("tallies")
    .ifNotExists()
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("count", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("tallies_key", ["kind", "name", "outcome"])
    .execute();
}

async function onUnsent(builder: CreateIndexBuilder): Promise<void> {
  await builder.ifNotExists().where(sql.ref("sent_at"), "is", null).where(sql.ref("given_up_at"), "is", null).execute();
}

/** SQLite knows no "add column if not exists", and a killed start must be able to run this again. */
async function addColumn(
  database: Kysely<Before>,
  table: "cases" | "outbox",
  column: string,
  type: ReturnType<typeof sql>,
): Promise<void> {
  if (await hasColumn(database, table, column)) return;
  await sql`alter table ${sql.table(table)} add column ${sql.ref(column)} ${type}`.execute(database);
}

async function hasColumn(database: Kysely<Before>, table: string, column: string): Promise<boolean> {
  const tables = await database.introspection.getTables();
  return tables.some(({ name, columns }) => name === table && columns.some((one) => one.name === column));
}
