import type { AnswerChances } from "./likelihoods";
import { SETTINGS, type Setting } from "./settings";

/** Chance of an answer in a setting; values that the setting does not name share the rest by their background. */
export function chanceShown(
  { shows }: Setting,
  observation: string,
  value: string,
  answers: readonly AnswerChances[],
): number {
  const named = shows[observation] ?? {};
  const chance = named[value];
  if (chance !== undefined) return chance;
  const rest = 1 - Object.values(named).reduce((sum, one) => sum + one, 0);
  const others = answers.filter((answer) => named[answer.value] === undefined);
  const total = others.reduce((sum, answer) => sum + background(answer), 0);
  const own = answers.find((answer) => answer.value === value);
  return own && total > 0 ? (rest * background(own)) / total : 0;
}

/**
 * A setting fits a cause as well as what it shows fits the labels of the cause: its share, times how much likelier than
 * usual its answers are under the cause.
 */
export function settingsUnder(
  chances: ReadonlyMap<string, readonly AnswerChances[]>,
  hypotheses: number,
): readonly (readonly number[])[] {
  return Array.from({ length: hypotheses }, (_, hypothesis) => {
    const weights = SETTINGS.map((setting) =>
      Object.keys(setting.shows).reduce((weight, observation) => {
        const answers = chances.get(observation) ?? [];
        const fit = answers.reduce((sum, answer) => {
          const ratio = (answer.chances[hypothesis] ?? 0) / background(answer);
          return sum + chanceShown(setting, observation, answer.value, answers) * ratio;
        }, 0);
        return answers.length > 0 ? weight * fit : weight;
      }, setting.share),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  });
}

/** The chance of an answer where no known cause holds. */
function background({ chances }: AnswerChances): number {
  return chances.at(-1) ?? 0;
}
