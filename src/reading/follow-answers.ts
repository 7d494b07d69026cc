import type { Answer } from "../diagnosis/evidence";

/** Who says the one says the other as well: a server that was updated yesterday has worked before. */
export interface Consequence {
  readonly source: Answer;
  readonly answer: Answer;
}

interface Said {
  readonly answers: readonly Answer[];
  readonly hints: readonly Answer[];
}

/** What follows from answers is one, what follows from hints is a hint; what the text says itself stays. */
export function followAnswers({ answers, hints }: Said, consequences: readonly Consequence[]): Said {
  const told = new Set([...answers, ...hints].map(({ observation }) => observation));
  const firm = consequencesOf(answers, consequences, told);
  const likely = consequencesOf(hints, consequences, told);
  return { answers: [...answers, ...firm], hints: [...hints, ...likely] };
}

/** Each observation once; `told` grows by them. */
function consequencesOf(
  said: readonly Answer[],
  consequences: readonly Consequence[],
  told: Set<string>,
): readonly Answer[] {
  const following = [...said];
  for (const one of following) {
    for (const { source, answer } of consequences) {
      if (source.observation !== one.observation || source.value !== one.value) continue;
      if (told.has(answer.observation)) continue;
      told.add(answer.observation);
      following.push(answer);
    }
  }
  return following.slice(said.length);
}
