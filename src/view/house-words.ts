import type { Sentences } from "./sentences";

/** What people type and the bot reads; other words would not be understood. */
const TYPED = new Set(["locale", "help", "slotExamples"]);

/** How a house calls things: our words → its words. Both stand inside sentences, in lower case unless a name. */
export type HouseNames = Readonly<Record<string, string>>;

/** Puts the house's words in the place of ours; the longest first, whole words only, a capital kept. */
export function createRename(names: HouseNames): (text: string) => string {
  const ours = Object.keys(names).sort((a, b) => b.length - a.length);
  if (ours.length === 0) return (text) => text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${ours.map(asPattern).join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const byLower = new Map(ours.map((name) => [name.toLowerCase(), names[name] ?? name]));
  return (text) => text.replace(pattern, (found) => withCase(found, byLower.get(found.toLowerCase()) ?? found));
}

/** The sentences with the house's names in them, also in those that are put together later. */
export function renameSentences(sentences: Sentences, rename: (text: string) => string): Sentences {
  return renamed(sentences, rename);
}

/** The sentences with some replaced by path ("choices.human"); `unknown` are the paths that lead to no plain sentence. */
export function replaceSentences(
  sentences: Sentences,
  texts: Readonly<Record<string, string>>,
): { readonly sentences: Sentences; readonly unknown: readonly string[] } {
  const unknown = Object.keys(texts).filter((path) => typeof at(sentences, path.split(".")) !== "string");
  const known = Object.entries(texts).filter(([path]) => !unknown.includes(path));
  return {
    sentences: known.reduce((so, [path, text]) => replaced(so, path.split("."), text), sentences),
    unknown,
  };
}

/** Every sentence that may be replaced, by its path. Those with blanks to fill are functions and stay. */
export function plainSentences(sentences: Sentences): readonly (readonly [path: string, text: string])[] {
  return textsIn(sentences, []);
}

function textsIn(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path.join("."), value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, [...path, key]));
}

function renamed<Value>(value: Value, rename: (text: string) => string): Value {
  return mapped(value, rename) as Value;
}

type AnyFunction = (...given: readonly unknown[]) => unknown;

/** Only our own words are renamed: what is put into a sentence goes through marked, and comes back as it was. */
function mappedResult(make: AnyFunction, given: readonly unknown[], rename: (text: string) => string): unknown {
  const texts: string[] = [];
  const marked = given.map((one) => (typeof one === "string" ? `\ue000${texts.push(one) - 1}\ue001` : one));
  const back = (text: string) => text.replace(/\ue000(\d+)\ue001/g, (_mark, at: string) => texts[Number(at)] ?? "");
  return mapped(mapped(make(...marked), rename), back);
}

function mapped(value: unknown, rename: (text: string) => string): unknown {
  if (typeof value === "string") return rename(value);
  if (typeof value === "function") return (...given: unknown[]) => mappedResult(value as AnyFunction, given, rename);
  if (Array.isArray(value)) return value.map((one) => mapped(one, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, TYPED.has(key) ? part : mapped(part, rename)]),
  );
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === "object" && part !== null && Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined,
    value,
  );
}

function replaced<Value>(value: Value, [key, ...rest]: readonly string[], text: string): Value {
  if (key === undefined) return text as Value;
  const inner: unknown = Reflect.get(value as object, key);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  Reflect.set(copy as object, key, replaced(inner, rest, text));
  return copy as Value;
}

function withCase(found: string, name: string): string {
  const [first = ""] = found;
  return first !== first.toLowerCase() ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

function asPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
