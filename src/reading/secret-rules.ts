import {
  isAssignedPassword,
  isPasswordAfterLabel,
  isPasswordAfterSpace,
  isPasswordAfterVerb,
  isPasswordBeforeLabel,
  isStrongPassword,
} from "./password-words";
import type { SecretKind } from "./reading";

/** Group 1 stays, group 2 is the secret. Each pattern reads in linear time: no repeat inside a repeat, runs are bounded. */
export interface SecretRule {
  readonly kind: SecretKind;
  readonly pattern: RegExp;
  /** Decides the doubtful ones; `after` is what follows in the text. */
  readonly isSecret?: (secret: string, after: string) => boolean;
}

const LABEL =
  "(?:passwords?|passwort|pass(?:code|phrase|wd)?|pwd?|kennwort|mot de passe|contraseña|userpassword|adminpassword)";
const TYPED = "(?:\"[^\"\\n]{1,200}\"|'[^'\\n]{1,200}'|“[^”\\n]{1,200}”|[^\\s\"'“”<>]{1,200})";
const ONE_TIME =
  "(?:(?:t?otp|tan)(?:[- ]code)?|(?:one[- ]?time|einmal)[- ]?(?:code|password|passcode|passwort|pin)|(?:verification|authenticator|mfa|2fa|sms|security)[- ]code|bestätigungscode)";
const DIGITS = "(?<![\\d.-])(?:\\d{6,8}|\\d{3}[ -]\\d{3})(?![\\d-]|\\.\\d)";
const ARGUMENT = "(?:\"[^\"\\n]{1,200}\"|'[^'\\n]{1,200}'|[^\\s\"'$(-][^\\s\"']{0,200})";
/** Behind a password: "is my password", but not "is my password manager". */
const ITS_LABEL = `(?:(?:my|the|our|a|mein|das|unser)[ \\t]{1,3})?(?:admin[ \\t]{1,3})?${LABEL}(?=[ \\t]{0,3}(?:[^\\p{L}\\d \\t]|$)|[ \\t]{1,3}(?:and|but|for|on|to|it|there|here|now|then|again|und|aber|für|eingegeben|benutzt|verwendet)(?![\\p{L}\\d]))`;

