/** A turn has two seconds, and Slack waits three. */
const PATIENCE_MS = 900;

/** Rejects where the call takes too long; it may end later, and what it brings is there for the next who asks. */
export function inTime<Answer>(call: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("Slack did not answer in time.")), PATIENCE_MS);
  });
  return Promise.race([call, late]).finally(() => clearTimeout(timer));
}
