import { availableParallelism, cpus, totalmem } from "node:os";

/** What the figures were measured on. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() || process.arch;
  return `${availableParallelism()} cores (${model}), ${memory} GB, node ${process.version}, ${process.platform}`;
}
