import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { openBackup } from "../../src/storage/backup/read-backup";
import { restoreBackup } from "../../src/storage/backup/restore-backup";
import { writeBackup } from "../../src/storage/backup/write-backup";
import type { Database } from "../../src/storage/dialect";
import { type DatabaseAddress, openDatabase } from "../../src/storage/open-database";
import { createSqlStore } from "../../src/storage/sql-store";
import { fillStore, HAPPENINGS } from "../support/fill-store";
import { newDatabase, type PostgresServer, somePostgres } from "../support/postgres-server";
import { rowsOf } from "../support/rows-of";
import { temporaryFolder } from "../support/temporary-folder";
import { ADA, BEN, opening, post, turnOf } from "../support/turns";

jest.setTimeout(120_000);

const folder = temporaryFolder();
const newName = () => join(folder, randomUUID());
const newFile = (): DatabaseAddress => ({ kind: "sqlite", file: `${newName()}.db` });

let server: Pick<PostgresServer, "url" | "remove">;
const opened: Database[] = [];
beforeAll(async () => {
  server = await somePostgres();
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.kysely.destroy();
});
afterAll(() => server.remove());

const onPostgres = async (): Promise<DatabaseAddress> => ({ kind: "postgres", url: await newDatabase(server) });

async function open(address: DatabaseAddress): Promise<Database> {
  const database = await openDatabase(address);
  opened.push(database);
  return database;
}

async function backUp(database: Database, file = `${newName()}.gz`): Promise<string> {
  await writeBackup(database, { file, now: 5_000 });
  return file;
}

async function restore(file: string, address: DatabaseAddress): Promise<Database> {
  const backup = await openBackup(file);
  const database = await open(address);
  await restoreBackup(database, backup);
  return database;
}

/** A database with two people's cases, the first of them with many facts. */
async function filled(address: DatabaseAddress = newFile()): Promise<Database> {
  const database = await open(address);
  const store = createSqlStore(database);
  const facts = Array.from({ length: 450 }, (_, at) => ({ kind: "said" as const, text: `word ${at}`, at }));
  await store.commit(
    turnOf(ADA, "d1", { change: opening(ADA, "c1", { facts }), messages: [post("one"), post("two")] }),
  );
  await store.commit(turnOf(BEN, "d2", { change: opening(BEN, "c2"), messages: [post("three")] }));
  return database;
}

