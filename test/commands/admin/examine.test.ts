import { chmodSync } from "node:fs";
import { join } from "node:path";
import { examineClock } from "../../../src/commands/admin/examine-clock";
import { examineDatabase } from "../../../src/commands/admin/examine-database";
import { examineFile } from "../../../src/commands/admin/examine-file";
import { examineKnowledge } from "../../../src/commands/admin/examine-knowledge";
import { openPostgres } from "../../../src/storage/postgres-database";
import { openSqlite } from "../../../src/storage/sqlite-database";
import { newDatabase, type PostgresServer, somePostgres } from "../../support/postgres-server";
import { temporaryFolder } from "../../support/temporary-folder";

jest.setTimeout(60_000);

const folder = temporaryFolder();

test("a clock that is off by more than five seconds is a problem, in both directions", async () => {
  const server: Pick<PostgresServer, "url" | "remove"> = await somePostgres();
  const database = await openPostgres(await newDatabase(server));
  const findings = (offset: number) => examineClock(database, () => Date.now() + offset);

  expect(await findings(0)).toMatchObject([{ ok: true }]);
  expect(await findings(4_000)).toMatchObject([{ ok: true }]);
  expect(await findings(7_000)).toMatchObject([{ ok: false, text: expect.stringMatching(/^clock: .* s ahead of/) }]);
  expect(await findings(-60_000)).toMatchObject([{ ok: false, text: expect.stringMatching(/^clock: .* s behind/) }]);
  await database.kysely.destroy();
  await server.remove();
});

test("a database file that others can read is a problem, with the command that mends it", async () => {
  const file = join(folder, "open.db");
  const database = await openSqlite(file);
  expect(await examineFile(file)).toMatchObject([{ ok: true }, { ok: true }]);

  chmodSync(`${file}-wal`, 0o644);
  expect(await examineFile(file)).toMatchObject([
    { ok: false, text: `file: others can read ${file}-wal; run: chmod 600 ${file}-wal` },
    { ok: true },
  ]);
  await database.kysely.destroy();
});

test("tables of another version are told apart from those of this one, and nothing else is asked of them", async () => {
  const file = join(folder, "older.db");
  const database = await openSqlite(file);
  const migrations = database.kysely.withTables<{ kysely_migration: { name: string; timestamp: string } }>();
  const examined = async () => (await examineDatabase({ kind: "sqlite", file }, Date.now)).map(({ text }) => text);
  expect(await examined()).toContainEqual(expect.stringMatching(/^tables: up to date/));

  await migrations.deleteFrom("kysely_migration").where("name", "=", "002-replicas-and-time").execute();
  expect(await examined()).toContainEqual(expect.stringMatching(/lacks 002-replicas-and-time; the next start/));
  const row = { name: "999-from-the-future", timestamp: "2030-01-01T00:00:00.000Z" };
  await migrations.insertInto("kysely_migration").values(row).execute();
  expect(await examined()).toContainEqual(
    expect.stringMatching(/was made by a newer version of Reconnect; start that/),
  );
  expect(await examined()).not.toContainEqual(expect.stringMatching(/^messages/));
  await database.kysely.destroy();
});

test("knowledge that a server could not start with is a problem, and says why", async () => {
  expect(await examineKnowledge(undefined)).toMatchObject({ ok: true });
  expect(await examineKnowledge(join(folder, "nowhere"))).toMatchObject({
    ok: false,
    text: expect.stringContaining("nowhere"),
  });
});
