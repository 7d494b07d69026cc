import { readWords } from "../../../src/commands/admin/read-words";

const read = (line: string) => readWords(line.split(" ").filter(Boolean));

test("no words, and --help anywhere, ask for the usage", () => {
  for (const line of ["", "--help", "forget --help"]) expect(read(line)).toEqual({ kind: "usage" });
});

test("each command is read with its options", () => {
  expect(read("forget ada --tenant t1 --channel teams --yes")).toEqual({
    kind: "forget",
    whom: { person: "ada", channel: "teams", tenant: "t1" },
    yes: true,
  });
  expect(read("forget ada")).toEqual({ kind: "forget", whom: { person: "ada" }, yes: false });
  expect(read("export c1")).toEqual({ kind: "export-case", id: "c1" });
  expect(read("export --person ada --tenant t1")).toEqual({
    kind: "export-person",
    whom: { person: "ada", tenant: "t1" },
  });
  expect(read("backup a.gz")).toEqual({ kind: "backup", file: "a.gz" });
  expect(read("restore a.gz")).toEqual({ kind: "restore", file: "a.gz" });
  expect(read("doctor")).toEqual({ kind: "doctor" });
  expect(read("counts --json")).toEqual({ kind: "counts", json: true });
});

test.each([
  ["constructor", 'There is no command "constructor".'],
  ["forget", '"forget" needs USER.'],
  ["forget ada ben", '"ben" is one word too many.'],
  ["export", '"export" needs CASE.'],
  ["export c1 --person ada", '"c1" is one word too many.'],
  ["export c1 --tenant t1", "--channel and --tenant go with --person; a case has one place only."],
  ["counts --yes", '"counts" knows no --yes.'],
  ["backup a.gz --loud", '"backup" knows no --loud.'],
  ["forget ada --tenant", "--tenant needs a value."],
  ["forget ada --tenant --yes", "--tenant needs a value."],
  ["forget ada --yes=no", "--yes takes no value."],
])("%j is wrong, and why is said", (line, problem) => {
  expect(read(line)).toEqual({ kind: "wrong", problem });
});

test("an empty word is nobody", () => {
  expect(readWords(["forget", " "])).toEqual({ kind: "wrong", problem: '"forget" needs USER.' });
  expect(readWords(["export", "--person", ""])).toEqual({ kind: "wrong", problem: "--person needs a value." });
});
