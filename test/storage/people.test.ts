import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "../../src/conversation/event";
import type { Fact } from "../../src/conversation/fact";
import type { Database } from "../../src/storage/dialect";
import { exportCase, exportPerson } from "../../src/storage/export-cases";
import { findPerson } from "../../src/storage/find-person";
import { forgetPerson } from "../../src/storage/forget-person";
import { openDatabase } from "../../src/storage/open-database";
import { createSqlStore } from "../../src/storage/sql-store";
import { readTallies } from "../../src/storage/tally-cases";
import { newDatabase, type PostgresServer, somePostgres } from "../support/postgres-server";
import { rowsOf } from "../support/rows-of";
import { temporaryFolder } from "../support/temporary-folder";
import { ADA, BEN, caseOf, opening, placeOf, post, turnOf } from "../support/turns";
import { failed, waitingIn } from "../support/waiting";

jest.setTimeout(60_000);

const folder = temporaryFolder();
const WORD = "the-word-that-must-go";

let server: Pick<PostgresServer, "url" | "remove">;
let database: Database;
beforeAll(async () => {
  server = await somePostgres();
});
afterEach(() => database.kysely.destroy());
afterAll(() => server.remove());

const newFile = () => join(folder, `${randomUUID()}.db`);
const OPEN = {
  SQLite: () => openDatabase({ kind: "sqlite", file: newFile() }),
  PostgreSQL: async () => openDatabase({ kind: "postgres", url: await newDatabase(server) }),
};

/** Ada has a case in each of two tenants, has written into Ben's, and has a message that belongs to no case. */
async function fill(): Promise<void> {
  const store = createSqlStore(database);
  const facts: readonly Fact[] = [
    { kind: "opened", id: "c1", by: ADA, place: placeOf(ADA), carried: [], at: 1_000 },
    { kind: "said", text: WORD, at: 2_000 },
    { kind: "rated-fix", fix: "restart-service", outcome: "worked", at: 3_000 },
  ];
  const state = caseOf(ADA, "c1", { words: [WORD], fixedAt: 3_000 });
  const first = opening(ADA, "c1", { state, facts, wakeAt: 90_000 });
  await store.commit(turnOf(ADA, "d1", { change: first, answer: post(WORD).view, messages: [post(WORD)] }));
  const elsewhere: Place = { ...placeOf(ADA), tenant: "elsewhere" };
  const second = opening(ADA, "c2", { thread: "elsewhere", state: caseOf(ADA, "c2", { place: elsewhere }) });
  await store.commit(turnOf(ADA, "d2", { place: elsewhere, change: second }));
  await store.commit(turnOf(BEN, "d3", { change: opening(BEN, "c3", { facts: [{ kind: "fixed", at: 1 }] }) }));
  await store.commit(turnOf(ADA, "d4", { about: "c3", messages: [post(`${WORD} in another's case`)] }));
  await store.commit(turnOf(BEN, "d5", { about: "c1", messages: [post("This is not your case")] }));
  await store.commit(turnOf(ADA, "d6", { messages: [post("help")] }));
  const [next] = await waitingIn(store, 1);
  await store.markFailed(next?.id ?? 0, failed("nobody there"));
}

const everyText = async () => JSON.stringify(await rowsOf(database));

