import type { SecretKind } from "./reading";
import { SECRET_RULES } from "./secret-rules";

const MARKS: Readonly<Record<SecretKind, string>> = {
  password: "[password removed]",
  token: "[token removed]",
  "private-key": "[private key removed]",
  "connection-string": "[connection key removed]",
};

const LOOK_AHEAD = 20;

/** Replaces passwords, tokens and keys by a mark. What only looks like one (thumbprints, GUIDs, host names) stays. */
export function cutSecrets(text: string): { readonly text: string; readonly secrets: readonly SecretKind[] } {
  const secrets = new Set<SecretKind>();
  let rest = text;
  for (const { kind, pattern, isSecret } of SECRET_RULES) {
    rest = rest.replace(pattern, (whole: string, before: string, group: string, offset: number, all: string) => {
      const secret = kind === "password" ? withoutPunctuation(group) : group;
      const after = all.slice(offset + whole.length, offset + whole.length + LOOK_AHEAD);
      if (secret === "" || isAMark(secret) || isSecret?.(group, after) === false) {
        return whole;
      }
      secrets.add(kind);
      return `${before}${MARKS[kind]}${whole.slice(before.length + secret.length)}`;
    });
  }
  return { text: rest, secrets: [...secrets] };
}

/** A full stop after a password ends the sentence; kept, it still does. */
function withoutPunctuation(typed: string): string {
  return typed.replace(/[.,;)]{1,5}$/, "");
}

/** A mark of an earlier rule, or of an earlier pass over the same text. */
function isAMark(secret: string): boolean {
  return /\[(?:password|token|private|connection)(?: |$)/.test(secret);
}
