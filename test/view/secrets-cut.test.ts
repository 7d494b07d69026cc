import type { SecretKind } from "../../src/reading/reading";
import { createView } from "../../src/view/create-view";
import { ENGLISH } from "../../src/view/sentences";
import { WORDS } from "../support/every-card";

const said = (...secrets: SecretKind[]) => createView(WORDS, "case1", { kind: "secrets-cut", secrets }).text.join(" ");

test.each(Object.entries(ENGLISH.secretKinds))("what was cut (%s) is named, with what to do about it", (kind, name) => {
  const text = said(kind as SecretKind);
  expect(text).toContain(name);
  expect(text).toContain(ENGLISH.secretRemedies[kind as SecretKind]);
});

test("a recovery key and a one-time code are not to be changed like a password", () => {
  expect(said("recovery-key", "one-time-code")).not.toMatch(/change (?:it|the)/);
});

test("each kind is told of once", () => {
  expect(said("password", "token", "password").split("a password").length).toBe(2);
});
