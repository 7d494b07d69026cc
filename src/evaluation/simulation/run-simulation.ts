import { fork } from "node:child_process";
import { extname, join } from "node:path";
import type { Knowledge } from "../../diagnosis/knowledge";
import { createReport, type SimulationReport } from "./report";
import { type PolicyCases, type SimulationSettings, simulate } from "./simulate";
import type { PartNews, PartOfWork } from "./simulate-part";

export interface RunArgs extends SimulationSettings {
  readonly knowledge: Knowledge;
  /** Processes that work side by side; 2 unless told, and none but this one for 1. */
  readonly processes?: number;
  /** Told from time to time how many people are through. */
  readonly tell?: (people: number) => void;
}

const EXTENSION = extname(__filename);

/**
 * Minutes of work for 20,000 people and the whole knowledge, hence several processes. They are no threads, because tsx,
 * which runs this without building, cannot start one.
 */
export async function runSimulation(args: RunArgs): Promise<SimulationReport> {
  const { knowledge, processes = 2, tell = () => {}, ...settings } = args;
  if (processes === 1) return createReport(settings, simulate(knowledge, settings, undefined, tell));
  let through = 0;
  const add = (people: number) => {
    through += people;
    tell(through);
  };
  const parts = await Promise.all(
    Array.from({ length: processes }, (_, part) =>
      runPart({ knowledge, settings, part: { part, parts: processes } }, add),
    ),
  );
  return createReport(settings, joined(parts));
}

function runPart(work: PartOfWork, tell: (people: number) => void): Promise<readonly PolicyCases[]> {
  return new Promise((resolve, reject) => {
    const part = fork(join(__dirname, `simulate-part${EXTENSION}`), { serialization: "advanced" });
    part.on("message", (news: PartNews) => (news.kind === "through" ? tell(news.people) : resolve(news.cases)));
    part.on("error", reject);
    part.on("exit", () => reject(new Error("A part of the simulation ended without its cases.")));
    part.send(work);
  });
}

/** The same people stand at the same place for every policy. */
function joined(parts: readonly (readonly PolicyCases[])[]): readonly PolicyCases[] {
  const [first = []] = parts;
  return first.map(({ policy }, at) => ({ policy, cases: parts.flatMap((part) => part[at]?.cases ?? []) }));
}
