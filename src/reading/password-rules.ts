import {
  endsHere,
  isAssignedPassword,
  isPasswordAfterLabel,
  isPasswordAfterSpace,
  isPasswordAfterVerb,
  isPasswordAlone,
  isPasswordBeforeLabel,
  isPasswordSpokenOf,
  isStrongPassword,
} from "./password-words";
import type { SecretRule } from "./secret-rule";
import { QUOTED, TYPED } from "./typed-secret";

/** The long ones may end another word ("Adminpasswort", "DB_PASSWORD"); none is the word in a mark. */
const LABEL = `(?:(?<!\\[)(?:pass?[ -]?wo?r[dt]|kennwort|wachtwoord|contraseña|contrasena|passphrase|passwd|pwd)|(?<![\\p{L}\\d[])(?:${[
  "passwords",
  "pass(?:code)?",
  "pwd?",
  "mot de passe",
  "mdp",
  "clave",
  "senha",
  "palavra-passe",
  "ww",
  "(?:wi-?fi|wlan|wpa[23]?(?:-psk)?|network security)[ -](?:key|schlüssel)",
  "key content",
  "schlüsselinhalt",
].join("|")}))`;
const LABEL_OR_PIN = `(?:${LABEL}|(?<![\\p{L}\\d])pin)["'’*_\`)\\]]{0,3}`;
/** "for the admin", "I use on it", "(local)". */
const WHOSE = `[ \\t]{1,3}(?:\\([^)\\n]{1,60}\\)|(?:for|of|on|from|checked|i|we|they|he|she|you|für|von|vom|des|der|zum|pour|de|du|del|para|di|da|do|per|van|voor)(?:[ \\t][^\\s:=]{1,40}){1,6}?)`;
const IS = "(?:is|was|are|(?:will|should|must)[ \\t]be|ist|lautet|war|heißt|heisst|est|c['’]est|était|es|era|è|é)";
/** "password for bob on host: srv-01" names a computer. */
const NAMES_SOMETHING_ELSE =
  "(?<!(?<![\\p{L}\\d\\\\])(?:host|server|user|name|computer|pc|code|error|gateway|port|version|os|client|fehler|rechner|benutzer)[ \\t]{0,3})";
/** Behind a password: "is my password", but not "is my password manager". */
const ITS_LABEL = `(?:(?:my|the|our|a|mein|das|unser)[ \\t]{1,3})?(?:admin[ \\t]{1,3})?${LABEL}(?=[ \\t]{0,3}(?:[^\\p{L}\\d \\t]|$)|[ \\t]{1,3}(?:and|but|for|on|to|it|there|here|now|then|again|und|aber|für|eingegeben|benutzt|verwendet)(?![\\p{L}\\d]))`;

const WORD = "[^\\s\\\\/:;,<>()[\\]{}|=\"'“”„«»]{6,64}";