describe.each(["SQLite", "PostgreSQL"] as const)("on %s", (kind) => {
  beforeEach(async () => {
    database = await OPEN[kind]();
    await fill();
  });

  test("a person is found in every tenant, also where an id was copied in capitals, or in one", async () => {
    const ada = { channel: "terminal", person: ADA.id };

    expect(await findPerson(database.kysely, { person: ADA.id.toUpperCase() })).toEqual([
      { ...ada, tenant: "elsewhere" },
      { ...ada, tenant: "local" },
    ]);
    expect(await findPerson(database.kysely, { person: ADA.id, tenant: "local" })).toHaveLength(1);
    expect(await findPerson(database.kysely, { person: ADA.id, channel: "teams" })).toEqual([]);
    expect(await findPerson(database.kysely, { person: "nobody" })).toEqual([]);
  });

  test("a forgotten person is in no column of any table, and others are as they were", async () => {
    const others = await createSqlStore(database).find("c3");
    expect(await everyText()).toContain(ADA.id);

    expect(await forgetPerson(database, await findPerson(database.kysely, { person: ADA.id }))).toBe(2);
    expect(await everyText()).not.toContain(ADA.id);
    expect(await everyText()).not.toContain(WORD);
    expect(await createSqlStore(database).find("c3")).toEqual(others);
    expect(await createSqlStore(database).transcript("c3")).toHaveLength(1);
  });

  test("what happened in a forgotten person's cases stays in the counts", async () => {
    const before = await readTallies(database.kysely);
    await forgetPerson(database, await findPerson(database.kysely, { person: ADA.id }));

    expect(await readTallies(database.kysely)).toEqual(before);
    expect(before).toContainEqual({ kind: "rated-fix", name: "restart-service", outcome: "worked", count: 1 });
  });

  test("a person who is forgotten in one tenant stays in the other", async () => {
    const places = await findPerson(database.kysely, { person: ADA.id, tenant: "elsewhere" });

    expect(await forgetPerson(database, places)).toBe(1);
    expect(await createSqlStore(database).find("c1")).toBeDefined();
    expect(await createSqlStore(database).find("c2")).toBeUndefined();
  });

  test("a case is exported as it stands, with its facts in order and what it still has to say", async () => {
    expect(await exportCase(database, "c1")).toMatchObject({
      openedAt: "1970-01-01T00:00:01.000Z",
      wakesAt: "1970-01-01T00:01:30.000Z",
      case: { id: "c1", reporter: ADA, words: [WORD], fixedAt: "1970-01-01T00:00:03.000Z" },
      facts: [
        { kind: "opened", at: "1970-01-01T00:00:01.000Z" },
        { kind: "said", text: WORD, at: "1970-01-01T00:00:02.000Z" },
        { kind: "rated-fix", at: "1970-01-01T00:00:03.000Z" },
      ],
      messages: [
        { view: { title: WORD }, failure: "nobody there", givenUpAt: "1970-01-01T00:00:02.000Z" },
        { view: { title: "This is not your case" } },
      ],
    });
    expect(await exportCase(database, "nothing")).toBeUndefined();
  });

  test("a person is exported with all that is kept of them, and nothing of others", async () => {
    const exported = await exportPerson(database, { person: ADA.id });

    expect(exported.map(({ tenant, cases }) => [tenant, cases.length])).toEqual([
      ["elsewhere", 1],
      ["local", 1],
    ]);
    expect(exported[1]?.messages).toMatchObject([
      { view: { title: `${WORD} in another's case` } },
      { view: { title: "help" } },
    ]);
    expect(exported[1]?.deliveries).toContainEqual({ at: "1970-01-01T00:00:01.000Z", answer: post(WORD).view });
    expect(JSON.stringify(exported)).not.toContain('"c3"');
    expect(await exportPerson(database, { person: "nobody" })).toEqual([]);
  });
});

describe("in the file of a server that runs", () => {
  const file = newFile();
  const traces = () => [file, `${file}-wal`].filter((name) => existsSync(name) && readFileSync(name).includes(WORD));
  const forget = async () => forgetPerson(database, await findPerson(database.kysely, { person: ADA.id }));
  let ofServer: Database;
  beforeEach(async () => {
    rmSync(file, { force: true });
    ofServer = await openDatabase({ kind: "sqlite", file });
    database = await openDatabase({ kind: "sqlite", file });
    await fill();
    expect(traces()).not.toEqual([]);
  });
  afterEach(() => ofServer.kysely.destroy());

  test("nothing of a forgotten person can be read any more", async () => {
    await forget();

    expect(traces()).toEqual([]);
    expect(await createSqlStore(ofServer).find("c3")).toBeDefined();
  });

  test("nothing of a person who is forgotten during a backup can be read once that has ended", async () => {
    await ofServer.snapshot(async (snapshot) => {
      await snapshot.selectFrom("cases").selectAll().execute();
      await forget();
      expect(traces()).not.toEqual([]);
    });

    expect(traces()).toEqual([]);
  });
});