export const SECRET_RULES: readonly SecretRule[] = [
  {
    kind: "private-key",
    pattern:
      /()(-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----|[\s\S]*))/g,
  },
  {
    kind: "connection-string",
    pattern:
      /((?:AccountKey|SharedAccessKey|SharedSecretValue|SharedAccessSignature)\s{0,3}=\s{0,3})([^\s;"'<>]{6,2000})/gi,
  },
  // The recovery key of a disk: eight groups of six digits.
  { kind: "private-key", pattern: /()((?<!\d)(?:\d{6}[\s–-]{1,3}){7}\d{6}(?!\d))/g },
  { kind: "connection-string", pattern: /(;\s{0,3}(?:password|pwd)\s{0,3}=\s{0,3})([^\s;"'<>]{1,200})/gi },
  { kind: "token", pattern: /([?&;]sig=)([^\s&"'<>]{8,500})/gi },
  { kind: "token", pattern: /()((?<![\w-])eyJ[\w-]{8,4000}(?:\.[\w-]{0,8000}){1,4})/g },
  { kind: "token", pattern: /(\bauthorization\s{0,3}[:=]\s{0,3}["']?(?:basic|bearer)\s{1,3})([\w.~+/=-]{6,8000})/gi },
  { kind: "token", pattern: /(\bbearer\s{1,3})([\w.~+/=-]{16,8000})/gi, isSecret: (secret) => /\d/.test(secret) },
  { kind: "token", pattern: /()((?<![\w-])(?:xox[abeoprs]|xapp)-[\w-]{8,300})/g },
  { kind: "token", pattern: /(hooks\.slack\.com\/services\/)([\w/]{16,200})/g },
  { kind: "token", pattern: /()((?<![\w-])(?:gh[pousr]_\w{16,255}|github_pat_\w{16,255}|glpat-[\w-]{16,100}))/g },
  { kind: "token", pattern: /()((?<![\w-])(?:sk-[\w-]{20,200}|AIza[\w-]{30,60}|npm_\w{30,60}))/g },
  { kind: "token", pattern: /()(\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)/g },
  { kind: "token", pattern: /()((?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-]))/g },
  {
    kind: "token",
    pattern:
      /((?:aws_secret_access_key|secret[ _-]?access[ _-]?key|client[ _-]?secret|api[ _-]?key|(?:access|refresh|id|auth)[ _-]?token|\bsecret|\btoken)["']?\s{0,3}[:=]\s{0,3}["']?)([\w.~+/=-]{8,4000})/gi,
    isSecret: (secret) => /\d/.test(secret) && !/^0x[\da-f]{1,8}$/i.test(secret),
  },
  {
    kind: "token",
    pattern: new RegExp(
      `((?<![\\p{L}\\d])${ONE_TIME}(?:[ \\t]{1,3}(?:is|was|ist|lautet))?[ \\t]{0,3}[:=# \\t][ \\t]{0,3})(${DIGITS})`,
      "giu",
    ),
  },
  {
    kind: "token",
    pattern: new RegExp(
      `()(${DIGITS})(?=[ \\t]{1,3}(?:is|was|ist|als|as)[ \\t]{1,3}(?:(?:my|the|a|mein|der)[ \\t]{1,3})?${ONE_TIME})`,
      "giu",
    ),
  },
  { kind: "password", pattern: /(\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s/:@]{1,100}:)([^\s/@]{1,200})(?=@)/gi },
  { kind: "password", pattern: /(\bpassword 51:b:)([\da-f]{8,4000})/gi },
  { kind: "password", pattern: /((?:^|\s)\/p(?:ass(?:word)?)?:)((?:"[^"\n]{1,200}"|[^\s"]{1,200}))/gim },
  {
    kind: "password",
    pattern: /((?:^|\s)--?pass(?:word)?[ =]{1,2})((?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s"'$(-][^\s"']{0,200}))/gim,
    isSecret: isPasswordAfterLabel,
  },
  {
    kind: "password",
    pattern: new RegExp(`(\\bpsexec(?:64)?(?:\\.exe)?[ \\t][^\\n]{0,200}?[ \\t][-/]p[ \\t]{1,3})(${ARGUMENT})`, "gi"),
    isSecret: isPasswordAfterLabel,
  },
  {
    kind: "password",
    pattern: new RegExp(`([ \\t]-u[ \\t]{1,3}[^\\s]{1,100}[ \\t]{1,3}-p[ \\t]{1,3})(${ARGUMENT})`, "gi"),
    isSecret: (secret) => !/^\d{1,5}$/.test(secret) && isPasswordAfterLabel(secret),
  },
  {
    kind: "password",
    pattern: new RegExp(`((?:^|\\s)(?:-pw|/rp)[ \\t]{1,3})(${ARGUMENT})`, "gim"),
    isSecret: isPasswordAfterLabel,
  },
  {
    kind: "password",
    pattern:
      /(\bnet1?(?:\.exe)?[ \t]{1,3}user[ \t]{1,3}(?:"[^"\n]{1,100}"|[^\s"/]{1,100})[ \t]{1,3})((?:"[^"\n]{1,200}"|[^\s"/*][^\s"]{0,200}))/gi,
    isSecret: isPasswordAfterLabel,
  },
  {
    kind: "password",
    pattern:
      /(\bnet(?:\.exe)?[ \t]{1,3}use[ \t]{1,3}(?:(?:[a-z]:|\*)[ \t]{1,3})?\\\\[^\s]{1,200}[ \t]{1,3})([^\s/*][^\s]{0,200})/gi,
  },
  {
    kind: "password",
    pattern:
      /(\bConvertTo-SecureString[ \t]{1,3}(?:-AsPlainText[ \t]{1,3}|-Force[ \t]{1,3}|-String[ \t]{1,3}){0,3})((?:"[^"\n]{1,500}"|'[^'\n]{1,500}'|[^\s"'$(-][^\s"']{0,500}))/gi,
  },
  {
    kind: "password",
    pattern: new RegExp(`((?<![\\p{L}\\d])(?:${LABEL}|pin)["']?[ \\t]{0,4}[:=][ \\t]{0,4})(${TYPED})`, "giu"),
    isSecret: isPasswordAfterLabel,
  },
  {
    kind: "password",
    pattern: new RegExp(
      `((?<![\\p{L}\\d])(?:${LABEL}|pin)[ \\t]{1,3}(?:(?:for|of|on|i|we)[ \\t][^\\s]{1,60}[ \\t]{1,3})?(?:is|was|ist|lautet|war|est|es)[ \\t:]{1,4})(${TYPED})`,
      "giu",
    ),
    isSecret: isPasswordAfterVerb,
  },
  {
    kind: "password",
    pattern:
      /((?:cred(?:ential)?s?|secret|passwo?r?d|pwd)["']?[ \t]{0,4}=[ \t]{0,4})("[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s"'<>]{1,200})/gi,
    isSecret: isAssignedPassword,
  },
  {
    kind: "password",
    pattern: afterNameAndSlash("login|log[ -]?on|credentials?|creds|anmeldung"),
    isSecret: isPasswordAfterSpace,
  },
  {
    kind: "password",
    pattern: afterNameAndSlash("user(?:[ -]?name)?|account|benutzer"),
    isSecret: isStrongPassword,
  },
  {
    kind: "password",
    pattern: new RegExp(
      `((?<![\\p{L}\\d])(?:typed|type|entered|used|use|tried|try|gave)[ \\t]{1,3})(${TYPED})(?=[ \\t]{1,3}(?:as|als)[ \\t]{1,3}${ITS_LABEL})`,
      "giu",
    ),
    isSecret: (secret) => secret.length >= 4 && isPasswordAfterLabel(secret),
  },
  {
    kind: "password",
    pattern: new RegExp(
      `()((?<![^\\s"'“”<>])${TYPED})(?=[ \\t]{1,3}(?:is|was|as|ist|war|als)[ \\t]{1,3}${ITS_LABEL})`,
      "giu",
    ),
    isSecret: isPasswordBeforeLabel,
  },
  {
    kind: "password",
    pattern: new RegExp(`((?<![\\p{L}\\d])${LABEL}[ \\t]{1,3})(${TYPED})`, "giu"),
    isSecret: isPasswordAfterSpace,
  },
];

/** "login bob / P@ssw0rd123". */
function afterNameAndSlash(labels: string): RegExp {
  return new RegExp(
    `((?<![\\p{L}\\d])(?:${labels})[ \\t]{0,3}[: \\t][ \\t]{0,3}[^\\s/]{1,60}[ \\t]{0,3}[/|][ \\t]{0,3})(${TYPED})`,
    "giu",
  );
}
