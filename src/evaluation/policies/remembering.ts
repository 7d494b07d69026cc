import type { Move } from "../../diagnosis/plan";
import { evidenceKey } from "../evidence-key";
import type { Policy } from "./policy";

/** The same policy for one knowledge; what it decided once is not worked out again. */
export function remembering(policy: Policy): Policy {
  const known = new Map<string, Move>();
  return (knowledge, evidence, told = 0) => {
    const key = `${told} ${evidenceKey(evidence)}`;
    const move = known.get(key) ?? withoutReasons(policy(knowledge, evidence, told));
    known.set(key, move);
    return move;
  };
}

/** Hundreds of thousands are kept: where answers would lead is left out. */
function withoutReasons(move: Move): Move {
  return move.kind === "ask" ? { ...move, leadsTo: {} } : move;
}
