import { basename } from "node:path";
import { type Content, type Entry, type Group, type Path, problemAt } from "./entry";

/** An id is the name of its file, so that it is found and given once; so is what names an entry of a list. */
export function checkIds(content: Content): readonly string[] {
  const { causes, observations, fixes, corrections, triage } = content;
  return [
    ...checkGroup(causes),
    ...checkGroup(observations),
    ...checkGroup(fixes),
    ...checkGroup(corrections),
    ...checkGroup(triage),
    ...checkList(content.codes, ["code"], ({ code, table }) => `code ${code} in the table ${table}`),
    ...checkList(content.codeAdvice, ["family"], ({ family }) => `family ${family}`),
    ...checkList(content.commands, ["name"], ({ name }) => `command ${name}`),
  ];
}

function checkGroup<Value extends { readonly id: string }>({ entries }: Group<Value>): readonly string[] {
  const firstFile = new Map<string, string>();
  return entries.flatMap((entry) => {
    const { id } = entry.value;
    const earlier = firstFile.get(id);
    firstFile.set(id, earlier ?? entry.file);
    const name = basename(entry.file, ".yaml");
    const misnamed =
      id === name
        ? []
        : [problemAt(entry, ["id"], `id is "${id}"; write "${name}" as the file is named, or rename the file.`)];
    const twice =
      earlier === undefined
        ? []
        : [problemAt(entry, ["id"], `id "${id}" is taken by ${earlier}; give each entry its own.`)];
    return [...misnamed, ...twice];
  });
}

function checkList<Value>(
  entries: readonly Entry<Value>[],
  path: Path,
  nameOf: (value: Value) => string,
): readonly string[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const name = nameOf(entry.value);
    const isTwice = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return isTwice ? [problemAt(entry, path, `${name} stands twice; keep one of the two.`)] : [];
  });
}
