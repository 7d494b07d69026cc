import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { exportPerson } from "../../src/storage/export-cases";
import { openDatabase } from "../../src/storage/open-database";
import { createSqlStore } from "../../src/storage/sql-store";
import type { Store } from "../../src/storage/store";
import { runAdmin } from "../support/admin-process";
import { type FakeConnector, startFakeConnector } from "../support/fake-connector";
import { newDatabase, type PostgresServer, somePostgres } from "../support/postgres-server";
import { type KillableServer, startKillableServer } from "../support/server-in-process";
import { createTeamsPerson } from "../support/teams-person";
import { temporaryFolder } from "../support/temporary-folder";
import { ADA, BEN, caseOf, opening, post, turnOf } from "../support/turns";
import { failed, waitingIn } from "../support/waiting";

jest.setTimeout(120_000);

const folder = temporaryFolder();
const ID = "11111111-2222-4333-8444-555555555555";
const SECRET = "a-client-secret";
const TEAMS = { MicrosoftAppId: ID, MicrosoftAppTenantId: ID, MicrosoftAppPassword: SECRET };

let server: Pick<PostgresServer, "url" | "remove">;
beforeAll(async () => {
  server = await somePostgres();
});
afterAll(() => server.remove());

let folders = 0;
function newFolder(): string {
  folders += 1;
  const made = join(folder, `data-${folders}`);
  mkdirSync(made);
  return made;
}

async function onSqlite() {
  const data = newFolder();
  return { env: { DATA_DIR: data }, address: { kind: "sqlite", file: join(data, "reconnect.db") } as const };
}

async function onPostgres() {
  const url = await newDatabase(server);
  return { env: { DATABASE_URL: url }, address: { kind: "postgres", url } as const };
}

const DATABASES = { SQLite: onSqlite, PostgreSQL: onPostgres };

/** Puts something into the database, as a server would that has stopped since. */
async function withStore(address: Parameters<typeof openDatabase>[0], work: (store: Store) => Promise<unknown>) {
  const store = createSqlStore(await openDatabase(address));
  await work(store);
  await store.close();
}

async function fill(store: Store): Promise<void> {
  const facts = [
    { kind: "opened", id: "c1", by: ADA, place: caseOf(ADA, "c1").place, carried: [], at: Date.now() },
    { kind: "rated-fix", fix: "restart-service", outcome: "worked", at: Date.now() },
    { kind: "fixed", at: Date.now() },
    { kind: "handed-over", reason: "asked", at: Date.now() },
  ] as const;
  const turn = { at: Date.now(), messages: [post("one"), post("two")] };
  await store.commit(turnOf(ADA, "d1", { ...turn, change: opening(ADA, "c1", { facts }) }));
  await store.commit(turnOf(BEN, "d2", { ...turn, change: opening(BEN, "c2") }));
}

describe.each(["SQLite", "PostgreSQL"] as const)("on %s", (kind) => {
  test("a person is exported, counted, refused without a yes, forgotten, and then unknown", async () => {
    const { env, address } = await DATABASES[kind]();
    await withStore(address, fill);

    const exported = await runAdmin(env, "export", "--person", ADA.id);
    expect(JSON.parse(exported.stdout)).toMatchObject([{ person: ADA.id, cases: [{ case: { id: "c1" } }] }]);
    const oneCase = await runAdmin(env, "export", "c2");
    expect(JSON.parse(oneCase.stdout)).toMatchObject({ case: { id: "c2" }, messages: [{}, {}] });

    const unasked = await runAdmin(env, "forget", ADA.id);
    expect(unasked).toMatchObject({ status: 1, stdout: "" });
    expect(unasked.stderr).toContain("There is no terminal to ask in; add --yes. Nothing was erased.");

    const forgotten = await runAdmin(env, "forget", ADA.id, "--yes");
    expect(forgotten.status).toBe(0);
    expect(forgotten.stdout).toContain("person-ada is forgotten in terminal (local): 1 case and all");
    const again = await runAdmin(env, "forget", ADA.id, "--yes");
    expect(again).toMatchObject({ status: 1, stdout: "" });
    expect(again.stderr).toContain('Nothing is kept of the person "person-ada"');

    const counts = await runAdmin(env, "counts", "--json");
    expect(JSON.parse(counts.stdout)).toMatchObject({
      opened: 1,
      fixed: 1,
      handedOver: { asked: 1 },
      fixes: { "restart-service": { worked: 1 } },
    });
    expect((await runAdmin(env, "counts")).stdout).toMatch(/^restart-service +1 +0 +0 +0$/m);
  });

  test("the doctor finds nothing wrong with a good installation, and shows no secret", async () => {
    const { env, address } = await DATABASES[kind]();
    await withStore(address, fill);
    const { status, stdout, stderr } = await runAdmin({ ...env, ...TEAMS }, "doctor");

    expect(stdout.split("\n").filter((line) => !/^ok |^$/.test(line))).toEqual([]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const secret of [SECRET, "only-on-this-machine"]) expect(stdout).not.toContain(secret);
  });

  test("the doctor tells what is stuck, why, and what to do, without the tokens that a reason may hold", async () => {
    const { env, address } = await DATABASES[kind]();
    await withStore(address, async (store) => {
      await store.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1", { wakeAt: 5_000 }), messages: [post("one")] }));
      await store.commit(turnOf(BEN, "d2", { messages: [post("two")] }));
      const [first, second] = await waitingIn(store, 2);
      await store.markFailed(first?.id ?? 0, failed("refused Bearer abc.def", 3_000));
      await store.markFailed(second?.id ?? 0, { ...failed("nobody there"), at: Date.now() });
    });
    const { status, stdout } = await runAdmin({ ...env, ...TEAMS }, "doctor");

    expect(status).toBe(1);
    expect(stdout).toContain("!! messages: 1 message waiting, the oldest since 1970-01-01T00:00:01.000Z.");
    expect(stdout).toContain("1 × refused [not logged]");
    expect(stdout).toContain("!! messages: 1 message given up in the last day.");
    expect(stdout).toContain("1 × nobody there");
    expect(stdout).toContain("!! timers: 1 case to be woken, the first since 1970-01-01T00:00:05.000Z.");
    expect(stdout).not.toContain("abc.def");
  });
});

