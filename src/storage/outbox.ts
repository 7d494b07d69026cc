import type { Insertable, Kysely, Selectable } from "kysely";
import { caseOfMessage } from "./case-of-message";
import type { NewMessage, Outgoing, Turn } from "./store";
import type { OutboxRow, Tables } from "./tables";

export async function queueMessages(database: Kysely<Tables>, turn: Turn): Promise<void> {
  if (turn.messages.length === 0) return;
  await database
    .insertInto("outbox")
    .values(turn.messages.map((message) => newRow(turn, message)))
    .execute();
}

/** A conversation's next message waits until the one before has left: so order is kept, whoever sends. */
export async function oldestUnsent(database: Kysely<Tables>, limit: number): Promise<readonly Outgoing[]> {
  const rows = await database
    .selectFrom("outbox")
    .selectAll("outbox")
    .select((select) =>
      select
        .selectFrom("outbox as card")
        .select("card.message_id")
        .whereRef("card.case_id", "=", "outbox.case_id")
        .whereRef("card.prompt", "=", "outbox.prompt")
        .where("card.kind", "=", "post")
        .where("card.message_id", "is not", null)
        .orderBy("card.id", "desc")
        .limit(1)
        .as("card_message_id"),
    )
    .where("outbox.id", "in", (select) =>
      select
        .selectFrom("outbox as waiting")
        .select((column) => column.fn.min("waiting.id").as("id"))
        .where("waiting.sent_at", "is", null)
        .where("waiting.given_up_at", "is", null)
        .groupBy(["waiting.channel", "waiting.tenant", "waiting.conversation"]),
    )
    .orderBy("outbox.attempts")
    .orderBy("outbox.id")
    .limit(limit)
    .execute();
  return rows.map((row) => readOutgoing(row, row.card_message_id ?? undefined));
}

/** The platform's id of the last message that carried the prompt. */
export async function sentMessageId(
  database: Kysely<Tables>,
  caseId: string,
  prompt: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom("outbox")
    .select("message_id")
    .where("case_id", "=", caseId)
    .where("prompt", "=", prompt)
    .where("kind", "=", "post")
    .where("message_id", "is not", null)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.message_id ?? undefined;
}

/** Of a sent message only a card's id stays; a message with nothing to replace later goes altogether. */
export async function markSent(
  database: Kysely<Tables>,
  id: number,
  messageId: string | undefined,
): Promise<"kept" | "erased"> {
  const { numUpdatedRows } = await database
    .updateTable("outbox")
    .set({ sent_at: Date.now(), message_id: messageId ?? null, view: "", failure: null })
    .where("id", "=", id)
    .where("kind", "=", "post")
    .where("prompt", "is not", null)
    .where("fleeting", "=", 0)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return "kept";
  const fleeting = await deleteIfFleeting(database, id);
  await database.deleteFrom("outbox").where("id", "=", id).execute();
  return fleeting ? "erased" : "kept";
}

export async function markFailed(
  database: Kysely<Tables>,
  id: number,
  reason: string,
  giveUp: boolean,
): Promise<"kept" | "erased"> {
  if (giveUp && (await deleteIfFleeting(database, id))) return "erased";
  await database
    .updateTable("outbox")
    .set((row) => ({
      attempts: row("attempts", "+", 1),
      failure: reason,
      ...(giveUp ? { given_up_at: Date.now() } : {}),
    }))
    .where("id", "=", id)
    .execute();
  return "kept";
}

async function deleteIfFleeting(database: Kysely<Tables>, id: number): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom("outbox")
    .where("id", "=", id)
    .where("fleeting", "=", 1)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

function newRow(turn: Turn, message: NewMessage): Insertable<OutboxRow> {
  const { place } = turn;
  return {
    case_id: turn.forget ? null : (caseOfMessage(turn, message) ?? null),
    channel: place.channel,
    tenant: place.tenant,
    conversation: place.conversation,
    person: turn.person,
    place: JSON.stringify(place),
    kind: message.kind,
    prompt: (message.kind === "replace" ? message.prompt : message.view.prompt?.prompt) ?? null,
    view: JSON.stringify(message.view),
    message_id: (message.kind === "replace" ? message.messageId : undefined) ?? null,
    fleeting: turn.forget ? 1 : 0,
    attempts: 0,
    failure: null,
    created_at: turn.at,
    sent_at: null,
    given_up_at: null,
  };
}

function readOutgoing(row: Selectable<OutboxRow>, cardMessageId: string | undefined): Outgoing {
  return {
    id: row.id,
    caseId: row.case_id ?? undefined,
    place: JSON.parse(row.place),
    attempts: row.attempts,
    message: readMessage(row, cardMessageId),
  };
}

function readMessage(row: Selectable<OutboxRow>, cardMessageId: string | undefined): NewMessage {
  const view = JSON.parse(row.view);
  if (row.kind === "post") return { kind: "post", view };
  return { kind: "replace", prompt: row.prompt ?? "", messageId: row.message_id ?? cardMessageId, view };
}
