import { type Kysely, type Migration, sql } from "kysely";
import type { Dialect } from "../dialect";

/** `ifNotExists` all over: SQLite runs no migration in one transaction, so a killed start must be able to run it again. */
export function casesAndMessages(dialect: Dialect): Migration {
  return {
    async up(database: Kysely<unknown>) {
      await createCases(database);
      await createFacts(database);
      await createInbox(database);
      await createOutbox(database, dialect);
    },
  };
}

async function createCases({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("cases")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("thread", "text", (column) => column.notNull())
    .addColumn("ordinal", "integer", (column) => column.notNull())
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("stage", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("opened_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addUniqueConstraint("cases_one_per_place_in_thread", ["thread", "ordinal"])
    .execute();
  await index(schema.createIndex("cases_person").on("cases").columns(["channel", "tenant", "person"]));
  await index(schema.createIndex("cases_updated_at").on("cases").column("updated_at"));
}

async function createFacts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("facts")
    .ifNotExists()
    .addColumn("case_id", "text", (column) => column.notNull().references("cases.id").onDelete("cascade"))
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("fact", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("facts_key", ["case_id", "seq"])
    .execute();
}

async function createInbox({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("inbox")
    .ifNotExists()
    .addColumn("delivery", "text", (column) => column.primaryKey())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("answer", "text")
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .execute();
  await index(schema.createIndex("inbox_person").on("inbox").columns(["channel", "tenant", "person"]));
  await index(schema.createIndex("inbox_at").on("inbox").column("at"));
}

async function createOutbox({ schema }: Kysely<unknown>, { idType, asId }: Dialect): Promise<void> {
  await schema
    .createTable("outbox")
    .ifNotExists()
    .addColumn("id", idType, asId)
    .addColumn("case_id", "text")
    .addColumn("channel", "text", (column) => column.notNull())
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("conversation", "text", (column) => column.notNull())
    .addColumn("person", "text", (column) => column.notNull())
    .addColumn("place", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("prompt", "text")
    .addColumn("view", "text", (column) => column.notNull())
    .addColumn("message_id", "text")
    .addColumn("fleeting", "integer", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("failure", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("sent_at", "bigint")
    .addColumn("given_up_at", "bigint")
    .execute();
  await index(
    schema
      .createIndex("outbox_unsent")
      .on("outbox")
      .columns(["channel", "tenant", "conversation", "id"])
      .where(sql.ref("sent_at"), "is", null)
      .where(sql.ref("given_up_at"), "is", null),
  );
  await index(schema.createIndex("outbox_prompt").on("outbox").columns(["case_id", "prompt"]));
  await index(schema.createIndex("outbox_person").on("outbox").columns(["channel", "tenant", "person"]));
  await index(schema.createIndex("outbox_created_at").on("outbox").column("created_at"));
}

async function index(builder: { ifNotExists(): { execute(): Promise<void> } }): Promise<void> {
  await builder.ifNotExists().execute();
}
