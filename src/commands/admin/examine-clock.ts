import type { Database } from "../../storage/dialect";
import { bad, type Finding, good } from "./finding";

/** A claim lasts 30 s; processes whose clocks differ by much would take each other's messages. */
const MOST_MS = 5_000;

/** The clock of this machine beside that of the database, by which the clocks of all replicas can be told. */
export async function examineClock({ kysely, dialect }: Database, now: () => number): Promise<readonly Finding[]> {
  if (!dialect.clock) return [];
  const asked = now();
  const there = await dialect.clock(kysely);
  const ahead = (asked + now()) / 2 - there;
  const seconds = (Math.abs(ahead) / 1_000).toFixed(1);
  if (Math.abs(ahead) <= MOST_MS) return [good(`clock: ${seconds} s from the database's`)];
  const direction = ahead > 0 ? "ahead of" : "behind";
  return [
    bad(
      `clock: this machine is ${seconds} s ${direction} the database; set both by NTP. Replicas claim messages for 30 s, so with wrong clocks people get some twice.`,
    ),
  ];
}
