import { countOf, sizeOf } from "../../../src/commands/admin/amounts";

test("one is said in the singular, all else in the plural", () => {
  expect([0, 1, 2].map((count) => countOf(count, "case"))).toEqual(["0 cases", "1 case", "2 cases"]);
  expect(countOf(2, "fix", "fixes")).toBe("2 fixes");
});

test("sizes come in the unit in which they can be read", () => {
  const sizes = [0, 4_096, 300 * 1024 ** 2, 1.5 * 1024 ** 3, 5_000 * 1024 ** 4];
  expect(sizes.map(sizeOf)).toEqual(["0.0 kB", "4.0 kB", "300 MB", "1.5 GB", "5000 TB"]);
});
