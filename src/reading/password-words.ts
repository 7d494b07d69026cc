/** Words that people put after "password:" or "password is" without telling it. */
const NOT_PASSWORDS = new Set(
  `a about accepted account again all already always an and any asked azure bad been being blank blocked box broken but
  by can changed characters code complex correct date default definitely dialog did digits does empty enabled entered
  error exactly exp expired failed fails false field fine for from given gone good had has have he her hint his i id
  identical if in incorrect invalid is it it's its just kept known known-good locked long longer manager missing my
  n/a na needed never new nil no none not now null of off ok okay old on only or our out outdated please policy prompt
  protected really refused rejected removed requested required reset right safe same saved screen securestring
  securestring? see sent set she short shorter shown simple so still stored string strong synced that the their there
  they this to too tried true true/false typed unchanged undefined unknown unset up used valid verified was we weak
  what when where which who why will window with working works wrong xxx yes yes/no you your /add /active /domain
  /delete

  aber abgelaufen auch auf das dass der die ein eine er es falsch geht gesetzt gespeichert gesperrt geändert gleich
  ich identisch immer in ist ja kam kein keine klappt kommt korrekt leer liegt läuft man mein mit nein neu neue nicht
  nie noch ok passt richtig schon sie siehe stimmt unbekannt und unverändert vergessen verlangt wie wir wird wurde zu
  zurückgesetzt zweimal

  au aucun bloqué c'est ce correct correct(e) correcte dans elle en erroné est et expire expiré faux il incorrect
  incorrecte je la le les mais mauvais n'est ne non ok on ou oublié oui pas perdu plus qui refusé se toujours valide
  vide voir

  al caduca caducada caducado con correcta correcto de del el ella en es esta está expirada igual incorrecta
  incorrecto la las lo los mal me mi muy nada ni no nunca para pero por que se siempre sin son sí vence vencida
  vencido ver y ya

  che con corretta corretto di e errata errato fa giusta ha il io la lo ma mia nella non nuova per sbagliata scade
  scaduta sempre si sono stata uguale un una vecchia vedi vuota è

  a ao as com como da de do ela ele errada está expira expirou foi igual inválida já mas minha muito na nunca não o os
  ou para por que se sem sempre uma vazia à é

  al altijd bij dat de die een en fout geen goed het hetzelfde ik is juist klopt leeg maar met mij mijn niet nog
  onbekend onjuist ook op te van vergeten verkeerd verloopt verlopen voor was we weer wel werd werkt wordt ze zelfde
  zie`.split(/\s+/),
);
const UNITS =
  /^\s{0,3}(?:characters?|chars?|digits?|letters?|days?|weeks?|months?|years?|minutes?|times?|signs?|zeichen|stellen|tage?|caract[eè]res?|caracteres|jours|días|caratteri|giorni|dias|tekens|dagen)\b/i;
/** "6-digit", "100%". */
const COUNTS = /^\d{1,3}(?:%|-(?:digits?|chars?|characters?|letters?|days?|stellige?|caract[eè]res))$/i;
const ENDS = /^[ \t]{0,3}(?:[.,;!?)/\n\r]|$)/;
/** "rejected", "refusé", "rechazada", "rifiutata": what happened to it. */
const WORD_FORMS = /^\p{Ll}+(?:ed|ing|able|ible|iert|ée?|[aiu]d[ao]|[aiu]t[ao])$/u;
/** "bob@contoso.com" is a user name; "P@ssw0rd" has no dot behind its "@". */
const ADDRESS = /^[\p{L}\d._-]+@[\p{L}\d-]+\.[\p{L}\d.-]+$/u;
const PRODUCTS = /^(?:windows|win\d|server|azure|entra|office|kb|rdp|0x|v?\d+h\d|microsoft)/i;
/** An event, an error or a place in a program. */
const EVENTS = /^(?:event|error|code|err|build|x\d)|\+0x[\da-f]{1,16}$/i;
const PASSWORDS =
  /pass?[ -]?wo?r[dt]|pass(?:code|phrase)|kennwort|mot de passe|\bmdp\b|contrase[nñ]a|\bsenha\b|wachtwoord|\bpwd?\b|\bcred(?:ential)?s\b|zugangsdaten|identifiants|log-?in (?:details|data)/i;

