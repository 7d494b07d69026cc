import { isPasswordAfterLabel, isPasswordAfterSpace, isPasswordAfterVerb } from "./password-words";
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
    pattern: new RegExp(`((?<![\\p{L}\\d])${LABEL}[ \\t]{1,3})(${TYPED})`, "giu"),
    isSecret: isPasswordAfterSpace,
  },
];
