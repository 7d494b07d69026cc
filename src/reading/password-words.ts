/** Words that people put after "password:" or "password is" without telling it. */
const NOT_PASSWORDS = new Set(
  `a about accepted account again all already always an and any asked azure bad been being blank but by can changed
  characters code correct date default definitely did digits does empty enabled entered error exactly exp expired field
  fine for from given good had has have hint i identical if in incorrect invalid is it its just kept known known-good
  locked long longer missing my n/a na needed never new no none not now off ok okay on only or our please prompt really
  refused rejected removed required requested reset right same saved set sent shown so still stored strong synced that
  the their there they this to too tried true typed unchanged unknown unset up used valid verified was we weak what
  when which who will with works working wrong xxx yes you your abgelaufen falsch richtig nicht korrekt unbekannt
  geändert das der die ein mein incorrecto incorrecta correcta correct(e) incorrecte expiré expirada caducada policy
  manager protected dialog box screen window /add /active /domain /delete`.split(/\s+/),
);
const UNITS =
  /^\s{0,3}(?:characters?|chars?|digits?|letters?|days?|weeks?|months?|years?|minutes?|times?|signs?|zeichen)\b/i;
const ENDS = /^[ \t]{0,3}(?:[.,;!?)\n\r]|$)/;
const WORD_FORMS = /(?:ed|ing|able|ible)$/;
/** "bob@contoso.com" is a user name; "P@ssw0rd" has no dot behind its "@". */
const ADDRESS = /^[\p{L}\d.-]+@[\p{L}\d-]+\.[\p{L}\d.-]+$/u;
const PRODUCTS = /^(?:windows|win|server|azure|entra|office|kb|rdp|0x|v?\d+h\d|microsoft)/i;

/** "Get-Credential", "Read-Host": what a script calls, not what it holds. */
const COMMANDS =
  /^(?:get|read|new|convertto|convertfrom|import)-(?:credential|host|object|securestring|clixml|content|secret|pscredential|azkeyvaultsecret)$/i;

/** After "password:" and the like all counts but the words of a sentence about passwords. */
export function isPasswordAfterLabel(typed: string): boolean {
  const word = bareWord(typed);
  return (
    word !== "" &&
    !NOT_PASSWORDS.has(word.toLowerCase()) &&
    !/^[*•.…_-]+$/.test(word) &&
    !COMMANDS.test(word) &&
    !/^0x[\da-f]{1,8}$/i.test(word)
  );
}

/** After "password is" a plain word counts only at the end: "is banana." but not "is longer than yours". */
export function isPasswordAfterVerb(typed: string, after: string): boolean {
  const word = bareWord(typed);
  if (!isPasswordAfterLabel(typed) || (/^\d+$/.test(word) && UNITS.test(after))) {
    return false;
  }
  if (/^["'“]/.test(typed) || /[^\p{L}'’,-]/u.test(word) || /\p{Ll}\p{Lu}/u.test(word)) {
    return true;
  }
  return word.length >= 4 && !WORD_FORMS.test(word) && (ENDS.test(after) || /[.,;!?)]$/.test(typed));
}

/** With nothing but a space between ("user bob password Summer2024") only what looks like a password counts. */
export function isPasswordAfterSpace(typed: string): boolean {
  const word = bareWord(typed).replace(/[?!:]{1,5}$/, "");
  const isMixed = /\d/.test(word) && /\p{L}/u.test(word);
  const isName = /[\\/]/.test(word) || /^[\p{L}\d-]+(?:[.-][\p{L}\d-]+)+$/u.test(word) || ADDRESS.test(word);
  return word.length >= 6 && isMixed && !isName && !PRODUCTS.test(word) && isPasswordAfterLabel(typed);
}

/** "hunter22! is my password" tells it; "event4625 is the password event" does not. */
export function isPasswordBeforeLabel(typed: string): boolean {
  return !/^(?:event|error|code|err|x\d)/i.test(typed) && isPasswordAfterSpace(typed);
}

/** Where a computer could be named as well, only mixed case or a sign among digits and letters counts. */
export function isStrongPassword(typed: string): boolean {
  return (
    isPasswordAfterSpace(typed) && (/[!$%&@#+*=?]/.test(typed) || (/\p{Lu}/u.test(typed) && /\p{Ll}/u.test(typed)))
  );
}

/** In `$cred = …` a quoted text is one; bare words are commands and variables more often. */
export function isAssignedPassword(typed: string): boolean {
  return /^["']/.test(typed) ? isPasswordAfterLabel(typed) : !/^[$([@]/.test(typed) && isPasswordAfterSpace(typed);
}

function bareWord(typed: string): string {
  return typed.replace(/^["'“]|["'”]$/g, "").replace(/[.,;)]{1,5}$/, "");
}
