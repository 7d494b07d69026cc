import type { Press } from "../../src/conversation/event";
import { ENVIRONMENT } from "../../src/conversation/intake";
import type { View } from "../../src/view/view";

/** What a simulated person knows and what helps them. Whatever is not in `answers` they do not know. */
export interface Trouble {
  readonly opening: string;
  readonly answers: Readonly<Record<string, string>>;
  /** What they write into the form as the computer they connect to. */
  readonly target?: string;
  /** What a triage block prints on their machine, by its id; without it they answer the questions. */
  readonly printed?: Readonly<Record<string, string>>;
  /** Fixes that end the trouble; all others do not help. */
  readonly cures: readonly string[];
  /** What they choose on other cards: kind of prompt, or "undo:" and its reason → choice. After a hand-over they stop unless told. */
  readonly manners?: Readonly<Record<string, string>>;
}

/** What a prompt is about, as far as it matters to the one who answers. */
export interface Asked {
  readonly kind: string;
  readonly observation?: string;
  readonly block?: string;
  readonly fix?: string;
  readonly reason?: string;
}

export type Reaction =
  | { readonly kind: "said"; readonly text: string }
  | ({ readonly kind: "pressed" } & Pick<Press, "choice" | "fields">);

/** What this person does with a card; undefined where they leave it, because it is over. */
export function reactTo(trouble: Trouble, view: View, asked: Asked): Reaction | undefined {
  if (asked.kind === "solved") return undefined;
  if (asked.kind === "handed-over" && trouble.manners?.["handed-over"] === undefined) return undefined;
  const printed = asked.kind === "triage" ? trouble.printed?.[asked.block ?? ""] : undefined;
  if (printed !== undefined) return { kind: "said", text: printed };
  return { kind: "pressed", ...answer(trouble, view, asked) };
}

function answer(trouble: Trouble, view: View, asked: Asked): Pick<Press, "choice" | "fields"> {
  const { answers, cures, manners = {} } = trouble;
  switch (asked.kind) {
    case "intake":
      return {
        choice: "continue",
        fields: Object.fromEntries(view.fields.map(({ id }) => [id, fieldValue(trouble, id)])),
      };
    case "question": {
      if (asked.block !== undefined && trouble.printed?.[asked.block] !== undefined) {
        return { choice: "look-at-all", fields: {} };
      }
      const value = answers[asked.observation ?? ""] ?? "unknown";
      return view.fields.length > 0 ? { choice: "answer", fields: { answer: value } } : { choice: value, fields: {} };
    }
    case "fix":
      return {
        choice: manners[asked.fix ?? ""] ?? (cures.includes(asked.fix ?? "") ? "worked" : "failed"),
        fields: {},
      };
    default: {
      const usual: Readonly<Record<string, string>> = {
        consent: "agree",
        tested: "go-on",
        undo: "undone",
        triage: "cannot",
      };
      const choice = manners[`${asked.kind}:${asked.reason ?? ""}`] ?? manners[asked.kind] ?? usual[asked.kind] ?? "";
      return { choice, fields: {} };
    }
  }
}

function fieldValue({ answers, target = "" }: Trouble, field: string): string {
  if (field === "target") return target;
  if (field === "codes") return [answers["error-code"], answers["extended-code"]].filter(Boolean).join(" ");
  if (field !== "environment") return answers[field] ?? "unknown";
  const holding = ENVIRONMENT.filter((id) => answers[id] === "yes");
  return holding.length > 0 ? holding.join(",") : "none";
}
