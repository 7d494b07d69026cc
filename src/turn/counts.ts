import type { Fact } from "../conversation/fact";
import type { SendOutcome } from "./send-message";

/** `repeat`: the same delivery again, which changed nothing. */
export type TurnResult = "saved" | "repeat" | "failed";

/** Told what happens, to be counted; never who did it or what they said. */
export interface Counts {
  /** Called when a delivery arrives; the answer is called when its turn has ended. */
  turn(channel: string): (result: TurnResult) => void;
  /** What a saved turn brought about. */
  facts(facts: readonly Fact[]): void;
  attempt(channel: string, outcome: SendOutcome["kind"]): void;
}

export const COUNT_NOTHING: Counts = {
  turn: () => () => {},
  facts: () => {},
  attempt: () => {},
};
