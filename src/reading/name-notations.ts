/** Notations that phrases cannot hold, and the words that stand for them; in lower case. */
const NOTATIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwin(?:dows)?[ -]?(?=(?:7|8|10|11|xp|server)\b|20\d\d)/g, "windows "],
  [/\bw\/o\b/g, "without"],
  [/\b(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|::1)(?=$|[^\w.])/g, " localhost "],
  [/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\w)/g, " numericaddress "],
  [/(?<=\w ?):(?=\d{4,5}\b)/g, " port "],
  [/(?<!\w)\.\\(?=\w)/g, " dotbackslash "],
  [/(?<=\bas |\buser ?name |\buser |\bwith |\blogin |\blogon )["']?[a-z][\w.-]*\\(?=\w)/g, " domainbackslash "],
  [/\bazuread\\(?=\w)/g, " azureadbackslash "],
  [/\bkb ?\d{6,7}\b/g, " kbupdate "],
  [/\baadsts(?=\d)/g, " aadsts "],
  [/\b(?=\w*(?:err|fail|denied|expired|refused|status_))(?:[a-z]+\d*_){2,}[a-z\d_]+\b/g, " namedcode "],
  [/(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, " mailaddress "],
];

/** Writes what is more sign than word as words: `AzureAD\me`, 10.0.0.5, "w/o", "Win11". */
export function nameNotations(text: string): string {
  return NOTATIONS.reduce((named, [notation, words]) => named.replace(notation, words), text);
}
