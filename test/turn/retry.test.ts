import { retryAt } from "../../src/turn/retry";

test("the time to try again is a whole number of milliseconds, because PostgreSQL takes no other", () => {
  const attempt = { now: 1_000, createdAt: 0, attempts: 0 };
  for (const chance of [0.123456, 0.5, 0.987654]) {
    expect(Number.isInteger(retryAt({ ...attempt, retryAfter: undefined }, chance))).toBe(true);
    expect(Number.isInteger(retryAt({ ...attempt, retryAfter: 1_500 }, chance))).toBe(true);
  }
});