/** Passwords that only the words around them give away. */
export const PASSWORD_RULES: readonly SecretRule[] = [
  // "password: …", and as templates and settings write it.
  rule(
    `(${LABEL_OR_PIN}(?:[ \\t]string)?[ \\t]{0,30}(?:[:：]|=(?!=[ =>]|>))[*_]{0,3}[ \\t]{0,4}(?:\\{[ \\t\\n]{0,20}["']value["'][ \\t]{0,3}:[ \\t]{0,3})?)(${TYPED})`,
    isPasswordAfterLabel,
  ),
  rule(
    `(${LABEL_OR_PIN}[ \\t]{0,30}[:=：][*_]{0,3}[ \\t]{0,4}\\n[ \\t]{0,20})(${TYPED})`,
    (typed, after) => !typed.endsWith(":") && endsHere(after) && isPasswordAfterVerb(typed, after),
  ),
  rule(`(${LABEL_OR_PIN}${WHOSE}[ \\t]{0,3}${NAMES_SOMETHING_ELSE}[:=：][ \\t]{0,4})(${TYPED})`, isPasswordAfterSpace),
  rule(
    `(${LABEL_OR_PIN}(?:${WHOSE})?[ \\t]{1,3}${IS}(?:[ \\t](?:now|still|currently|just|jetzt|nun))?[ \\t:]{1,4})(${TYPED})`,
    isPasswordAfterVerb,
  ),
  // {"name": "password", "value": "…"}, and a default of Terraform.
  rule(
    `(${LABEL}["'][ \\t,]{1,4}(?:\\{[^{}]{0,200}?)?["']?(?:value|default)["']?[ \\t]{0,9}[:=][ \\t]{0,4})(${QUOTED})`,
    isPasswordAfterLabel,
  ),
  rule(`(${LABEL}['’]s[ \\t]{1,3})(${TYPED})`, isPasswordAfterVerb),
  rule(`((?:cred(?:ential)?s?|secret|passwo?r?d|pwd)["']?[ \\t]{0,4}=[ \\t]{0,4})(${TYPED})`, isAssignedPassword),
  rule(
    afterName(
      "login|(?:log|sign)[ -]?(?:in|on)|credentials?|creds|anmeldung|zugangsdaten|identifiants|credenciales|credenziali|credenciais|inloggegevens|logge[ \\t]mich|melde[ \\t]mich",
      "[/|]",
    ),
    isPasswordAfterSpace,
  ),
  rule(afterName("login|credentials?|creds|zugangsdaten|identifiants", ":"), isStrongPassword),
  rule(afterName("user(?:[ -]?name)?|account|benutzer", "[/|]"), isStrongPassword),
  rule(
    `((?<![\\p{L}\\d])(?:typed|type|entered|used|use|tried|try|gave)[ \\t]{1,3})(${TYPED})(?=[ \\t]{1,3}(?:as|als)[ \\t]{1,3}${ITS_LABEL})`,
    (typed) => typed.length >= 4 && isPasswordAfterLabel(typed),
  ),
  rule(
    `()((?<![^\\s"'“”<>])${TYPED})(?=[ \\t]{1,3}(?:is|was|as|ist|war|als)[ \\t]{1,3}${ITS_LABEL})`,
    isPasswordBeforeLabel,
  ),
  rule(
    `(${LABEL}(?:[ \\t](?:is|was|has|been|changed|set|reset|back|we|habe|ich|wir|wurde)){0,4}[ \\t]{1,3}(?:to|into|as|auf|als|en|in|naar|a)[ \\t]{1,3})(${TYPED})`,
    isStrongPassword,
  ),
  rule(`(${LABEL}[ \\t]{1,3})(${QUOTED})`, (typed, after) => endsHere(after) && isPasswordAfterVerb(typed, after)),
  rule(`(${LABEL}[ \\t]{0,30}(?:(?:[|→–—-]|[=-]{1,3}>)[ \\t]{1,30}|[ \\t]))(${TYPED})`, isPasswordAfterSpace),
  { kind: "password", pattern: new RegExp(`((?<![^\\s"'“„«(,;:=]))(${WORD})`, "g"), isSecret: isPasswordSpokenOf },
  // On a line of its own, or behind a name: "contoso\\bob / …".
  {
    kind: "password",
    pattern: new RegExp(
      `(^[ \\t]{0,9}(?:[\\w.@\\\\-]{2,60}[ \\t]{0,3}[/:|,;][ \\t]{0,3})?)(${WORD})(?=[ \\t]{0,9}$)`,
      "gm",
    ),
    isSecret: isPasswordAlone,
  },
];

function rule(pattern: string, isSecret: NonNullable<SecretRule["isSecret"]>): SecretRule {
  return { kind: "password", pattern: new RegExp(pattern, "giu"), isSecret };
}

/** "login bob / P@ssw0rd123", "creds are bob:P@ssw0rd123". */
function afterName(labels: string, separator: string): string {
  return `((?<![\\p{L}\\d])(?:${labels})[ \\t]{0,3}[:= \\t][ \\t]{0,3}(?:(?:are|is|with|as|mit)[ \\t]{1,3})?[^\\s/|:]{1,60}[ \\t]{0,3}${separator}[ \\t]{0,3})(${TYPED})`;
}
