import { type ColumnDefinitionBuilder, type Kysely, sql } from "kysely";
import { TABLE_NAMES, type Tables } from "./tables";
import { takeWriteLock } from "./take-write-lock";

/** What differs between the databases; all else is one set of queries. */
export interface Dialect {
  /** Rows that another process has locked can be left out of an answer. SQLite has one writer, so there are none. */
  readonly skipsLocked: boolean;
  /** The type of a column whose numbers the database gives. */
  readonly idType: "integer" | "bigint";
  readonly asId: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** Nobody else writes until the transaction ends. */
  readonly lockTables: (transaction: Kysely<Tables>) => Promise<void>;
  /** Rows have brought their own numbers: the next row gets a higher one. */
  readonly numberOn: (transaction: Kysely<Tables>) => Promise<void>;
  /** Milliseconds since 1970; absent where the database has the clock of this machine. */
  readonly clock?: (database: Kysely<Tables>) => Promise<number>;
}

/** An open database whose tables are up to date. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly dialect: Dialect;
  /** For people: where it is, without a password. */
  readonly name: string;
  /** All that `work` reads is as it was at one moment, while others go on writing. */
  readonly snapshot: <Read>(work: (snapshot: Kysely<Tables>) => Promise<Read>) => Promise<Read>;
  /** Makes sure, as far as it goes, that what was deleted cannot be read from the files any more. */
  readonly wipe: () => Promise<void>;
  /** Rejects when the database is not where it was. */
  readonly isThere: () => Promise<void>;
}

export const SQLITE: Dialect = {
  skipsLocked: false,
  idType: "integer",
  asId: (column) => column.primaryKey().autoIncrement(),
  lockTables: takeWriteLock,
  // SQLite remembers the largest number by itself.
  numberOn: async () => {},
};

export const POSTGRES: Dialect = {
  skipsLocked: true,
  idType: "bigint",
  asId: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
  async lockTables(transaction) {
    const tables = sql.join(TABLE_NAMES.map((name) => sql.table(name)));
    await sql`lock table ${tables} in share row exclusive mode`.execute(transaction);
  },
  async numberOn(transaction) {
    const next = sql`coalesce((select max(id) from outbox), 0) + 1`;
    await sql`select setval(pg_get_serial_sequence('outbox', 'id'), ${next}, false)`.execute(transaction);
  },
  async clock(database) {
    const { rows } = await sql<{ ms: string }>`select extract(epoch from clock_timestamp()) * 1000 as ms`.execute(
      database,
    );
    return Number(rows[0]?.ms);
  },
};
