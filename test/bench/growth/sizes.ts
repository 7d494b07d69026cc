import { stat } from "node:fs/promises";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../../../src/storage/tables";
import type { Address } from "./grow";

/** Bytes on disk. */
export interface Sizes {
  readonly total: number;
  readonly tables: readonly TableSize[];
}

export interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly indexes: number;
}

export async function readSizes(address: Address, database: Kysely<Tables>): Promise<Sizes> {
  return address.kind === "sqlite" ? sizesOfSqlite(address.file, database) : sizesOfPostgres(database);
}

async function sizesOfSqlite(file: string, database: Kysely<Tables>): Promise<Sizes> {
  await sql`pragma wal_checkpoint(truncate)`.execute(database);
  const parts = await sql<Part>`
    select named.tbl_name as "table", named.type = 'index' as "isIndex", stat.pgsize as bytes
    from dbstat as stat join sqlite_master as named on named.name = stat.name where stat.aggregate = true`.execute(
    database,
  );
  return { total: (await stat(file)).size, tables: addUp(parts.rows) };
}

async function sizesOfPostgres(database: Kysely<Tables>): Promise<Sizes> {
  const parts = await sql<Part>`
    select coalesce(owner.relname, part.relname) as "table", owner.oid is not null as "isIndex",
      case when owner.oid is null then pg_table_size(part.oid) else pg_relation_size(part.oid) end as bytes
    from pg_class as part
      left join pg_index on pg_index.indexrelid = part.oid left join pg_class as owner on owner.oid = pg_index.indrelid
    where part.relnamespace = 'public'::regnamespace and part.relkind in ('r', 'i')`.execute(database);
  const { rows } = await sql<{ total: number }>`select pg_database_size(current_database()) as total`.execute(database);
  return { total: rows[0]?.total ?? 0, tables: addUp(parts.rows) };
}

interface Part {
  readonly table: string;
  readonly isIndex: boolean | number;
  readonly bytes: number;
}

function addUp(parts: readonly Part[]): readonly TableSize[] {
  const tables = [...new Set(parts.map(({ table }) => table))].sort();
  return tables.map((table) => {
    const sum = (wanted: boolean) =>
      parts
        .filter((part) => part.table === table && Boolean(part.isIndex) === wanted)
        .reduce((bytes, part) => bytes + part.bytes, 0);
    return { table, rows: sum(false), indexes: sum(true) };
  });
}
