import type { Socket } from "node:net";
import { Kysely, PostgresDialect, type PostgresPoolClient, sql } from "kysely";
import pg from "pg";
import { type Database, POSTGRES } from "./dialect";
import { migrate } from "./migrations/migrate";
import type { Tables } from "./tables";

/** A process has one thread: more connections would only wait for it. */
const CONNECTIONS = 10;
/** Below the time that a turn waits for the store. */
const CONNECT_MS = 1_500;
/** A turn was given up long before; its transaction must not hold a case any longer. */
const STATEMENT_MS = 5_000;
/** Past this the server is gone without a word, as after a failover; the system would notice after a quarter of an hour. */
const SILENCE_MS = 8_000;
const WAIT_FOR_MIGRATION_MS = 10 * 60_000;

const TIMESTAMPS_AND_COUNTS = 20;

/** Opens the database that the URL names, and brings its tables up to date. Several processes may do so at once. */
export async function openPostgres(url: string): Promise<Database> {
  const name = nameOf(url);
  await bringUpToDate(url, name);
  const pool = createPool(url, { max: CONNECTIONS, statement_timeout: STATEMENT_MS });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: watched(pool) }) });
  return {
    kysely,
    dialect: POSTGRES,
    name,
    // Rows that were deleted go with the server's own clearing up.
    wipe: async () => {},
    isThere: async () => {},
  };
}

/** On a connection of its own, because building an index may take longer than a turn may. */
async function bringUpToDate(url: string, name: string): Promise<void> {
  const pool = createPool(url, { max: 2, statement_timeout: WAIT_FOR_MIGRATION_MS });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await sql`select 1`.execute(kysely).catch((cause: unknown) => {
      const remedy = "start it, or mend DATABASE_URL";
      throw new Error(`${name} cannot be reached (${codeOf(cause)}); ${remedy}.`, { cause });
    });
    await migrate(kysely, POSTGRES, name);
  } finally {
    await kysely.destroy();
  }
}

function createPool(url: string, options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "reconnect",
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    types: { getTypeParser },
    ...options,
  });
  // What breaks a connection is told to whoever waits for its answer; without listeners it would end the process too.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Numbers as numbers: all of ours are far below the largest exact one. */
function getTypeParser(type: number, format?: "text" | "binary") {
  if (type === TIMESTAMPS_AND_COUNTS) return Number;
  return pg.types.getTypeParser(type, format as "text");
}

/** Ends a connection on which the server has fallen silent, so that what waits for it fails, and another one is made. */
function watched(pool: pg.Pool) {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect(): Promise<PostgresPoolClient> {
      const client = await pool.connect();
      const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
      const watchedQuery = async (...given: unknown[]) => {
        const silence = setTimeout(() => socketOf(client).destroy(), SILENCE_MS);
        try {
          return await query(...given);
        } finally {
          clearTimeout(silence);
        }
      };
      return { query: watchedQuery as PostgresPoolClient["query"], release: () => client.release() };
    },
  };
}

function socketOf(client: pg.PoolClient): Socket {
  return (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;
}

/** "The database reconnect on db.example:5432". */
function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `The database ${decodeURIComponent(pathname.slice(1)) || "(default)"} on ${hostname || "localhost"}:${port || 5432}`;
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "no answer";
}
