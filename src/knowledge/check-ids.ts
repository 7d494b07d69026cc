import { basename } from "node:path";
import { type Content, type Group, problemAt } from "./entry";

/** An id is the name of its file, so that it is found and given once. */
export function checkIds({ causes, observations, fixes }: Content): readonly string[] {
  return [...checkGroup(causes), ...checkGroup(observations), ...checkGroup(fixes)];
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
