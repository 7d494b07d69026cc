import type { SecretRule } from "./secret-rule";

const BASE64_LINES =
  "[A-Za-z\\d+/=]{0,20000}(?:\\n[ \\t]{0,9}[A-Za-z\\d+/=]{1,200}(?=[ \\t]{0,9}(?:[\\n\"']|$))){0,400}";
const TOKEN_LABEL =
  "(?:aws_secret_access_key|secret[ _-]?access[ _-]?key|client[ _-]?secret|(?:api|subscription|functions?|host)[ _-]?key|(?:access|refresh|id|auth|bot|vault|session|registration)[ _-]?token|\\bpat|(?<![A-Za-z])(?:secret|token))(?:[ _-]?value)?";
const OF_WHAT = "(?:[ \\t](?:for|of|from|on)(?:[ \\t][^\\s:=]{1,40}){1,4})?";

/** Keys and tokens: most are known by their shape, the others by the name before them. */
export const KEY_RULES: readonly SecretRule[] = [
  {
    kind: "private-key",
    pattern:
      /()(-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----|[\s\S]*))/g,
  },
  {
    kind: "private-key",
    pattern:
      /(\bPrivate-Lines:[ \t]{0,3}\d{1,4}\n)((?:[A-Za-z\d+/=]{1,100}(?:\n|$)){0,200}(?:Private-(?:MAC|Hash):[^\n]{0,200})?)/g,
  },
  // How a PFX file and a bare private key begin; a certificate begins otherwise.
  {
    kind: "private-key",
    pattern: new RegExp(`()((?<![\\w+/])MII[\\w+/]{3}IB(?:AzC[A-D]|ADAN|AAKC)${BASE64_LINES})`, "g"),
  },
  // The recovery key of a disk: eight groups of six digits.
  { kind: "recovery-key", pattern: /()((?<!\d)(?:(?:\d{6}[\s–-]{1,3}){7}\d{6}|\d{48})(?!\d))/g },
  {
    kind: "connection-string",
    pattern:
      /((?:AccountKey|SharedAccessKey|SharedSecretValue|SharedAccessSignature)\s{0,3}=\s{0,3})([^\s;"'<>]{6,2000})/gi,
  },
  {
    kind: "connection-string",
    pattern:
      /((?:account|storage|primary|secondary|shared access)[ _]?key["']?(?:[ \t]is|[ \t]{0,3}[:=])[ \t"']{0,4})([\w+/]{40,100}={0,2})/gi,
  },
  { kind: "connection-string", pattern: /(;\s{0,3}(?:password|pwd)\s{0,3}=\s{0,3})([^\s;"'<>]{1,200})/gi },
  { kind: "token", pattern: /((?:^|[\s"'])(?:set-)?cookie["']?:[ \t]{0,3})([^\n=;"']{1,100}=[^\n"']{1,8000})/gim },
  { kind: "token", pattern: /((?<![\w-])sig=)([^\s&"'<>]{8,500})/gi },
  { kind: "token", pattern: /([?&]code=)([\w.~%+/=-]{20,2000})/gi, isSecret: looksRandom },
  { kind: "token", pattern: /(otpauth:\/\/[^\s]{1,300}?[?&]secret=)(\w{8,200})/gi },
  { kind: "token", pattern: /()((?<![\w-])eyJ[\w-]{5,4000}(?:\.[\w-]{0,8000}){1,4})/g },
  {
    kind: "token",
    pattern:
      /(\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:basic|bearer|token|negotiate|ntlm|digest|sharedkey)\s{1,3})([\w.~+/=:-]{6,8000})/gi,
    isSecret: (secret) => /[\dA-Z=]/.test(secret),
  },
  { kind: "token", pattern: /(\bbearer\s{1,3})([\w.~+/=-]{16,8000})/gi, isSecret: hasDigit },
  { kind: "token", pattern: /()((?<![\w-])(?:xox[abeoprs]|xapp)-[\w-]{8,300})/g },
  { kind: "token", pattern: /(hooks\.slack\.com\/(?:services|workflows|triggers)\/)([\w/]{16,200})/g },
  { kind: "token", pattern: /(\.webhook\.office\.com\/webhookb2\/)([\w@/-]{20,400})/g },
  {
    kind: "token",
    pattern: /()((?<![\w-])(?:gh[pousr]_\w{16,255}|github_pat_\w{16,255}|gl[a-z]{2,5}-[\w-]{16,100}))/g,
  },
  { kind: "token", pattern: /()((?<![\w-])(?:AIza[\w-]{30,60}|npm_\w{30,60}|hf_\w{30,60}|hv[sb]\.[\w-]{20,300}))/g },
  {
    kind: "token",
    pattern: /()((?<![\w-])(?:sk-[\w-]{20,200}|[sr]k_(?:live|test)_\w{16,200}))/g,
    isSecret: looksRandom,
  },
  { kind: "token", pattern: /()(\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)/g },
  // A client secret of Entra ID.
  { kind: "token", pattern: /()((?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-]))/g },
  {
    kind: "token",
    pattern: new RegExp(
      `(${TOKEN_LABEL}${OF_WHAT}["']?(?:\\s{0,3}[:=]|[ \\t](?:is|ist|was))\\s{0,3}["']?)([\\w.~+/=-]{8,4000})`,
      "gi",
    ),
    isSecret: (secret) => hasDigit(secret) && !/^(?:0x[\da-f]{1,8}$|S-1-)/i.test(secret),
  },
];

function hasDigit(secret: string): boolean {
  return /\d/.test(secret);
}

function looksRandom(secret: string): boolean {
  return hasDigit(secret) && /[a-z]/.test(secret) && /[A-Z]/.test(secret);
}
