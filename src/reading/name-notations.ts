/** Notations that phrases cannot hold, and the words that stand for them; in lower case. */
const NOTATIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwin(?:dows)?[ -]?(?=(?:7|8|10|11|xp|server(?![.\d]))\b|20\d\d)/g, "windows "],
  [/\bwin(?:dows)? ?(7|10|11)(?=box|pc|vm|desktop|host|laptop|client|notebook)/g, "windows $1 "],
  [/\bw\/o\b/g, "without"],
  [/\bw\/(?=\s)/g, "with"],
  [/\bwin app\b/g, "windows app"],
  [/ = /g, " is "],
  [/\brdsh-?\d+\b/g, "rdshost"],
  [/(?<![\w.])0\.0\.0\.0\/0/g, " anyaddress "],
  [/\b(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0(?!\/0)|::1)(?=$|[^\w.])/g, " localhost "],
  [/(?<![\w.])\d{1,3}(?:\.(?:\d{1,3}|x{1,3}|\*)){3}(?![\w.]*\w)/g, " numericaddress "],
  [/(?<![\w.])\d{1,3}\.(?:\d{1,3}\.)?x{1,3}\b(?:\.x{1,3})?/g, " numericaddress "],
  [/(?<=\w ?):(?=\d{4,5}\b)/g, " port "],
  [/(?<!\w)\.\\(?=\w)/g, " dotbackslash "],
  [/\bazuread\\(?:\w[\w.+-]*@[\w.-]*\w)?(?=\w|(?<=\w))/g, " azureadbackslash "],
  [
    /(?<![\w\\:.%/-])(?:laptop|desktop|pc|win|srv|vm)[-_]?[\w-]*\d[\w-]*\\(?=[\w.-]+(?![\w.\\-]))/g,
    " computerbackslash ",
  ],
  [/(?<![\w\\:.%/-])(?!hk|software\b|system)[a-z][\w.-]*\\(?=[\w.-]+(?![\w.\\-]))/g, " domainbackslash "],
  [/\bport (?!3389\b)(?=\d{4,5}\b)/g, "customport port "],
  [/(?<=\bas |\buser ?name |\buser |\bwith |\blogin |\blogon )["']?[a-z][\w.-]*\\(?=\w)/g, " domainbackslash "],
  [/\bkb ?\d{6,7}\b/g, " kbupdate "],
  [/\baadsts(?=\d)/g, " aadsts "],
  [/\b(?=\w*(?:err|fail|denied|expired|refused|status_))(?:[a-z]+\d*_){2,}[a-z\d_]+\b/g, " namedcode "],
  [/(?<![\w.])\w[\w.+-]*@[a-z][\w-]*(?:\.[\w-]+)*/g, " mailaddress "],
];

/** Writes what is more sign than word as words: `AzureAD\me`, 10.0.0.5, "w/o", "Win11". */
export function nameNotations(text: string): string {
  return NOTATIONS.reduce((named, [notation, words]) => named.replace(notation, words), text);
}