/** "Get-Credential", "Read-Host": what a script calls, not what it holds. */
const COMMANDS = /^(?:get|read|new|convertto|convertfrom|import)-[a-z]{2,40}$/i;
/** Where a template, a script or an instruction says what to put there. */
const REFERENCES =
  /^(?:\$[({]|\$[a-z_:.]+$|%[a-z_]+%$|<|\{\{|[{([]+$|\[[a-z]+\(|(?:var|local|data|module|secrets?|env|os|process)\.[a-z]|getpass|system\.security\.|hk(?:lm|cu|ey_)|[a-z]:\\|\\\\|@?\{)/i;

/** After "password:" and the like all counts but the words of a sentence about passwords. */
export function isPasswordAfterLabel(typed: string): boolean {
  const word = bareWord(typed);
  return (
    word !== "" &&
    !NOT_PASSWORDS.has(word.toLowerCase()) &&
    !/^[*•.…_-]+$/.test(word) &&
    !WORD_FORMS.test(word) &&
    !COUNTS.test(word) &&
    !COMMANDS.test(word) &&
    !REFERENCES.test(word) &&
    !/^0x[\da-f]{1,8}$/i.test(word)
  );
}

/** After "password is" a plain word counts only at the end: "is banana." but not "is longer than yours". */
export function isPasswordAfterVerb(typed: string, after: string): boolean {
  const word = bareWord(typed);
  if (!isPasswordAfterLabel(typed) || (/^\d+$/.test(word) && UNITS.test(after))) return false;
  if (/^["'“„«`]/.test(typed) || /[^\p{L}'’,/-]/u.test(word) || /\p{Ll}\p{Lu}/u.test(word)) return true;
  return word.length >= 4 && (endsHere(after) || /[.,;!?)]$/.test(typed));
}

/** With nothing but a space between ("user bob password Summer2024") only what looks like a password counts. */
export function isPasswordAfterSpace(typed: string): boolean {
  const word = bareWord(typed);
  const isMixed = (/\d/.test(word) && /\p{L}/u.test(word)) || /^\d{8,12}$/.test(word);
  const isName =
    /[\\/]|^[c8]0[\da-f]{6}$/i.test(word) || /^[\p{L}\d-]+(?:[.-][\p{L}\d-]+)+$/u.test(word) || ADDRESS.test(word);
  return word.length >= 6 && isMixed && !isName && !PRODUCTS.test(word) && isPasswordAfterLabel(typed);
}

/** "hunter22! is my password" tells it; "event4625 is the password event" does not. */
export function isPasswordBeforeLabel(typed: string): boolean {
  return !EVENTS.test(typed) && isPasswordAfterSpace(typed);
}

/** Where a computer could be named as well, only mixed case or a sign among digits and letters counts. */
export function isStrongPassword(typed: string): boolean {
  return isPasswordAfterSpace(typed) && (/[!$%&@#+*=?]/.test(typed) || hasBothCases(typed));
}

/** "I used Summer#25 for the password": all sorts of characters, on a line that speaks of passwords. */
export function isPasswordSpokenOf(typed: string, after: string, ahead: string): boolean {
  const line = `${ahead.slice(ahead.lastIndexOf("\n") + 1)} ${/^[^\n]*/.exec(after)?.[0] ?? ""}`;
  return isPasswordAlone(typed) && PASSWORDS.test(line);
}

/** All sorts of characters, and no name of a session ("RDP-Tcp#5") or of a computer ("SRV-Web01$"). */
export function isPasswordAlone(typed: string): boolean {
  const isSession = /^[a-z]{2,9}-[a-z]{2,9}#\d+$/i.test(typed);
  return /[!$%&@#*?^][^.,;]|!$/.test(typed) && hasBothCases(typed) && !isSession && isPasswordBeforeLabel(typed);
}

/** In `$cred = …` a quoted text is one; bare words are commands and variables more often. */
export function isAssignedPassword(typed: string): boolean {
  return /^["']/.test(typed) ? isPasswordAfterLabel(typed) : !/^[$([@]/.test(typed) && isPasswordAfterSpace(typed);
}

/** True where the sentence or the line ends. */
export function endsHere(after: string): boolean {
  return ENDS.test(after);
}

function hasBothCases(typed: string): boolean {
  return /\p{Lu}/u.test(typed) && /\p{Ll}/u.test(typed);
}

function bareWord(typed: string): string {
  return typed.replace(/^["'“„«`(]/, "").replace(/[.,;:!?)"'”“»`*]{1,6}$/, "");
}
