import type { Move } from "../../diagnosis/plan";

export function handOverAtOnce(): Move {
  return { kind: "hand-over", reason: "cheaper" };
}
