import { newCaseId } from "../../src/turn/new-case-id";

const NOON = Date.UTC(2026, 10, 22, 12);

test("case ids are never the same, also of cases that are opened at one moment", () => {
  const ids = Array.from({ length: 1_000 }, () => newCaseId(NOON));

  for (const id of ids) expect(id).toMatch(/^c[a-z2-7]{17}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a later case has an id that sorts later", () => {
  const times = [0, 1_000, 31_000, 32_000, NOON, NOON + 1_000, NOON + 3_600_000, Date.UTC(2999, 0)];
  const ids = times.map((at) => newCaseId(at));

  expect([...ids].sort()).toEqual(ids);
});
