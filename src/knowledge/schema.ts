import { z } from "zod";
import type {
  Cause,
  CodeAdvice,
  Correction,
  ErrorCode,
  Fix,
  Observation,
  TriageBlock,
  Undo,
} from "../diagnosis/knowledge";
import type { Phrase } from "../reading/reading";
import { unknownGroups } from "../reading/word-groups";

// The longest texts that still read well on a phone.
const TITLE = 60;
const NAME = 40;
const LABEL = 75;
const QUESTION = 200;

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "use lower-case letters, digits and hyphens");
const text = z.string().trim().min(1);
const chance = z.enum(["usually", "sometimes", "rarely"]);
const weight = z.number().min(0);
const role = z.enum([
  "end-user",
  "local-admin",
  "host-admin",
  "network-admin",
  "azure-contributor",
  "pam-admin",
  "domain-admin",
]);
const source = z.strictObject({ title: text, url: z.url({ protocol: /^https?$/ }) });
const command = z.strictObject({
  shell: z.enum(["powershell", "cmd", "bash"]),
  elevated: z.boolean(),
  on: z.enum(["client", "host", "cloud-shell"]),
  run: text,
});
const step = z.strictObject({
  text,
  click: z.array(text).min(1).exactOptional(),
  command: command.exactOptional(),
});
const undoParts = {
  steps: z.array(step).exactOptional(),
  none: text.exactOptional(),
  irreversible: text.exactOptional(),
};
const undo = z.strictObject(undoParts).transform((value, context): Undo => {
  const { steps, none, irreversible } = value;
  if (Object.keys(value).length === 1) {
    if (steps !== undefined) return { steps };
    if (none !== undefined) return { none };
    if (irreversible !== undefined) return { irreversible };
  }
  context.addIssue(
    "give one of: steps; none with the reason why nothing need be undone; irreversible with the reason why nothing can",
  );
  return z.NEVER;
});
const risk = z.enum(["read", "safe", "disruptive", "weakens", "dangerous", "never"]);
const family = z.enum([
  "pair",
  "socket-closed",
  "unreachable",
  "sign-in",
  "licensing",
  "session",
  "gateway",
  "other",
  "none",
]);
const answer = z.strictObject({ observation: id, value: text });
const kept = { sources: z.array(source), reviewed: z.iso.date(), owner: text };

export const causeSchema = z.strictObject({
  id,
  title: text,
  layer: z.enum(["client", "path", "host", "identity", "control-plane", "service"]),
  prior: z.partialRecord(family, weight),
  evidence: z.record(id, z.record(z.string(), z.enum(["typical", "sometimes", "rare", "rules-out"]))),
  sources: z.array(source),
}) satisfies z.ZodType<Cause>;

export const observationSchema = z.strictObject({
  id,
  name: text.max(NAME),
  question: text.max(QUESTION),
  why: text,
  how: z.array(step).min(1).exactOptional(),
  values: z.array(z.strictObject({ id, label: text.max(LABEL), share: weight })).min(1),
  pattern: text.exactOptional(),
  askedOf: role,
  minutes: weight,
  capability: role.exactOptional(),
  copied: z.boolean().exactOptional(),
  known: z.enum(["sometimes", "seldom", "at-first", "when-wrong"]).exactOptional(),
  pointlessAfter: z.array(answer).min(1).exactOptional(),
  basic: z.boolean().exactOptional(),
  asked: z.boolean(),
}) satisfies z.ZodType<Observation>;

const outcomeReveals = z.record(id, text);

export const fixSchema = z.strictObject({
  id,
  title: text.max(TITLE),
  cures: z.array(
    z.strictObject({
      cause: id,
      chance,
      unless: z
        .array(z.strictObject({ observation: id, value: text, chance: z.enum([...chance.options, "no"]) }))
        .default([]),
    }),
  ),
  where: z.enum(["client", "host", "azure", "router", "gateway", "licensing", "pam", "idp", "none"]),
  needs: role,
  minutes: weight,
  risk,
  test: z.boolean(),
  handsOver: z.boolean().exactOptional(),
  why: text,
  warning: text.exactOptional(),
  before: z.array(step).default([]),
  steps: z.array(step),
  check: z.array(step),
  undo,
  request: text.exactOptional(),
  reveals: z
    .strictObject({ worked: outcomeReveals.exactOptional(), failed: outcomeReveals.exactOptional() })
    .default({}),
  correction: text.exactOptional(),
  ...kept,
}) satisfies z.ZodType<Fix>;

