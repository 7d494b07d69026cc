import { type FoundCommand, isSwitch, sameWord, switchesOf } from "./find-known-command";
import { type ParameterForm, readParameterForm } from "./parameter-form";
import type { Call, Word } from "./shell-reading";

/** Every cmdlet takes them; see about_CommonParameters. */
const COMMON = ["-ErrorAction <action>", "-WarningAction <action>", "-Verbose"];

export interface CheckedWords {
  readonly faults: readonly string[];
  /** Words that are PowerShell in their turn. */
  readonly scripts: readonly string[];
}

/** What is still to be read of a call, and the places for words of their own that are still free. */
interface Remaining {
  readonly words: Word[];
  readonly places: ParameterForm[];
  readonly isParameter: (word: Word) => boolean;
  readonly formOf: (word: Word) => ParameterForm | undefined;
}

/** Whether every word of a call is a listed parameter, the value of one, or has a place of its own. */
export function checkWords(call: Call, found: FoundCommand): CheckedWords {
  const { name, source } = found.known;
  const remaining = remainingOf(call, found);
  const faults: string[] = [];
  const scripts: string[] = [];
  for (let word = remaining.words.shift(); word !== undefined; word = remaining.words.shift()) {
    const form = remaining.formOf(word);
    const values = form === undefined ? takePlace(word, remaining) : takeValues(form, remaining);
    if (form === undefined && values === undefined) {
      const remedy = `correct it, or add it there after reading ${source}.`;
      faults.push(`gives ${name} ${word.text}, which commands.yaml does not list; ${remedy}`);
    } else if (values === undefined) {
      faults.push(`gives ${name} ${word.text} without its value; put the value after it.`);
    } else if (form?.isScript) {
      scripts.push(...values.map((value) => value.text));
    }
  }
  return { faults, scripts };
}

function remainingOf({ name, words }: Call, { known, nameWords }: FoundCommand): Remaining {
  const isCmdlet = /^[a-z]+-[a-z]\w+$/i.test(name);
  const texts = [...known.parameters, ...switchesOf(known.name), ...(isCmdlet ? COMMON : [])];
  const forms = texts.map(readParameterForm);
  return {
    words: words.slice(nameWords),
    places: forms.filter((form) => form.start === ""),
    isParameter: (word) => (isCmdlet ? word.kind === "parameter" : isSwitch(word.text)),
    formOf: (word) => (isCmdlet && word.kind !== "parameter" ? undefined : forms.find((form) => isForm(form, word))),
  };
}

function isForm({ start, takes }: ParameterForm, { text }: Word): boolean {
  if (start === "") return false;
  return takes === "joined" ? text.toLowerCase().startsWith(start.toLowerCase()) : sameWord(text, start);
}

/** Gives a word that is no parameter its place; undefined when there is none. */
function takePlace(word: Word, { words, places, isParameter }: Remaining): readonly Word[] | undefined {
  if (isParameter(word)) {
    if (words[0]?.joined) words.shift();
    return undefined;
  }
  const at = places.findIndex((place) => place.isBlock === (word.kind === "block"));
  if (places[at]?.takes === "one") places.splice(at, 1);
  return at < 0 ? undefined : [word];
}

/** Takes the values of a parameter off the words; undefined when they are missing. */
function takeValues({ takes, isBlock }: ParameterForm, remaining: Remaining): readonly Word[] | undefined {
  const { words, isParameter, formOf } = remaining;
  if (words[0]?.joined) return words.splice(0, 1);
  if (takes === "nothing" || takes === "joined") return [];
  const end = words.findIndex((word) => isParameter(word) && formOf(word) !== undefined);
  const most = end < 0 ? words.length : end;
  const values = words.splice(0, takes === "one" ? Math.min(1, most) : most);
  return values.length > 0 && values.every((value) => !isBlock || value.kind === "block") ? values : undefined;
}
