import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables";

/** Messages of one kind of trouble. */
export interface StuckMessages {
  readonly messages: number;
  /** When the oldest was to be sent, in milliseconds since 1970; absent where there is none. */
  readonly since: number | undefined;
  /** The most frequent first; `undefined`: nobody has tried yet. */
  readonly reasons: readonly { readonly reason: string | undefined; readonly messages: number }[];
}

/** Messages that were to be sent before the given time and still wait. */
export function findWaiting(database: Kysely<Tables>, before: number): Promise<StuckMessages> {
  return byReason(
    database
      .selectFrom("outbox")
      .where("sent_at", "is", null)
      .where("given_up_at", "is", null)
      .where("created_at", "<", before),
  );
}

/** Messages that were given up since the given time. */
export function findGivenUp(database: Kysely<Tables>, since: number): Promise<StuckMessages> {
  return byReason(database.selectFrom("outbox").where("given_up_at", ">=", since));
}

/** Cases that wanted to be woken before the given time. */
export async function findOverdue(
  database: Kysely<Tables>,
  before: number,
): Promise<{ readonly cases: number; readonly since: number | undefined }> {
  const { cases, since } = await database
    .selectFrom("cases")
    .select((select) => [select.fn.countAll().as("cases"), select.fn.min("wake_at").as("since")])
    .where("wake_at", "<", before)
    .executeTakeFirstOrThrow();
  return { cases: Number(cases), since: since ?? undefined };
}

type Messages = ReturnType<typeof messagesOf>;

function messagesOf(database: Kysely<Tables>) {
  return database.selectFrom("outbox");
}

async function byReason(messages: Messages): Promise<StuckMessages> {
  const rows = await messages
    .select((select) => ["failure", select.fn.countAll().as("messages"), select.fn.min("created_at").as("since")])
    .groupBy("failure")
    .orderBy(sql`count(*)`, "desc")
    .orderBy("failure")
    .execute();
  return {
    messages: rows.reduce((sum, row) => sum + Number(row.messages), 0),
    since: rows.length > 0 ? Math.min(...rows.map(({ since }) => since)) : undefined,
    reasons: rows.map((row) => ({ reason: row.failure ?? undefined, messages: Number(row.messages) })),
  };
}