describe("a backup", () => {
  test("goes from SQLite to PostgreSQL and back, and every row is as it was, but for claims", async () => {
    await fc.assert(
      fc.asyncProperty(HAPPENINGS, async (happenings) => {
        const first = await open(newFile());
        await fillStore(createSqlStore(first), happenings);
        const second = await restore(await backUp(first), await onPostgres());
        const third = await restore(await backUp(second), newFile());

        const before = await rowsOf(first);
        const unclaimed = before["outbox"]?.map((row) => ({ ...row, claimed_by: null, claimed_until: null }));
        expect(await rowsOf(second)).toEqual({ ...before, outbox: unclaimed });
        expect(await rowsOf(third)).toEqual(await rowsOf(second));
        for (const database of opened.splice(0)) await database.kysely.destroy();
      }),
      { numRuns: 12 },
    );
  });

  test.each(["sqlite", "postgres"] as const)("on %s new messages come after those that were restored", async (kind) => {
    const file = await backUp(await filled());
    const database = await restore(file, kind === "sqlite" ? newFile() : await onPostgres());
    const store = createSqlStore(database);
    await store.commit(turnOf(ADA, "d3", { messages: [post("four")] }));

    const ids = await database.kysely.selectFrom("outbox").select(["id", "view"]).orderBy("id").execute();
    expect(ids.map(({ view }) => JSON.parse(view).title)).toEqual(["one", "two", "three", "four"]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(4);
  });

  test.each(["sqlite", "postgres"] as const)("of %s holds one moment, whatever is written meanwhile", async (kind) => {
    const address = kind === "sqlite" ? newFile() : await onPostgres();
    const busy = createSqlStore(await filled(address));
    let written = 0;
    let done = false;
    const writing = (async () => {
      for (; !done; written += 1) {
        const person = { id: `person-${written}` };
        const change = opening(person, `case-${written}`, { facts: [{ kind: "fixed", at: written }] });
        await busy.commit(turnOf(person, `more-${written}`, { change, messages: [post("more")] }));
        // SQLite answers at once, so that nothing else would ever have its turn.
        await setImmediate();
      }
    })();
    const files: string[] = [];
    for (let round = 0; round < 5; round += 1) files.push(await backUp(await open(address)));
    done = true;
    await writing;

    expect(written).toBeGreaterThan(0);
    for (const file of files) {
      const tables = await rowsOf(await restore(file, newFile()));
      const ofOthers = (table: string) =>
        tables[table]?.filter((row) => String(row["id"] ?? row["case_id"]).startsWith("case-"));
      expect(ofOthers("facts")).toHaveLength(ofOthers("cases")?.length ?? -1);
      expect(tables["inbox"]).toHaveLength(tables["cases"]?.length ?? -1);
      expect(tables["outbox"]).toHaveLength((tables["cases"]?.length ?? -1) + 1);
    }
  });

  test("is read and written by this account only, and takes the place of an older one", async () => {
    const file = `${newName()}.gz`;
    writeFileSync(file, "an older one", { mode: 0o644 });
    await backUp(await filled(), file);

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
    expect(gunzipSync(readFileSync(file)).toString()).toContain('"madeAt":"1970-01-01T00:00:05.000Z"');
  });

  test("that is stopped leaves no file, and the older one as it was", async () => {
    const file = `${newName()}.gz`;
    writeFileSync(file, "an older one");
    const stopped = writeBackup(await filled(), { file, now: 0, signal: AbortSignal.abort() });

    await expect(stopped).rejects.toThrow();
    expect(readFileSync(file, "utf8")).toBe("an older one");
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("that cannot be written names the file and a remedy", async () => {
    const database = await filled();
    const taken = newName();
    mkdirSync(taken);

    for (const [file, code] of [
      [join(folder, "nowhere", "backup.gz"), "ENOENT"],
      [taken, "EISDIR"],
    ] as const) {
      const writing = writeBackup(database, { file, now: 0 });
      await expect(writing).rejects.toThrow(`${file} cannot be written (${code}); give a file in a folder`);
    }
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("restoring", () => {
  const lines = (file: string) => gunzipSync(readFileSync(file)).toString().split("\n");
  const packed = (content: string) => {
    const file = `${newName()}.gz`;
    writeFileSync(file, gzipSync(content));
    return file;
  };

  test("refuses a database that holds something, and leaves it as it was", async () => {
    const file = await backUp(await filled());
    for (const address of [newFile(), await onPostgres()]) {
      const used = await filled(address);
      const before = await rowsOf(used);

      await expect(restoreBackup(used, await openBackup(file))).rejects.toThrow("is not empty. Restore into a new one");
      expect(await rowsOf(used)).toEqual(before);
    }
  });

  test("of a file that is cut anywhere restores nothing", async () => {
    const whole = readFileSync(await backUp(await filled()));
    const target = await open(newFile());
    for (let length = 2; length < whole.length; length += Math.ceil(whole.length / 40)) {
      const file = newName();
      writeFileSync(file, whole.subarray(0, length));
      const restoring = openBackup(file).then((backup) => restoreBackup(target, backup));

      await expect(restoring).rejects.toThrow(`${file} is cut: its end is missing. Nothing was restored`);
    }
    expect(Object.values(await rowsOf(target)).flat()).toEqual([]);
  });

  test("of a file without its last lines restores nothing, though it is well packed", async () => {
    const target = await open(newFile());
    const content = lines(await backUp(await filled()));
    const file = packed(content.slice(0, -2).join("\n"));

    await expect(restoreBackup(target, await openBackup(file))).rejects.toThrow(`${file} is cut`);
    expect(Object.values(await rowsOf(target)).flat()).toEqual([]);
  });

  test("of a file with a changed byte, a missing or a strange line restores nothing", async () => {
    const source = await backUp(await filled());
    const changed = readFileSync(source);
    changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 0x10;
    const flipped = newName();
    writeFileSync(flipped, changed);
    const content = lines(source);
    const target = await open(newFile());
    const files = [
      flipped,
      packed(content.toSpliced(20, 1).join("\n")),
      packed(content.with(20, '{"table":"kysely_migration","row":{"name":"x"}}').join("\n")),
      packed(content.with(20, "no JSON").join("\n")),
      packed([...content.slice(0, -1), content[3]].join("\n")),
    ];

    for (const file of files) {
      const restoring = openBackup(file).then((backup) => restoreBackup(target, backup));
      await expect(restoring).rejects.toThrow(`${file} is damaged. Nothing was restored`);
    }
    expect(Object.values(await rowsOf(target)).flat()).toEqual([]);
  });

  test("refuses what is no backup, and what is not there", async () => {
    const letter = newName();
    writeFileSync(letter, "This is a letter.");
    const empty = newName();
    writeFileSync(empty, "");

    for (const file of [letter, empty, packed("A letter in an envelope.\n"), packed('{"format":"another"}\n')]) {
      await expect(openBackup(file)).rejects.toThrow(`${file} is no backup of Reconnect.`);
    }
    await expect(openBackup(join(folder, "nowhere"))).rejects.toThrow("nowhere cannot be read (ENOENT).");
    await expect(openBackup(folder)).rejects.toThrow(`${folder} cannot be read (EISDIR).`);
    expect(existsSync(join(folder, "nowhere"))).toBe(false);
  });

  test("refuses a file of a newer or an older program", async () => {
    const [header = "", ...rest] = lines(await backUp(await filled()));
    const made = JSON.parse(header);
    const withHeader = (more: object) => packed([JSON.stringify({ ...made, ...more }), ...rest].join("\n"));
    const target = await open(newFile());

    await expect(openBackup(withHeader({ version: 2 }))).rejects.toThrow("made by a newer version of Reconnect");
    const newer = await openBackup(withHeader({ migrations: [...made.migrations, "999-from-the-future"] }));
    await expect(restoreBackup(target, newer)).rejects.toThrow("was made by a newer version of Reconnect; use that");
    const older = await openBackup(withHeader({ migrations: made.migrations.slice(0, 1) }));
    await expect(restoreBackup(target, older)).rejects.toThrow("was made by an older version of Reconnect; restore it");
    for (const backup of [newer, older]) await backup.close();
  });
});
