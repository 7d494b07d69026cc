import type { Kysely } from "kysely";
import type { PersonKey } from "./store";
import type { Tables } from "./tables";

/** A platform's id of a person (in Teams the Entra object id), everywhere unless narrowed. */
export interface Whom {
  readonly person: string;
  readonly channel?: string | undefined;
  readonly tenant?: string | undefined;
}

/** Where something of the person is kept, as cases, deliveries or messages; empty where nothing is. */
export async function findPerson(database: Kysely<Tables>, whom: Whom): Promise<readonly PersonKey[]> {
  return rowsOf(database, "cases", whom)
    .union(rowsOf(database, "inbox", whom))
    .union(rowsOf(database, "outbox", whom))
    .orderBy("channel")
    .orderBy("tenant")
    .execute();
}

function rowsOf(database: Kysely<Tables>, table: "cases" | "inbox" | "outbox", { person, channel, tenant }: Whom) {
  // Entra writes its ids in small letters; a tool that an id is copied from may not.
  const spellings = [...new Set([person, person.toLowerCase()])];
  return database
    .selectFrom(table)
    .select(["channel", "tenant", "person"])
    .where("person", "in", spellings)
    .$if(channel !== undefined, (query) => query.where("channel", "=", channel ?? ""))
    .$if(tenant !== undefined, (query) => query.where("tenant", "=", tenant ?? ""));
}
