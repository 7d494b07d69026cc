/** Why a file or folder could not be read, with what to do. */
export function explainUnreadable(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return "does not exist; create it, or start the program in the folder that holds it.";
    case "EACCES":
    case "EPERM":
      return "must not be read by this user; give the user that runs the program the right to read it.";
    case "ENOTDIR":
    case "EISDIR":
      return "is a file where a folder should be, or the other way round; put the right one there.";
    default:
      return `cannot be read (${String(code ?? error)}); make it readable.`;
  }
}
