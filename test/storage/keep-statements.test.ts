import SqliteDatabase from "better-sqlite3";
import { keepStatements } from "../../src/storage/keep-statements";

test("each text is prepared once, and answers with what it is given each time", () => {
  const real = new SqliteDatabase(":memory:");
  const prepared: string[] = [];
  const prepare = (text: string) => {
    prepared.push(text);
    return real.prepare(text);
  };
  const database = keepStatements({ close: () => real.close(), prepare });

  const answers = [1, 2].map((given) => database.prepare("select ? + 1 as next").all([given]));

  expect(answers).toEqual([[{ next: 2 }], [{ next: 3 }]]);
  expect(prepared).toHaveLength(1);
  database.close();
});
