const SIGNED = ["x-slack-signature", "x-slack-request-timestamp"];
/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
const WINDOW_SECONDS = 5 * 60;

/**
 * What Bolt lets pass: a time in the future, and a header that comes twice, which node joins into one. Why the request is
 * refused, or undefined. `now`: milliseconds since 1970.
 */
export function refuseHeaders(rawHeaders: readonly string[], now: number): string | undefined {
  const headers = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [{ name: name.toLowerCase(), value: rawHeaders[index + 1] ?? "" }] : [],
  );
  const valuesOf = (name: string) => headers.filter((header) => header.name === name).map(({ value }) => value);
  if (SIGNED.some((name) => valuesOf(name).length > 1)) return "a header came twice";
  const [time] = valuesOf("x-slack-request-timestamp");
  // Without it Bolt refuses, except where Slack only looks whether anybody is there.
  if (time === undefined) return undefined;
  if (!/^\d{1,12}$/.test(time)) return "the time is no number";
  return Math.abs(now / 1000 - Number(time)) > WINDOW_SECONDS ? "the time is more than five minutes off" : undefined;
}
