import { compare } from "./compare";

const NOTHING = { missing: [], repeats: [], late: [], strange: [] };

test("the same messages in the same order do not differ, even where one stands there twice", () => {
  expect(compare(["a", "b", "a"], ["a", "b", "a"])).toEqual(NOTHING);
  expect(compare([], [])).toEqual(NOTHING);
});

test("a message that came again is a repeat of the one before, at once or later", () => {
  expect(compare(["a", "b", "a"], ["a", "a", "b", "a"])).toEqual({ ...NOTHING, repeats: [{ at: 1, before: 0 }] });
  expect(compare(["a", "b"], ["a", "b", "a"])).toEqual({ ...NOTHING, repeats: [{ at: 2, before: 0 }] });
});

test("a message that never came is missing, at the end too", () => {
  expect(compare(["a", "b", "c"], ["a", "c"])).toEqual({ ...NOTHING, missing: [1] });
  expect(compare(["a", "b"], ["a"])).toEqual({ ...NOTHING, missing: [1] });
});

test("a message that came after one that had to follow it is late, not missing", () => {
  expect(compare(["a", "b", "c"], ["a", "c", "b"])).toEqual({ ...NOTHING, late: [2] });
});

test("a message that nobody expected is strange", () => {
  expect(compare(["a", "b"], ["a", "x", "b"])).toEqual({ ...NOTHING, strange: [1] });
});
