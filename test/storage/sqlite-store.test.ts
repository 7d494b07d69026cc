import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import type { Fact } from "../../src/conversation/fact";
import { createSqlStore } from "../../src/storage/sql-store";
import { openSqlite } from "../../src/storage/sqlite-database";
import { describeStore } from "../contracts/store";
import { temporaryFolder } from "../support/temporary-folder";
import { ADA, BEN, caseOf, changing, opening, placeOf, post, present, threadOfPerson, turnOf } from "../support/turns";
import { waitingIn } from "../support/waiting";

const folder = temporaryFolder();
const openStore = async (file: string) => createSqlStore(await openSqlite(file));
const newFile = () => join(folder, `${randomUUID()}.db`);

describeStore("the SQLite store", () => openStore(newFile()));

test("a turn whose time runs out in the middle of its transaction is taken back", async () => {
  const store = await openStore(newFile());
  const deadline = new AbortController();
  const turn = turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [post("one")] });
  const saving = store.commit(turn, deadline.signal);
  deadline.abort(new Error("too long"));

  await expect(saving).rejects.toThrow("too long");
  expect(await store.find("c1")).toBeUndefined();
  expect(await store.commit(turn)).toBe("saved");
  await store.close();
});

test("while many old cases are purged, what else there is to do gets its turn", async () => {
  const { kysely, ...database } = await openSqlite(newFile());
  const store = createSqlStore({ kysely, ...database });
  const numbers = Array.from({ length: 401 }, (_, number) => number);
  const old = { ordinal: 1, channel: "terminal", tenant: "t", person: "p", stage: "closed", revision: 1, state: "{}" };
  const times = { fact_count: 0, opened_at: 1, updated_at: 1, wake_at: null };
  const rows = numbers.map((number) => ({ id: `c${number}`, thread: `t${number}`, ...old, ...times }));
  await kysely.insertInto("cases").values(rows).execute();

  const purging = store.purge({ closedCases: 2, deliveries: 0 });
  const leftMeanwhile = await new Promise((resolve) =>
    setImmediate(() => resolve(kysely.selectFrom("cases").select("id").execute())),
  );

  expect(leftMeanwhile).not.toEqual([]);
  expect(await purging).toBe(401);
  await store.close();
});

test("of many deliveries those go that are old, also where many came at one moment, and no others", async () => {
  const { kysely, ...database } = await openSqlite(newFile());
  const store = createSqlStore({ kysely, ...database });
  const times = [...Array.from({ length: 6_000 }, () => 1), ...Array.from({ length: 6_000 }, (_, at) => at)];
  const rows = times.map((at, number) => ({ delivery: `d${number}`, at, answer: null, channel: "c", tenant: "t" }));
  for (let from = 0; from < rows.length; from += 1_000) {
    const some = rows.slice(from, from + 1_000).map((row) => ({ ...row, person: "p" }));
    await kysely.insertInto("inbox").values(some).execute();
  }

  await store.purge({ closedCases: 0, deliveries: 5_500 });

  const left = await kysely.selectFrom("inbox").select("at").orderBy("at").execute();
  expect(left.map(({ at }) => at)).toEqual(Array.from({ length: 500 }, (_, number) => 5_500 + number));
  await store.close();
});

