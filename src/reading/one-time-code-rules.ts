import type { SecretRule } from "./secret-rule";

const ONE_TIME = `(?:${[
  "(?:t?otp|m?tan)(?:[- ]code)?",
  "(?:one[- ]?time|einmal)[- ]?(?:code|password|passcode|passwort|pin)",
  "(?:verification|authenticator|mfa|2fa|(?:two|2)[- ]factor|sms|security|securid)[- ]code",
  "passcode",
  "(?:bestätigungs|sicherheits|authentifizierungs|verificatie|beveiligings)code",
  "c[oó]d(?:e|igo|ice)[ \\t](?:de|di)[ \\t](?:v[eé]rifica\\p{L}{0,6}|s[eé]curit[eé]|seguridad|sicurezza|segurança)",
  "authenticator(?:[ -]app)?",
].join("|")})`;
const DIGITS = "(?<![\\d.-])(?:\\d{6,8}|\\d{3}[ -]\\d{3}|\\d{2} \\d{2} \\d{2})(?![\\p{L}\\d-]|\\.\\d)";
const SAYS = "(?:is|was|ist|lautet|war|est|es|è|é|says|shows|zeigt|sagt)";

/** Codes that are good once, by text message or from an app. */
export const ONE_TIME_CODE_RULES: readonly SecretRule[] = [
  {
    kind: "one-time-code",
    pattern: new RegExp(
      `((?<![\\p{L}\\d])${ONE_TIME}(?:[ \\t]{1,3}${SAYS})?[ \\t]{0,3}[:=# \\t][ \\t]{0,3})(${DIGITS})`,
      "giu",
    ),
  },
  {
    kind: "one-time-code",
    pattern: new RegExp(
      `(\\bcode[ \\t]{1,3}(?:${SAYS}[ \\t]{1,3})?)(${DIGITS})(?=[ \\t](?:by|via|from|per|aus|par|por)[ \\t](?:(?:the|a|my|der)[ \\t])?(?:sms|text|authenticator))`,
      "giu",
    ),
  },
  {
    kind: "one-time-code",
    pattern: new RegExp(
      `()(${DIGITS})(?=[ \\t]{1,3}(?:is|was|ist|war|als|as)[ \\t]{1,3}(?:(?:my|the|a|mein|der)[ \\t]{1,3})?${ONE_TIME})`,
      "giu",
    ),
  },
];
