/** Such as ENOSPC or SQLITE_BUSY; `undefined` where an error has none. Errors from another realm are no `Error` of ours. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
}
