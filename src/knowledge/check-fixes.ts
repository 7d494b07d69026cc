import type { Fix } from "../diagnosis/knowledge";
import { wrongAnswer } from "./check-answer";
import { checkReviewed, needsSource } from "./check-kept";
import { type Content, type Entry, isKnown, type Path, problemAt } from "./entry";

const NEEDS_WARNING: ReadonlySet<Fix["risk"]> = new Set(["disruptive", "weakens", "dangerous"]);

/** What fixes name exists, and each has what its risk asks for. */
export function checkFixes(content: Content, today: string): readonly string[] {
  return content.fixes.entries.flatMap((entry) => [
    ...checkCures(entry, content),
    ...checkReveals(entry, content),
    ...checkRisk(entry),
    ...checkOffered(entry),
    ...checkRequest(entry),
    ...checkReviewed(entry, today),
  ]);
}

function checkCures(entry: Entry<Fix>, content: Content): readonly string[] {
  const { cures } = entry.value;
  return cures.flatMap(({ cause, unless }, index) => {
    const path = ["cures", index];
    const unknown = isKnown(content.causes, cause)
      ? []
      : [`cures "${cause}", a cause that does not exist; correct the id or add causes/${cause}.yaml.`];
    const twice =
      cures.findIndex((cure) => cure.cause === cause) < index ? [`cures "${cause}" twice; keep one of the two.`] : [];
    const conditions = unless.flatMap(({ observation, value }, at) => {
      const wrong = wrongAnswer(content, observation, value);
      return wrong === undefined ? [] : [problemAt(entry, [...path, "unless", at], `unless ${wrong}`)];
    });
    return [...[...unknown, ...twice].map((text) => problemAt(entry, [...path, "cause"], text)), ...conditions];
  });
}

function checkReveals(entry: Entry<Fix>, content: Content): readonly string[] {
  return Object.entries(entry.value.reveals).flatMap(([outcome, answers]) =>
    Object.entries(answers).flatMap(([observation, value]) => {
      const wrong = wrongAnswer(content, observation, value);
      return wrong === undefined
        ? []
        : [problemAt(entry, ["reveals", outcome, observation], `reveals.${outcome} ${wrong}`)];
    }),
  );
}

function checkRisk(entry: Entry<Fix>): readonly string[] {
  const { risk, warning, undo, correction } = entry.value;
  const wrong: (readonly [Path, string])[] = [];
  if (NEEDS_WARNING.has(risk) && warning === undefined) {
    wrong.push([["risk"], `risk is ${risk} and there is no warning; say what it does to security, work or others.`]);
  }
  if ((risk === "weakens" || risk === "dangerous") && "none" in undo) {
    wrong.push([
      ["undo"],
      `risk is ${risk} and undo is none; give undo.steps, or irreversible with the reason why it cannot be taken back.`,
    ]);
  }
  if ("steps" in undo && undo.steps.length === 0) {
    wrong.push([["undo"], "undo.steps is empty; give the way back, or none with the reason why there is none."]);
  }
  if (risk === "never" && correction === undefined) {
    wrong.push([
      ["risk"],
      "risk is never and there is no correction; say what is wrong with it and what to do instead.",
    ]);
  }
  return wrong.map(([path, text]) => problemAt(entry, path, text));
}

function checkOffered(entry: Entry<Fix>): readonly string[] {
  if (entry.value.risk === "never") {
    return needsSource(entry);
  }
  const needed = ["steps", "check", "sources"] as const;
  return needed
    .filter((key) => entry.value[key].length === 0)
    .map((key) => problemAt(entry, [key], `${key} is empty; a fix that is offered needs at least one.`));
}

/** Somebody who cannot do it has to be able to ask for it. */
function checkRequest(entry: Entry<Fix>): readonly string[] {
  const { needs, risk, request } = entry.value;
  return needs === "end-user" || risk === "never" || request !== undefined
    ? []
    : [
        problemAt(
          entry,
          ["needs"],
          `needs is ${needs} and there is no request; write the message that somebody who cannot do it sends to one who can.`,
        ),
      ];
}
