import { isPasswordAfterLabel, isPasswordAfterSpace, isPasswordAfterVerb } from "./password-words";
import type { SecretRule } from "./secret-rule";
import { ARGUMENT, QUOTED } from "./typed-secret";

const TAKES_P = "(?:psexec(?:64)?|rdesktop|sshpass|certutil|winexe|evil-winrm|az|mysql)(?:\\.exe)?";

/** Passwords in commands, in what they print and in the files of remote desktop clients. */
export const COMMAND_LINE_RULES: readonly SecretRule[] = [
  { kind: "password", pattern: /(\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s/:@]{1,100}:)([^\s/@]{1,200})(?=@)/gi },
  { kind: "password", pattern: /(\bpassword 51:b:)([\da-f]{8,4000})/gi },
  // The hashes of a password are as good as the password.
  { kind: "password", pattern: /()((?<![\da-f])[\da-f]{32}:[\da-f]{32}(?![\da-f]))/gi },
  {
    kind: "password",
    pattern:
      /((?:^|\s)\/(?:p|pass|password|pass-the-hash|pth|gp|pd|passwordd):)((?:"[^"\n]{1,200}"|[^\s"<][^\s"]{0,199}))/gim,
  },
  { kind: "password", pattern: /(["']\/p(?:ass(?:word)?)?:)([^"'\n]{1,200})(?=["'])/gi },
  { kind: "password", pattern: /(\/g(?:w|ateway)?:[^\s]{0,200}?,p:)([^\s,]{1,200})/gi },
  {
    kind: "password",
    pattern: new RegExp(`((?:^|\\s)--?(?:[a-z]{1,20}-)?(?:pass|password|pwd)[ =:]{1,2})(${ARGUMENT})`, "gim"),
    isSecret: isPasswordAfterLabel,
  },
  { kind: "password", pattern: new RegExp(`(\\bwinrs[ \\t][^\\n]{0,200}?[ \\t]-p:)(${ARGUMENT})`, "gi") },
  {
    kind: "password",
    pattern: new RegExp(`(\\b${TAKES_P}[ \\t](?:[^\\n]{0,200}?[ \\t])?[-/]p[ \\t]{1,3})(${ARGUMENT})`, "gi"),
    isSecret: isPasswordAfterLabel,
  },
  {
    kind: "password",
    pattern: new RegExp(`(\\b(?:psexec|mysql|sqlcmd)[^ \\t\\n]{0,10}[ \\t][^\\n]{0,200}?[ \\t]-p)(${ARGUMENT})`, "gi"),
    isSecret: isPasswordAfterSpace,
  },
  {
    kind: "password",
    pattern: new RegExp(`([ \\t]-u[ \\t]{1,3}[^\\s]{1,100}[ \\t]{1,3}-p[ \\t]{1,3})(${ARGUMENT})`, "gi"),
    isSecret: (secret) => !/^\d{1,5}$/.test(secret) && isPasswordAfterLabel(secret),
  },
  {
    kind: "password",
    pattern: new RegExp(`([ \\t]/u[ \\t]{1,3}[^\\s]{1,100}[ \\t]{1,3}/p[ \\t]{1,3})(${ARGUMENT})`, "gi"),
  },
  {
    kind: "password",
    pattern: new RegExp(`((?:^|\\s)(?:-pw|/rp)[ \\t]{1,3})(${ARGUMENT})`, "gim"),
    isSecret: isPasswordAfterLabel,
  },
  {
    kind: "password",
    pattern: /(\bcurl\b[^\n]{0,200}?[ \t](?:-u|--user)[ \t]{1,3}["']?[^\s:"']{1,100}:)([^\s"']{1,200})/gi,
  },
  {
    kind: "password",
    pattern: new RegExp(`(\\becho[ \\t]{1,3})(${ARGUMENT})(?=[ \\t]{0,3}\\|[ \\t]{0,3}runas\\b)`, "gi"),
  },
  {
    kind: "password",
    pattern:
      /(\bnet1?(?:\.exe)?[ \t]{1,3}user[ \t]{1,3}(?:"[^"\n]{1,100}"|[^\s"/;|&<>`]{1,100})[ \t]{1,3})((?:"[^"\n]{1,200}"|(?![|&>]{1,2}\s)[^\s"/*<][^\s"]{0,200}))/gi,
    isSecret: isPasswordAfterLabel,
  },
  {
    kind: "password",
    pattern:
      /(\bnet(?:\.exe)?[ \t]{1,3}use[ \t]{1,3}(?:(?:[a-z]:|\*)[ \t]{1,3})?\\\\[^\s]{1,200}[ \t]{1,3}(?:\/u(?:ser)?:[^\s]{1,100}[ \t]{1,3})?)("[^"\n]{1,200}"|[^\s"/*<][^\s]{0,200})/gi,
    isSecret: isPasswordAfterVerb,
  },
  {
    kind: "password",
    pattern: new RegExp(
      `(\\bConvertTo-SecureString[ \\t]{1,3}(?:-AsPlainText[ \\t]{1,3}|-Force[ \\t]{1,3}|-String[ \\t]{1,3}){0,3})(${ARGUMENT})`,
      "gi",
    ),
  },
  { kind: "password", pattern: new RegExp(`()(${QUOTED})(?=[ \\t]{0,3}\\|[ \\t]{0,3}ConvertTo-SecureString)`, "gi") },
  {
    kind: "password",
    pattern: new RegExp(
      `(\\b(?:NetworkCredential|PSCredential)\\]?(?:::new)?\\(${QUOTED},[ \\t]{0,3})(${QUOTED})`,
      "gi",
    ),
  },
  {
    kind: "password",
    pattern: new RegExp(`(/v[ \\t]{1,3}DefaultPassword[ \\t][^\\n]{0,100}?/d[ \\t]{1,3})(${ARGUMENT})`, "gi"),
  },
  { kind: "password", pattern: /(\bDefaultPassword[ \t]{1,20}REG_SZ[ \t]{1,20})([^\s]{1,200})/gi },
  // What LAPS keeps in the directory.
  { kind: "password", pattern: /(\bmsLAPS-Password\b[^\n]{0,200}?"p"[ \t]{0,3}:[ \t]{0,3}")([^"\n]{1,200})/gi },
  {
    kind: "password",
    pattern:
      /(<(?:[\w:.-]{0,40}(?:password|passphrase|passwd|pwd)|keymaterial|[a-z]{1,20} [\w:.-]{1,20}="(?:password|pwd)")>\s{0,20}(?:<value>\s{0,20})?)([^<\s][^<\n]{0,2000})(?=<)/gi,
  },
];
