import { spellOut } from "../reading/phrase-form";
import type { Phrase } from "../reading/reading";
import type { Content, Entry, Group } from "./entry";

/** The house's entries count instead of built-in ones of the same id; the others are added. */
export function mergeContent(builtIn: Content, house: Content): Content {
  return {
    causes: mergeGroups(builtIn.causes, house.causes),
    observations: mergeGroups(builtIn.observations, house.observations),
    fixes: mergeGroups(builtIn.fixes, house.fixes),
    corrections: mergeGroups(builtIn.corrections, house.corrections),
    triage: mergeGroups(builtIn.triage, house.triage),
    codes: mergeLists(builtIn.codes, house.codes, ({ table, code }) => `${table} ${code}`),
    codeAdvice: mergeLists(builtIn.codeAdvice, house.codeAdvice, ({ family }) => family),
    phrases: mergePhrases(builtIn.phrases, house.phrases),
    commands: mergeLists(builtIn.commands, house.commands, ({ name }) => name),
    policy: house.policy,
  };
}

function mergeGroups<Value extends { readonly id: string }>(builtIn: Group<Value>, house: Group<Value>): Group<Value> {
  return {
    entries: mergeLists(builtIn.entries, house.entries, ({ id }) => id),
    unreadable: new Set([...builtIn.unreadable, ...house.unreadable]),
  };
}

function mergeLists<Value>(
  builtIn: readonly Entry<Value>[],
  house: readonly Entry<Value>[],
  keyOf: (value: Value) => string,
): readonly Entry<Value>[] {
  const given = new Map(house.map((entry) => [keyOf(entry.value), entry]));
  const known = new Set(builtIn.map(({ value }) => keyOf(value)));
  return [
    ...builtIn.map((entry) => given.get(keyOf(entry.value)) ?? entry),
    ...house.filter(({ value }) => !known.has(keyOf(value))),
  ];
}

/** Words that the house gives a meaning lose the built-in one. */
function mergePhrases(builtIn: readonly Entry<Phrase>[], house: readonly Entry<Phrase>[]): readonly Entry<Phrase>[] {
  const taken = new Set(
    house.flatMap(({ value }) => value.says.flatMap(spellOut).map((says) => `${value.observation} ${says}`)),
  );
  const others = builtIn.flatMap((entry) => {
    const { observation, says } = entry.value;
    const kept = says.flatMap((form) => {
      const wordings = spellOut(form);
      const left = wordings.filter((one) => !taken.has(`${observation} ${one}`));
      return left.length === wordings.length ? [form] : left;
    });
    return kept.length === 0 && says.length > 0 ? [] : [{ ...entry, value: { ...entry.value, says: kept } }];
  });
  return [...others, ...house];
}
