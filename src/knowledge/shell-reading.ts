/** What a command line says, whatever shell it is written for. */
export interface ShellReading {
  readonly calls: readonly Call[];
  /** What it changes besides its calls: "writes the file a.txt", "sets $env:Path". */
  readonly writes: readonly string[];
  /** Why it cannot be read or must not stand there, each with its remedy. */
  readonly faults: readonly string[];
}

/** A command with its words; a method or cast of .NET (".AddHours", "[bool]") has none. */
export interface Call {
  readonly name: string;
  readonly words: readonly Word[];
}

export interface Word {
  readonly text: string;
  /** `parameter`: known as one from the syntax · `block`: a script block · `value`: the rest, native switches too. */
  readonly kind: "parameter" | "block" | "value";
  /** Joined to the parameter before it, as in `-Confirm:$false`. */
  readonly joined?: true;
}
