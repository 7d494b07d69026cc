import { type Content, isKnown, problemAt } from "./entry";

/** What the policy hides exists, so that a misspelt id does not go unnoticed. */
export function checkPolicy({ policy, fixes }: Content): readonly string[] {
  if (policy === undefined) return [];
  return policy.value.hide.flatMap((id, index) =>
    isKnown(fixes, id)
      ? []
      : [problemAt(policy, ["hide", index], `hide names "${id}", which is no fix; correct or remove it.`)],
  );
}
