import { spellOut } from "../reading/phrase-form";
import { wrongAnswer } from "./check-answer";
import { type Content, problemAt } from "./entry";
import { codeAdviceSchema } from "./schema";

const FAMILIES = codeAdviceSchema.element.shape.family.options;

/** Codes and phrases name what exists, every family has its advice, and no words mean two things. */
export function checkLists(content: Content): readonly string[] {
  return [...checkCodes(content), ...checkAdvice(content), ...checkPhrases(content), ...checkWords(content)];
}

function checkCodes(content: Content): readonly string[] {
  return content.codes.flatMap((entry) => {
    const { tells } = entry.value;
    const wrong = tells && wrongAnswer(content, tells.observation, tells.value);
    return wrong === undefined ? [] : [problemAt(entry, ["tells"], `tells ${wrong}`)];
  });
}

/** Each family has its advice, so that no code goes without. */
function checkAdvice({ codeAdvice }: Content): readonly string[] {
  const [first] = codeAdvice;
  if (first === undefined) return [];
  const given = new Set(codeAdvice.map(({ value }) => value.family));
  const missing = FAMILIES.filter((family) => !given.has(family));
  return missing.map((family) => problemAt(first, [], `the family ${family} has no advice; add an entry for it.`));
}

function checkPhrases(content: Content): readonly string[] {
  return content.phrases.flatMap((entry) => {
    const { observation, value, denied, follows = [] } = entry.value;
    const wrongSources = follows.map((source) => wrongAnswer(content, source.observation, source.value));
    const wrongValue = wrongAnswer(content, observation, value);
    const wrongDenied =
      denied === undefined || wrongValue !== undefined ? undefined : wrongAnswer(content, observation, denied);
    return [
      ...wrongSources.flatMap((wrong, index) =>
        wrong === undefined ? [] : [problemAt(entry, ["follows", index], `phrase ${wrong}`)],
      ),
      ...(wrongValue === undefined ? [] : [problemAt(entry, ["value"], `phrase ${wrongValue}`)]),
      ...(wrongDenied === undefined ? [] : [problemAt(entry, ["denied"], `denied ${wrongDenied}`)]),
    ];
  });
}

/** Wordings of two forms may overlap where they mean the same; a form that stands there twice is a slip. */
function checkWords({ phrases }: Content): readonly string[] {
  const meanings = new Map<string, string>();
  return phrases.flatMap((entry) =>
    entry.value.says.flatMap((form, index) => {
      const { observation, value } = entry.value;
      const wordings = spellOut(form).map((says) => ({ says, earlier: meanings.get(`${observation}: ${says}`) }));
      for (const { says } of wordings) meanings.set(`${observation}: ${says}`, value);
      return wordings.flatMap(({ says, earlier }) =>
        earlier === undefined || (earlier === value && says !== form)
          ? []
          : [
              problemAt(
                entry,
                ["says", index],
                `"${says}" already means ${observation}=${earlier}; keep one of the two.`,
              ),
            ],
      );
    }),
  );
}
