import type { SecretKind } from "./reading";
import { SECRET_RULES } from "./secret-rules";
import { splitQuotes } from "./typed-secret";

const MARKS: Readonly<Record<SecretKind, string>> = {
  password: "[password removed]",
  token: "[token removed]",
  "one-time-code": "[one-time code removed]",
  "private-key": "[private key removed]",
  "connection-string": "[connection key removed]",
  "recovery-key": "[recovery key removed]",
};

const LOOK_AROUND = 80;
const MAX_PASSES = 5;

interface CutText {
  readonly text: string;
  readonly secrets: readonly SecretKind[];
}

/** Replaces passwords, tokens and keys by a mark. What only looks like one (thumbprints, GUIDs, host names) stays. */
export function cutSecrets(text: string): CutText {
  const secrets = new Set<SecretKind>();
  let rest = text;
  // A mark may bring a password nearer to the word that gives it away.
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const cut = cutOnce(rest);
    if (cut.secrets.length === 0) break;
    rest = cut.text;
    for (const kind of cut.secrets) secrets.add(kind);
  }
  return { text: rest, secrets: [...secrets] };
}

function cutOnce(text: string): CutText {
  const secrets = new Set<SecretKind>();
  let rest = text;
  for (const { kind, pattern, isSecret } of SECRET_RULES) {
    rest = rest.replace(pattern, (whole: string, before: string, group: string, offset: number, all: string) => {
      const { before: quote, secret } = kind === "password" ? splitQuotes(group) : { before: "", secret: group };
      const start = offset + before.length;
      const after = all.slice(start + group.length, start + group.length + LOOK_AROUND);
      const ahead = all.slice(Math.max(0, start - LOOK_AROUND), start);
      if (secret === "" || isAMark(secret) || isSecret?.(group, after, ahead) === false) return whole;
      secrets.add(kind);
      return `${before}${quote}${MARKS[kind]}${whole.slice(before.length + quote.length + secret.length)}`;
    });
  }
  return { text: rest, secrets: [...secrets] };
}

/** A mark of an earlier rule, or of an earlier pass over the same text. */
function isAMark(secret: string): boolean {
  return /\[(?:password|token|one-time|private|connection|recovery)(?: |$)/.test(secret);
}
