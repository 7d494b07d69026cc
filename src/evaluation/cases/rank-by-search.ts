import MiniSearch from "minisearch";
import type { Fix, Knowledge } from "../../diagnosis/knowledge";

const indexes = new WeakMap<Knowledge, MiniSearch>();

/** The fixes whose texts match the words best, as a search box over the articles would list them; ids, best first. */
export function rankBySearch(words: string, knowledge: Knowledge): readonly string[] {
  const index = indexes.get(knowledge) ?? indexFixes(knowledge);
  indexes.set(knowledge, index);
  return index
    .search(words, { fuzzy: 0.2, prefix: true, boost: { title: 3, causes: 2 } })
    .map(({ id }) => id as string);
}

function indexFixes({ fixes, causes }: Knowledge): MiniSearch {
  const index = new MiniSearch({ fields: ["title", "causes", "text"] });
  index.addAll(
    fixes
      .filter(({ risk, handsOver }) => risk !== "never" && !handsOver)
      .map((fix) => ({
        id: fix.id,
        title: fix.title,
        causes: causes
          .filter(({ id }) => fix.cures.some(({ cause }) => cause === id))
          .map(({ title }) => title)
          .join(" "),
        text: textOf(fix),
      })),
  );
  return index;
}

function textOf({ why, before, steps, check }: Fix): string {
  return [why, ...[...before, ...steps, ...check].map(({ text }) => text)].join(" ");
}
