/** What a server under test tells of itself. */
export type ServerReport =
  | { readonly kind: "listening"; readonly port: number }
  | { readonly kind: "failed"; readonly reason: string }
  /** `cpu`: microseconds since the start. */
  | { readonly kind: "usage"; readonly rss: number; readonly cpu: number };

/** Tells the parent where the server listens, and from then on, whenever it asks, what the process uses. */
export function reportTo(parent: NodeJS.Process, listening: Promise<{ readonly port: number }>): void {
  const send = (report: ServerReport) => parent.send?.(report);
  listening.then(
    ({ port }) => send({ kind: "listening", port }),
    (error: unknown) => send({ kind: "failed", reason: String(error) }),
  );
  parent.on("message", () => {
    const { user, system } = parent.cpuUsage();
    send({ kind: "usage", rss: parent.memoryUsage.rss(), cpu: user + system });
  });
  parent.on("disconnect", () => parent.exit(0));
}
