import type { ColumnDefinitionBuilder, Kysely } from "kysely";
import type { Tables } from "./tables";

/** What differs between the databases; all else is one set of queries. */
export interface Dialect {
  /** Rows that another process has locked can be left out of an answer. SQLite has one writer, so there are none. */
  readonly skipsLocked: boolean;
  /** The type of a column whose numbers the database gives. */
  readonly idType: "integer" | "bigint";
  readonly asId: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
}

/** An open database whose tables are up to date. */
export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly dialect: Dialect;
  /** For people: where it is, without a password. */
  readonly name: string;
  /** Makes sure, as far as it goes, that what was deleted cannot be read from the files any more. */
  readonly wipe: () => Promise<void>;
  /** Rejects when the database is not where it was. */
  readonly isThere: () => Promise<void>;
}

export const SQLITE: Dialect = {
  skipsLocked: false,
  idType: "integer",
  asId: (column) => column.primaryKey().autoIncrement(),
};

export const POSTGRES: Dialect = {
  skipsLocked: true,
  idType: "bigint",
  asId: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
};
