import { newCaseId } from "../../src/turn/new-case-id";

test("case ids are short, speakable and never the same", () => {
  const ids = Array.from({ length: 1_000 }, newCaseId);

  for (const id of ids) expect(id).toMatch(/^c[a-z2-7]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
