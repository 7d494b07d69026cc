import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Seen, Turn } from "./store";
import type { Tables } from "./tables";

/** Notes the delivery; `false` when it was noted before. */
export async function noteDelivery(database: Kysely<Tables>, turn: Turn): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto("inbox")
    .values({
      delivery: keyOf(turn.deliveryId),
      at: turn.at,
      answer: turn.answer ? JSON.stringify(turn.answer) : null,
      channel: turn.place.channel,
      tenant: turn.place.tenant,
      person: turn.forget ? "" : turn.person,
    })
    .onConflict((conflict) => conflict.column("delivery").doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function readSeen(database: Kysely<Tables>, deliveryId: string): Promise<Seen | undefined> {
  const row = await database
    .selectFrom("inbox")
    .select("answer")
    .where("delivery", "=", keyOf(deliveryId))
    .executeTakeFirst();
  return row && { answer: row.answer === null ? undefined : JSON.parse(row.answer) };
}

function keyOf(deliveryId: string): string {
  return createHash("sha256").update(deliveryId).digest("base64url");
}
