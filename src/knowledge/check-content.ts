import { checkCauses } from "./check-causes";
import { checkCorrections } from "./check-corrections";
import { checkFixes } from "./check-fixes";
import { checkLists } from "./check-lists";
import { checkObservations } from "./check-observations";
import { checkPolicy } from "./check-policy";
import { checkTriage } from "./check-triage";
import type { Content } from "./entry";

/** Everything that can be said of the content at once, without working out what the diagnosis makes of it. */
export function checkContent(content: Content, today: string): readonly string[] {
  return [
    ...checkCauses(content),
    ...checkObservations(content),
    ...checkFixes(content, today),
    ...checkCorrections(content, today),
    ...checkTriage(content, today),
    ...checkLists(content),
    ...checkPolicy(content),
  ];
}
