/**
 * Such as ENOSPC or SQLITE_BUSY; `undefined` where an error has none. Errors from another realm are no `Error` of ours, and
 * the code of a deadline is a number that says nothing.
 */
export function errorCode(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : undefined;
}
