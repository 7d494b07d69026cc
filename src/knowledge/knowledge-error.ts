/** The content cannot be used. Each problem says file and line, what is wrong, and what to do about it. */
export class KnowledgeError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `The knowledge has ${problems.length} ${problems.length === 1 ? "problem" : "problems"}:\n${problems.join("\n")}`,
    );
    this.name = "KnowledgeError";
  }
}
