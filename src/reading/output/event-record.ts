/** One event of a Windows log, as far as it was printed. */
export interface EventRecord {
  readonly id: string;
  /** The provider, or "" where it was not printed. */
  readonly source: string;
  readonly message: string;
  /** Named values: of the XML, or of the lines of a message; names in lower case. */
  readonly values: ReadonlyMap<string, string>;
}
