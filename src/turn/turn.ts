import type { Case } from "../conversation/case";
import type { Event } from "../conversation/event";
import type { Fact } from "../conversation/fact";
import type { Reading } from "../reading/reading";
import type { NewMessage } from "../storage/store";
import type { View } from "../view/view";

/** Pure: a conflict makes it run again on what is stored by then. */
export type Decide = (current: Case | undefined, event: Event, newCaseId: string) => Decision;

/** Pure: cuts out secrets and finds what the text says. */
export type Read = (text: string) => Reading;

/** All that one event brings about, in words. */
export interface Decision {
  /** The case afterwards; `undefined` when the event changed none. */
  readonly state: Case | undefined;
  readonly facts: readonly Fact[];
  /** What the platform is answered; `undefined`: nothing but the acknowledgement. */
  readonly answer: View | undefined;
  readonly messages: readonly NewMessage[];
  /** True when `state` is a new case that follows `current`. */
  readonly opensCase: boolean;
  /** True when everything about the person is to be erased; `state` and `facts` are not saved then. */
  readonly forget: boolean;
  /** When the case wants to be woken after this, in milliseconds since 1970; `undefined`: never, or there is no case. */
  readonly wakeAt: number | undefined;
}
