import { z } from "zod";

const text = z.string().trim().min(1);

/** A command that the knowledge may use, with the parameters that were looked up. */
export interface KnownCommand {
  /** A cmdlet, a program with its subcommand ("reg query", "az vm restart"), or a method (".AddHours"). */
  readonly name: string;
  /** True when it only reads, whatever of these parameters it gets. */
  readonly reads: boolean;
  readonly parameters: readonly string[];
  /** Address of its documentation. */
  readonly source: string;
}

export const knownCommandsSchema = z.array(
  z.strictObject({
    name: text,
    reads: z.boolean(),
    parameters: z.array(text).default([]),
    source: z.url({ protocol: /^https?$/ }),
  }),
) satisfies z.ZodType<readonly KnownCommand[]>;