export const codesSchema = z.array(
  z.strictObject({
    code: z
      .string()
      .regex(/^0x(?:0|[1-9a-f][0-9a-f]{0,7})$/, "write hex in lower case without leading zeros, such as 0x904"),
    table: z.enum(["disconnect", "extended", "negotiation", "sub-status"]),
    symbol: text.exactOptional(),
    meaning: text,
    status: z.enum(["documented", "windows-text-only", "undocumented"]),
    tells: answer.exactOptional(),
    notSaid: text.exactOptional(),
    lookFirst: text.exactOptional(),
    source,
  }),
) satisfies z.ZodType<readonly ErrorCode[]>;

export const codeAdviceSchema = z.array(
  z.strictObject({
    family: z.enum([...family.options, "negotiation", "sub-status"]),
    notSaid: text,
    lookFirst: text,
  }),
) satisfies z.ZodType<readonly CodeAdvice[]>;

const spoken = z
  .string()
  .regex(
    /^[\p{Ll}\p{Lo}\p{N}'](?:[\p{Ll}\p{Lo}\p{N}']| (?=\S)|(?<= )\*(?= ))*$/u,
    "write words in lower case with single spaces and no punctuation; * between words stands for up to three",
  );

const WORD = "[\\p{Ll}\\p{Lo}\\p{N}']+";
const WORDS = `${WORD}(?: ${WORD})*`;
const CHOICE = `(?:<[a-z]+>|${WORDS})`;
const PLACE = `(?:${WORD}|<[a-z]+>|\\(${CHOICE}(?:\\|${CHOICE})+\\)|\\[${CHOICE}(?:\\|${CHOICE})*\\])`;
/** Not all of it may be left out, and it does not end in `*` or `...`. */
const PART = `(?!(?:\\[[^\\]]*\\] ?)+(?:$|&))${PLACE}(?: (?:\\*|\\.{3}|${PLACE}))*(?<! \\*| \\.{3})`;
const PHRASE = new RegExp(`^${PART}(?: & !?${PART})*$`, "u");

const phraseForm = z
  .string()
  .regex(
    PHRASE,
    "write words in lower case with single spaces and no punctuation; (a|b) stands for one of them, [a] for what may be left out, <name> for a group of words, * between words for up to three, ... for up to five, & between parts in any order",
  )
  .refine((form) => unknownGroups(form).length === 0, "write <name> only for a group in src/reading/word-groups.ts");

export const phrasesSchema = z.array(
  z
    .strictObject({
      observation: id,
      value: text,
      says: z.array(phraseForm).default([]),
      follows: z.array(z.strictObject({ observation: id, value: text })).exactOptional(),
      denied: text.exactOptional(),
      likely: z.boolean().exactOptional(),
      names: z.boolean().exactOptional(),
      fallback: z.boolean().exactOptional(),
    })
    .refine(({ says, follows }) => says.length > 0 || follows !== undefined, "give the words in says, or follows"),
) satisfies z.ZodType<readonly Phrase[]>;

export const correctionSchema = z.strictObject({
  id,
  advice: text.max(TITLE),
  says: z.array(spoken).min(1),
  wrong: text,
  instead: text,
  fix: id.exactOptional(),
  risk,
  undo: z.union([z.strictObject({ sameAs: id }), undo]),
  ...kept,
}) satisfies z.ZodType<Correction>;

export const triageSchema = z.strictObject({
  id,
  title: text.max(TITLE),
  needs: role,
  minutes: weight,
  why: text,
  pointlessAfter: z.array(answer).min(1).exactOptional(),
  steps: z.array(step).min(1),
  reads: z.array(z.strictObject({ line: text, observation: id, value: text })).min(1),
  end: text,
  ...kept,
}) satisfies z.ZodType<TriageBlock>;