test("a backup takes everything from SQLite to PostgreSQL, and is refused where something is already", async () => {
  const from = await onSqlite();
  const to = await onPostgres();
  await withStore(from.address, fill);
  const file = join(folder, "backup.gz");

  expect(await runAdmin(from.env, "backup", file)).toMatchObject({ status: 0, stderr: "" });
  const restored = await runAdmin(to.env, "restore", file);
  expect(restored).toMatchObject({ status: 0, stderr: "" });
  expect(restored.stdout).toContain("2 cases, 4 facts, as of ");
  const read = async ({ env }: { readonly env: Readonly<Record<string, string>> }) =>
    (await runAdmin(env, "export", "--person", ADA.id)).stdout;
  expect(await read(to)).toBe(await read(from));

  const twice = await runAdmin(to.env, "restore", file);
  expect(twice).toMatchObject({ status: 1, stdout: "" });
  expect(twice.stderr).toContain("is not empty. Restore into a new one");
});

describe("beside a running server", () => {
  let connector: FakeConnector;
  let running: KillableServer;
  beforeEach(async () => {
    connector = await startFakeConnector();
  });
  afterEach(async () => {
    await running.kill();
    await connector.stop();
  });

  test("a case is backed up, exported and forgotten, and the server goes on", async () => {
    const { env, address } = await onSqlite();
    running = await startKillableServer(env);
    const person = createTeamsPerson(connector);
    await person.say(running.port, "our azure vm says 0x904 / 0x7 right after the password");
    await person.seen(2);

    const file = join(folder, "running.gz");
    expect(await runAdmin(env, "backup", file)).toMatchObject({ status: 0 });
    const database = await openDatabase(address);
    const { person: id } = await database.kysely.selectFrom("cases").select("person").executeTakeFirstOrThrow();
    expect((await runAdmin(env, "forget", id, "--channel", "teams", "--yes")).status).toBe(0);
    expect(await exportPerson(database, { person: id })).toEqual([]);
    await database.kysely.destroy();

    expect((await person.say(running.port, "0x204")).status).toBe(200);
    await person.seen(4);
    const copy = await onSqlite();
    expect((await runAdmin(copy.env, "restore", file)).status).toBe(0);
    expect((await runAdmin(copy.env, "export", "--person", id)).stdout).toContain("azure vm");
  });
});

test("where there is no database nothing is made, and the setting to mend is named", async () => {
  const { env, address } = await onSqlite();
  for (const words of [["forget", "ada", "--yes"], ["export", "c1"], ["backup", join(folder, "none.gz")], ["counts"]]) {
    const { status, stderr } = await runAdmin(env, ...words);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `There is no database file ${address.file}; mend DATA_DIR, or start the server, which makes it.\n`,
    });
  }
  expect((await runAdmin({ ...env, ...TEAMS }, "doctor")).stdout).toContain("!! database: There is no database file");
  expect(existsSync(address.file)).toBe(false);
});

test("a database that is away is named without its password", async () => {
  const env = { DATABASE_URL: "postgresql://reconnect:my-password@127.0.0.1:1/cases" };
  const runs = [await runAdmin(env, "counts"), await runAdmin({ ...env, ...TEAMS }, "doctor")];

  for (const { status, stdout, stderr } of runs) {
    expect(status).toBe(1);
    expect(stdout + stderr).toContain("The database cases on 127.0.0.1:1 cannot be reached (ECONNREFUSED)");
    expect(stdout + stderr).not.toContain("my-password");
  }
});

test("unknown cases and people are said to be unknown", async () => {
  const { env, address } = await onSqlite();
  await withStore(address, fill);

  expect(await runAdmin(env, "export", "c9")).toEqual({ status: 1, stdout: "", stderr: 'There is no case "c9".\n' });
  expect(await runAdmin(env, "export", "--person", "nobody")).toEqual({
    status: 1,
    stdout: "",
    stderr: 'Nothing is kept of the person "nobody".\n',
  });
});

test("all settings that are wrong are listed at once", async () => {
  const { status, stdout } = await runAdmin({ PORT: "eighty", RETENTION_DAYS: "0", MicrosoftAppId: "x" }, "doctor");

  expect(status).toBe(1);
  for (const name of ["PORT", "RETENTION_DAYS", "MicrosoftAppId", "MicrosoftAppTenantId"]) {
    expect(stdout).toContain(`${name} is `);
  }
});

test("no words print the usage, and wrong words what is wrong, with exit code 2", async () => {
  const usage = await runAdmin({});
  expect(usage).toMatchObject({ status: 0, stderr: "" });
  expect(usage.stdout).toContain("Usage: npm run --silent admin -- COMMAND");

  const wrong = await runAdmin({}, "forgive", "ada");
  expect(wrong).toMatchObject({ status: 2, stdout: "" });
  expect(wrong.stderr).toContain(`There is no command "forgive".\n\nUsage: `);
});
