import type { Knowledge } from "../../diagnosis/knowledge";
import { type Part, type PolicyCases, type SimulationSettings, simulate } from "./simulate";

/** What the process of one part is given. */
export interface PartOfWork {
  readonly knowledge: Knowledge;
  readonly settings: SimulationSettings;
  readonly part: Part;
}

/** What it sends: how far it is, by and by, and at last the cases. */
export type PartNews =
  | { readonly kind: "through"; readonly people: number }
  | { readonly kind: "cases"; readonly cases: readonly PolicyCases[] };

const NEWS_EVERY = 100;

process.once("message", ({ knowledge, settings, part }: PartOfWork) => {
  const cases = simulate(knowledge, settings, part, (people) => {
    if (people % NEWS_EVERY === 0) send({ kind: "through", people: NEWS_EVERY });
  });
  send({ kind: "cases", cases }, () => process.disconnect());
});

function send(news: PartNews, sent?: () => void): void {
  process.send?.(news, undefined, undefined, sent);
}
