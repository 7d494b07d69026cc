import type { Knowledge, Observation, TriageBlock } from "../diagnosis/knowledge";
import { knownRoles } from "../diagnosis/roles";
import type { Case } from "./case";

/** A block is worth its trouble where it answers at least so many open questions. */
const LEAST_OPEN = 3;

/**
 * The block to offer beside this question: the question would need a command anyway, the block answers it and others
 * besides, and this person is known to be able to run it. A block that was shown is not offered again.
 */
export function triageFor(knowledge: Knowledge, state: Case, observation: string): TriageBlock | undefined {
  if (!needsCommand(knowledge, observation)) return undefined;
  const roles = knownRoles(knowledge, state.evidence);
  return knowledge.triage.find((block) => {
    const isPointless = block.pointlessAfter?.some((one) => state.evidence.answers[one.observation] === one.value);
    const answered = new Set(block.reads.map((read) => read.observation));
    const open = [...answered].filter((one) => !(one in state.evidence.answers));
    return (
      !isPointless &&
      answered.has(observation) &&
      open.length >= LEAST_OPEN &&
      roles[block.needs] === 1 &&
      !state.triaged.includes(block.id)
    );
  });
}

function needsCommand({ observations }: Knowledge, id: string): boolean {
  const how: Observation["how"] = observations.find((one) => one.id === id)?.how;
  return how?.some(({ command }) => command !== undefined) === true;
}
