import type { SqliteDatabase, SqliteStatement } from "kysely";

/** More than all queries there are; only lists of ids and rows make further texts. */
const MOST = 500;

/** Kysely asks for each statement anew, and preparing one takes longer than running most; here each text is prepared once. */
export function keepStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      const statement = database.prepare(text);
      if (kept.size >= MOST) kept.clear();
      kept.set(text, statement);
      return statement;
    },
  };
}
