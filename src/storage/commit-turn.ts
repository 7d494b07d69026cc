import type { Kysely } from "kysely";
import { erasePerson } from "./erase-person";
import { noteDelivery, readSeen } from "./inbox";
import { queueMessages, sentMessageId } from "./outbox";
import { saveCase } from "./save-case";
import type { NewMessage, Seen, Turn } from "./store";
import type { Tables } from "./tables";

type Outcome = "saved" | "conflict" | { readonly repeat: Seen };

/** Writes all of a turn, or nothing. */
export async function commitTurn(database: Kysely<Tables>, turn: Turn, signal?: AbortSignal): Promise<Outcome> {
  signal?.throwIfAborted();
  const transaction = await database.startTransaction().execute();
  try {
    const outcome = await writeTurn(transaction, turn);
    signal?.throwIfAborted();
    await (outcome === "saved" ? transaction.commit() : transaction.rollback()).execute();
    return outcome;
  } catch (error) {
    // Where the connection is gone the rollback fails too; what went wrong first is what counts.
    if (!transaction.isCommitted && !transaction.isRolledBack)
      await transaction
        .rollback()
        .execute()
        .catch(() => {});
    throw error;
  }
}

/** The delivery is noted first: a transaction that begins by writing waits for another writer instead of failing. */
async function writeTurn(transaction: Kysely<Tables>, turn: Turn): Promise<Outcome> {
  if (!(await noteDelivery(transaction, turn))) {
    return { repeat: (await readSeen(transaction, turn.deliveryId)) ?? { answer: undefined } };
  }
  const messages = turn.forget ? await withMessageIds(transaction, turn) : turn.messages;
  if (turn.forget) await erasePerson(transaction, turn.forget);
  else if (turn.change && !(await saveCase(transaction, turn.change, turn))) return "conflict";
  await queueMessages(transaction, { ...turn, messages });
  return "saved";
}

/** Looks up what the erasing is about to remove. */
function withMessageIds(transaction: Kysely<Tables>, turn: Turn): Promise<readonly NewMessage[]> {
  return Promise.all(
    turn.messages.map(async (message) => {
      if (message.kind === "post" || message.messageId !== undefined || turn.about === undefined) return message;
      return { ...message, messageId: await sentMessageId(transaction, turn.about, message.prompt) };
    }),
  );
}
