import { wrongAnswer } from "./check-answer";
import { type Content, problemAt } from "./entry";

/** Codes stand once in their table; phrases name what exists, and no words mean two things. */
export function checkLists(content: Content): readonly string[] {
  return [...checkCodes(content), ...checkPhrases(content), ...checkWords(content)];
}

function checkCodes({ codes }: Content): readonly string[] {
  const seen = new Set<string>();
  return codes.flatMap((entry) => {
    const { code, table } = entry.value;
    const isTwice = seen.has(`${table} ${code}`);
    seen.add(`${table} ${code}`);
    return isTwice
      ? [problemAt(entry, ["code"], `code ${code} stands twice in the table ${table}; keep one of the two.`)]
      : [];
  });
}

function checkPhrases(content: Content): readonly string[] {
  return content.phrases.flatMap((entry) => {
    const { observation, value, denied } = entry.value;
    const wrongValue = wrongAnswer(content, observation, value);
    const wrongDenied =
      denied === undefined || wrongValue !== undefined ? undefined : wrongAnswer(content, observation, denied);
    return [
      ...(wrongValue === undefined ? [] : [problemAt(entry, ["value"], `phrase ${wrongValue}`)]),
      ...(wrongDenied === undefined ? [] : [problemAt(entry, ["denied"], `denied ${wrongDenied}`)]),
    ];
  });
}

function checkWords({ phrases }: Content): readonly string[] {
  const meanings = new Map<string, string>();
  return phrases.flatMap((entry) =>
    entry.value.says.flatMap((says, index) => {
      const key = `${entry.value.observation}: ${says}`;
      const earlier = meanings.get(key);
      meanings.set(key, entry.value.value);
      return earlier === undefined
        ? []
        : [
            problemAt(
              entry,
              ["says", index],
              `"${says}" already means ${entry.value.observation}=${earlier}; keep one of the two.`,
            ),
          ];
    }),
  );
}
