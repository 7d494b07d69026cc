/**
 * One line of `parameters` in commands.yaml.
 * `-Force`, `/f` a switch · `/v <name>` a switch with a word after it · `--scripts <script>...` with one or more ·
 * `/list:<target>`, `mtu=<number>` with its value joined · `<key>` a word of its own · `<file>...` any number of them ·
 * `{}` a script block, `-FilterScript {}` one after a parameter. `<powershell>` is read as PowerShell in its turn.
 */
export interface ParameterForm {
  /** What it starts with; empty for words of their own. */
  readonly start: string;
  readonly takes: "nothing" | "joined" | "one" | "many";
  readonly isBlock: boolean;
  readonly isScript: boolean;
}

export function readParameterForm(text: string): ParameterForm {
  const [, start = "", gap = "", value, more] = /^(.*?)( ?)(<[^<>]+>|\{\})?(\.\.\.)?$/.exec(text) ?? [];
  const isBlock = value === "{}";
  return { start, takes: takesOf(start, gap, value, more), isBlock, isScript: value === "<powershell>" };
}

function takesOf(start: string, gap: string, value: string | undefined, more: string | undefined) {
  if (value === undefined) return "nothing";
  if (more !== undefined) return "many";
  return start === "" || gap !== "" ? "one" : "joined";
}
