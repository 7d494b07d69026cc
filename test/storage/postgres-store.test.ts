import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { sql } from "kysely";
import { openPostgres } from "../../src/storage/postgres-database";
import { createSqlStore } from "../../src/storage/sql-store";
import { describeStore } from "../contracts/store";
import { newDatabase, type PostgresServer, somePostgres } from "../support/postgres-server";
import { ADA, opening, post, turnOf } from "../support/turns";

jest.setTimeout(60_000);

let server: Pick<PostgresServer, "url" | "remove">;
let url: string;
beforeAll(async () => {
  server = await somePostgres();
  url = await newDatabase(server);
});
afterAll(() => server.remove());

const openStore = async (url: string) => createSqlStore(await openPostgres(url));

describeStore("the PostgreSQL store", async () => {
  const database = await openPostgres(url);
  await sql`truncate cases, facts, inbox, outbox, paces, tallies`.execute(database.kysely);
  return createSqlStore(database);
});

test("many processes that start at once on an empty database all come up", async () => {
  const empty = await newDatabase(server);
  const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(empty)));

  expect(await stores[0]?.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [post("one")] }))).toBe(
    "saved",
  );
  expect(await stores[4]?.find("c1")).toBeDefined();
  await Promise.all(stores.map((store) => store.close()));
});

test("a database of a newer version is refused and left alone", async () => {
  const newer = await newDatabase(server);
  const database = await openPostgres(newer);
  await database.kysely
    .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    .insertInto("kysely_migration")
    .values({ name: "999-from-the-future", timestamp: "2030-01-01T00:00:00.000Z" })
    .execute();
  await database.kysely.destroy();

  await expect(openPostgres(newer)).rejects.toThrow("was made by a newer version of Reconnect; start that version");
});

test("a server that is not there is named, with a remedy and without the password", async () => {
  const opening = openPostgres("postgresql://reconnect:my-password@127.0.0.1:1/cases");

  await expect(opening).rejects.toThrow(
    "The database cases on 127.0.0.1:1 cannot be reached (ECONNREFUSED); start it, or mend DATABASE_URL.",
  );
});

test("a connection on which the server fell silent is given up, and the next turn gets another", async () => {
  const { hostname, port, href } = new URL(await newDatabase(server));
  const line = await startLine({ host: hostname, port: Number(port) });
  const store = await openStore(href.replace(`:${port}/`, `:${line.port}/`));
  await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1") }));
  line.fallSilent();
  await expect(store.find("c1")).rejects.toThrow();

  line.speakAgain();
  expect(await store.find("c1")).toBeDefined();
  await store.close();
  await line.stop();
});

/** A line to the server that can go dead without being cut, as when a machine is gone from one moment to the next. */
async function startLine(to: { readonly host: string; readonly port: number }) {
  let isSilent = false;
  const sockets = new Set<Socket>();
  const relay = createServer((near) => {
    const far = connect(to);
    for (const [from, into] of [[near, far] as const, [far, near] as const]) {
      sockets.add(from);
      from.on("data", (bytes) => !isSilent && into.write(bytes));
      from.on("error", () => into.destroy());
      from.on("close", () => into.destroy());
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  return {
    port: (relay.address() as AddressInfo).port,
    fallSilent: () => {
      isSilent = true;
    },
    speakAgain: () => {
      isSilent = false;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        relay.close(() => resolve());
      }),
  };
}
