import { type Kysely, sql } from "kysely";
import type { ChannelName } from "../conversation/event";
import type { Dialect } from "./dialect";
import { readMessages } from "./outbox";
import { type Candidate, choosePaced, paceKeys } from "./pace";
import type { Claim, Outgoing } from "./store";
import type { Tables } from "./tables";

interface Head extends Candidate {
  readonly id: number;
}

/** A conversation's next message waits until the one before has left: so order is kept, whoever sends. */
export async function claimMessages(
  database: Kysely<Tables>,
  { skipsLocked }: Dialect,
  claim: Claim,
): Promise<readonly Outgoing[]> {
  if (!(await headsOfLines(database, claim, 1).executeTakeFirst())) return [];
  return database.transaction().execute(async (transaction) => {
    const heads = await headsOfLines(transaction, claim, claim.limit)
      .$if(skipsLocked, (query) => query.forUpdate("outbox").skipLocked())
      .execute();
    const chosen = await keepPace(transaction, skipsLocked, {
      heads: heads.map((head) => ({ ...head, rates: claim.rates[head.channel as ChannelName] })),
      now: claim.now,
    });
    if (chosen.length === 0) return [];
    const ids = chosen.map(({ id }) => id);
    await transaction
      .updateTable("outbox")
      .set({ claimed_by: claim.sender, claimed_until: claim.until })
      .where("id", "in", ids)
      .execute();
    return readMessages(transaction, ids);
  });
}

function headsOfLines(database: Kysely<Tables>, { now }: Claim, limit: number) {
  return database
    .selectFrom("outbox")
    .leftJoin("paces", "paces.key", "outbox.line")
    .select(["outbox.id", "outbox.line", "outbox.channel", "outbox.tenant"])
    .where("outbox.sent_at", "is", null)
    .where("outbox.given_up_at", "is", null)
    .where("outbox.due_at", "<=", now)
    .where((where) => where.or([where("outbox.claimed_until", "is", null), where("outbox.claimed_until", "<=", now)]))
    .where((where) => where.or([where("paces.free_at", "is", null), where("paces.free_at", "<=", now)]))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("outbox as earlier")
            .select(sql`1`.as("one"))
            .whereRef("earlier.line", "=", "outbox.line")
            .whereRef("earlier.id", "<", "outbox.id")
            .where("earlier.sent_at", "is", null)
            .where("earlier.given_up_at", "is", null),
        ),
      ),
    )
    .orderBy("outbox.due_at")
    .orderBy("outbox.id")
    .limit(limit);
}

async function keepPace(
  transaction: Kysely<Tables>,
  locks: boolean,
  { heads, now }: { readonly heads: readonly Head[]; readonly now: number },
): Promise<readonly Head[]> {
  // In one order, so that two senders never wait for each other.
  const keys = [...new Set(heads.flatMap(paceKeys))].sort();
  if (keys.length === 0) return heads;
  const rows = await transaction
    .selectFrom("paces")
    .selectAll()
    .where("key", "in", keys)
    .orderBy("key")
    .$if(locks, (query) => query.forUpdate())
    .execute();
  const { chosen, freeAt } = choosePaced(heads, new Map(rows.map((row) => [row.key, row.free_at])), now);
  if (freeAt.size === 0) return chosen;
  await transaction
    .insertInto("paces")
    .values([...freeAt].sort().map(([key, free_at]) => ({ key, free_at })))
    .onConflict((conflict) => conflict.column("key").doUpdateSet((set) => ({ free_at: set.ref("excluded.free_at") })))
    .execute();
  return chosen;
}