describe("the database file", () => {
  test("keeps what was committed when the process dies before anything is sent", async () => {
    const file = newFile();
    const died = await openStore(file);
    await died.commit(turnOf(ADA, "d1", { change: opening(ADA, "c1"), messages: [post("one"), post("two")] }));

    const store = await openStore(file);
    expect((await waitingIn(store, 10)).map(({ message }) => message.view.title)).toEqual(["one"]);
    expect((await store.latest(threadOfPerson(ADA)))?.state).toEqual(caseOf(ADA, "c1"));
    expect(await store.seen("d1")).toBeDefined();
    await store.close();
    await died.close();
  });

  test("can be read by nobody else, also where it was open to all before, and its folder is made so too", async () => {
    const inner = join(folder, "new", "data");
    const file = join(inner, "reconnect.db");
    mkdirSync(join(folder, "new"));
    const store = await openStore(file);
    await store.commit(turnOf(ADA, "d1"));

    expect(modeOf(inner)).toBe(0o700);
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(modeOf(name)).toBe(0o600);
    await store.close();
    chmodSync(file, 0o644);
    await (await openStore(file)).close();
    expect(modeOf(file)).toBe(0o600);
  });

  test("is refused with its path and a remedy where a folder or something else stands in its place", async () => {
    const notDatabase = newFile();
    writeFileSync(notDatabase, "This is a letter and no database. ".repeat(100));
    const inFile = join(notDatabase, "reconnect.db");

    await expect(openStore(folder)).rejects.toThrow(`The database file ${folder} cannot be written (EISDIR); give`);
    await expect(openStore(inFile)).rejects.toThrow(`The database file ${inFile} cannot be written (EEXIST); give`);
    await expect(openStore(notDatabase)).rejects.toThrow(`file ${notDatabase} cannot be opened (SQLITE_NOTADB); give`);
  });

  test("is refused in a folder that cannot be written", async () => {
    const locked = join(folder, "locked");
    mkdirSync(locked, { mode: 0o500 });
    const file = join(locked, "reconnect.db");

    await withoutRootRights(async () => {
      await expect(openStore(file)).rejects.toThrow(
        `The database file ${file} cannot be written (EACCES); give a file in a folder that this account may write to.`,
      );
    });
  });

  test("of a newer version is refused and left alone", async () => {
    const file = newFile();
    await (await openStore(file)).close();
    const direct = new SqliteDatabase(file);
    direct.prepare("insert into kysely_migration values ('999-from-the-future', '2030-01-01T00:00:00.000Z')").run();
    direct.close();

    await expect(openStore(file)).rejects.toThrow(`${file} was made by a newer version of Reconnect; start that`);
  });

  test("is finished where a first start was killed in the middle", async () => {
    const file = newFile();
    await (await openStore(file)).close();
    const direct = new SqliteDatabase(file);
    direct.exec("drop table outbox; delete from kysely_migration");
    direct.close();

    const store = await openStore(file);
    expect(await store.commit(turnOf(ADA, "d1", { messages: [post("one")] }))).toBe("saved");
    await store.close();
  });

  test("fails the check once it is gone", async () => {
    const file = newFile();
    const store = await openStore(file);
    rmSync(file);

    await expect(store.check()).rejects.toThrow("ENOENT");
    await store.close();
  });

  test("holds no trace of a forgotten person once the goodbye has left, whatever others do meanwhile", async () => {
    const file = newFile();
    const store = await openStore(file);
    const secret = "the-word-that-must-go";
    await fillFile(store, secret);
    expect(tracesIn(file, secret)).toBe(true);

    const forget = { channel: "terminal", tenant: "local", person: ADA.id };
    await store.commit(turnOf(ADA, "forget-person-ada", { forget, messages: [post("Goodbye")] }));
    const goodbye = (await waitingIn(store, 10)).find(({ message }) => message.view.title === "Goodbye");
    const others = ["d1", "d2", "d3"].map((id) => store.commit(turnOf(BEN, id)));
    await store.markSent(present(goodbye).id, { at: 2_000, messageId: "message-1" });

    expect(await Promise.all(others)).toEqual(["saved", "saved", "saved"]);
    expect(tracesIn(file, secret)).toBe(false);
    expect(tracesIn(file, ADA.id)).toBe(false);
    expect(tracesIn(file, BEN.id)).toBe(true);
    await store.close();
  });
});

/** Root may write everywhere, and test machines often run as root. */
async function withoutRootRights(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

/** Enough rows of two people, of changing size, for pages to be split, joined and given back. */
async function fillFile(store: Awaited<ReturnType<typeof openStore>>, secret: string): Promise<void> {
  for (let index = 0; index < 120; index += 1) {
    for (const person of [ADA, BEN]) {
      const word = person === ADA ? secret : "an-ordinary-word";
      const text = `${word} `.repeat(1 + ((index * 37) % 400));
      const facts: readonly Fact[] = [{ kind: "said", text, at: index }];
      const loaded = await store.latest(threadOfPerson(person));
      const state = caseOf(person, `${person.id}-${index % 7 === 0 ? index : index - (index % 7)}`, {
        evidence: { answers: { note: text }, fixes: {} },
      });
      const change = loaded ? changing(loaded, { state, facts }) : opening(person, state.id, { state, facts });
      const prompt = { case: state.id, prompt: String(index) };
      await store.commit(turnOf(person, `${person.id}-${index}`, { change, messages: [post(text, prompt)] }));
      const mine = (await waitingIn(store, 10)).find(
        ({ place }) => place.conversation === placeOf(person).conversation,
      );
      if (mine && index % 3 > 0)
        await store.markSent(mine.id, { at: 2_000, messageId: `message-to-${person.id}-${index}` });
    }
  }
}

function tracesIn(file: string, text: string): boolean {
  return [file, `${file}-wal`].some((name) => existsSync(name) && readFileSync(name).includes(text));
}

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}
