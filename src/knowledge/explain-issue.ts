import type { z } from "zod";
import type { Path } from "./entry";

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: "a text (in quotes if it looks like a number, true or false)",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of keys",
  record: "a group of keys",
};

/** One fault of shape as "what is wrong; what to do." with the path at which it stands. */
export function explainIssue(issue: Issue, data: unknown): { readonly path: Path; readonly text: string } {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const name = path.join(".") || "the file";
  const value = valueAt(data, path);
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const at = path.length > 0 ? ` in ${name}` : "";
    return {
      path: [...path, key],
      text: `"${issue.keys.join('", "')}"${at} is no known key; check the spelling or remove it.`,
    };
  }
  if (value === undefined) {
    return { path, text: `${name} is missing; ${remedyOf(issue)}.` };
  }
  return { path, text: `${name} is ${shown(value)}; ${remedyOf(issue)}.` };
}

/** How a value is shown in a problem: as it stands in the file, cut when it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 80)}… (${text.length - 2} characters)` : text;
}

function remedyOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `give ${KINDS[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `use one of ${issue.values.join(", ")}`;
    case "too_small":
      return issue.origin === "string" || issue.origin === "array" ? "fill it in" : `give at least ${issue.minimum}`;
    case "too_big":
      return `shorten it to at most ${issue.maximum} characters`;
    case "invalid_key":
      return "use known keys only";
    case "invalid_format":
      return remedyOfFormat(issue.format, issue.message);
    default:
      return issue.message;
  }
}

function remedyOfFormat(format: string, message: string): string {
  switch (format) {
    case "date":
      return "give a day that exists as YYYY-MM-DD";
    case "url":
      return "give a full address that starts with https://";
    default:
      return message;
  }
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined),
    data,
  );
}
