import type { Insertable, Kysely, Selectable } from "kysely";
import { caseOfMessage } from "./case-of-message";
import { lineOf } from "./pace";
import type { Failure, NewMessage, Outgoing, Turn, Waiting } from "./store";
import type { OutboxRow, Tables } from "./tables";

export async function queueMessages(database: Kysely<Tables>, turn: Turn): Promise<void> {
  if (turn.messages.length === 0) return;
  await database
    .insertInto("outbox")
    .values(turn.messages.map((message) => newRow(turn, message)))
    .execute();
}

/** These messages, in this order, with the ids of the cards that they replace. */
export async function readMessages(database: Kysely<Tables>, ids: readonly number[]): Promise<readonly Outgoing[]> {
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
    .where("outbox.id", "in", ids)
    .execute();
  const read = new Map(rows.map((row) => [row.id, readOutgoing(row, row.card_message_id ?? undefined)]));
  return ids.flatMap((id) => read.get(id) ?? []);
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

/** Of a sent message only a card's id stays, until the card is replaced; a message with nothing to replace later goes altogether. */
export async function markSent(
  database: Kysely<Tables>,
  id: number,
  { at, messageId }: { readonly at: number; readonly messageId: string | undefined },
): Promise<"kept" | "erased"> {
  const { numUpdatedRows } = await database
    .updateTable("outbox")
    .set({ sent_at: at, message_id: messageId ?? null, place: "", view: "", failure: null, ...UNCLAIMED })
    .where("id", "=", id)
    .where("kind", "=", "post")
    .where("prompt", "is not", null)
    .where("fleeting", "=", 0)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return "kept";
  const gone = await database
    .deleteFrom("outbox")
    .where("id", "=", id)
    .returning(["kind", "case_id", "prompt", "fleeting"])
    .executeTakeFirst();
  if (gone?.kind === "replace") await deleteCard(database, gone);
  return gone?.fleeting === 1 ? "erased" : "kept";
}

export async function markFailed(database: Kysely<Tables>, id: number, failure: Failure): Promise<"kept" | "erased"> {
  const { sender, at, reason, retryAt } = failure;
  if (retryAt === undefined && (await deleteIfFleeting(database, id))) return "erased";
  await database
    .updateTable("outbox")
    .set((row) => ({
      attempts: row("attempts", "+", 1),
      failure: reason,
      ...UNCLAIMED,
      ...(retryAt === undefined ? { given_up_at: at } : { due_at: retryAt }),
    }))
    .where("id", "=", id)
    .where("claimed_by", "=", sender)
    .execute();
  return "kept";
}

export async function takeBackClaims(database: Kysely<Tables>): Promise<void> {
  await database
    .updateTable("outbox")
    .set(UNCLAIMED)
    .where("claimed_by", "is not", null)
    // Nothing else is claimed; said all the same, so that an index is used and not every card that was ever sent is read.
    .where("sent_at", "is", null)
    .where("given_up_at", "is", null)
    .execute();
}

export async function readWaiting(database: Kysely<Tables>): Promise<Waiting> {
  const { messages, since } = await database
    .selectFrom("outbox")
    .select((select) => [select.fn.countAll().as("messages"), select.fn.min("created_at").as("since")])
    .where("sent_at", "is", null)
    .where("given_up_at", "is", null)
    .executeTakeFirstOrThrow();
  return { messages: Number(messages), since: since ?? undefined };
}

const UNCLAIMED = { claimed_by: null, claimed_until: null };

async function deleteCard(
  database: Kysely<Tables>,
  { case_id, prompt }: Pick<Selectable<OutboxRow>, "case_id" | "prompt">,
): Promise<void> {
  await database
    .deleteFrom("outbox")
    .where("case_id", "=", case_id)
    .where("prompt", "=", prompt)
    .where("kind", "=", "post")
    .where("sent_at", "is not", null)
    .execute();
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
  const { channel, tenant } = turn.place;
  return {
    case_id: turn.forget ? null : (caseOfMessage(turn, message) ?? null),
    channel,
    tenant,
    line: lineOf(turn.place),
    person: turn.person,
    place: JSON.stringify(turn.place),
    kind: message.kind,
    prompt: (message.kind === "replace" ? message.prompt : message.view.prompt?.prompt) ?? null,
    view: JSON.stringify(message.view),
    message_id: (message.kind === "replace" ? message.messageId : undefined) ?? null,
    fleeting: turn.forget ? 1 : 0,
    attempts: 0,
    failure: null,
    created_at: turn.at,
    due_at: turn.at,
    claimed_by: null,
    claimed_until: null,
    sent_at: null,
    given_up_at: null,
  };
}

function readOutgoing(row: Selectable<OutboxRow>, cardMessageId: string | undefined): Outgoing {
  return {
    id: row.id,
    caseId: row.case_id ?? undefined,
    place: JSON.parse(row.place),
    person: row.person,
    attempts: row.attempts,
    createdAt: row.created_at,
    message: readMessage(row, cardMessageId),
  };
}

function readMessage(row: Selectable<OutboxRow>, cardMessageId: string | undefined): NewMessage {
  const view = JSON.parse(row.view);
  if (row.kind === "post") return { kind: "post", view };
  return { kind: "replace", prompt: row.prompt ?? "", messageId: row.message_id ?? cardMessageId, view };
}
