import { once } from "node:events";
import { type AddressInfo, Server } from "node:net";
import type { EmulatorReport } from "./emulator";

/** Any number: what listens is sent to a port of this machine that is free, see below. */
const SOME_PORT = 4003;

let listening: Server | undefined;
const listen = Server.prototype.listen;
/** The emulator listens on every address of the machine, on a port that may be taken by then. */
Server.prototype.listen = function (this: Server, ...given: unknown[]) {
  if (typeof given[0] !== "number") return Reflect.apply(listen, this, given) as Server;
  listening = this;
  const callbacks = given.filter((one) => typeof one === "function");
  return Reflect.apply(listen, this, [0, "127.0.0.1", ...callbacks]) as Server;
} as typeof listen;

async function serve(seed: unknown): Promise<EmulatorReport> {
  // An ES module.
  const { createEmulator } = await import("emulate");
  await createEmulator({ service: "slack", port: SOME_PORT, seed: { slack: seed } });
  if (!listening) throw new Error("It does not listen.");
  if (!listening.listening) await once(listening, "listening");
  return { port: (listening.address() as AddressInfo).port };
}

process.once("message", (seed: unknown) => {
  serve(seed).then(
    (report) => process.send?.(report),
    (error: unknown) => {
      process.send?.({ error: error instanceof Error ? error.message : String(error) } satisfies EmulatorReport);
      process.exitCode = 1;
    },
  );
});
process.on("disconnect", () => process.exit(0));
