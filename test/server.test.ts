import { createServer as createHttpServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { createServer, type HttpServer, type Readiness, type ServerParts } from "../src/server";
import { signalLater } from "./support/signal-later";

const READY: Readiness = { ready: true, parts: { store: "ready", knowledge: "ready" } };
const log = pino({ level: "silent" });
const running: HttpServer[] = [];

afterEach(() => Promise.all(running.splice(0).map((server) => server.close())));

test("the process tells that it lives, whatever else does not", async () => {
  const url = await start({ ready: async () => ({ ready: false, parts: {} }) });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test("readiness names the part that is not ready", async () => {
  const state: Readiness = { ready: false, parts: { store: "cannot be written", knowledge: "ready" } };
  const url = await start({ ready: async () => state });
  const response = await fetch(`${url}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual(state);
  expect((await fetch(`${await start()}/readyz`)).status).toBe(200);
});

test("a readiness check that fails counts as not ready", async () => {
  const url = await start({ ready: async () => Promise.reject(new Error("secret path")) });
  const response = await fetch(`${url}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.text()).not.toContain("secret path");
});

test("every answer has an id of its request and says nothing of the software", async () => {
  const url = await start();
  const first = await fetch(`${url}/healthz`);
  const second = await fetch(`${url}/nothing-here`);
  expect(first.headers.get("server")).toBeNull();
  expect(first.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  expect(second.status).toBe(404);
  expect(await second.json()).toEqual({ error: "/nothing-here does not exist" });
});

test("a fault of ours is not shown to the caller", async () => {
  const url = await start({
    mounts: [
      (server) =>
        server.get("/broken", async () => {
          throw new Error("secret path");
        }),
    ],
  });
  const response = await fetch(`${url}/broken`);
  expect(response.status).toBe(500);
  expect(await response.json()).toEqual({ error: expect.stringContaining("Something went wrong") });
});

test("in local mode other names for this machine are refused", async () => {
  const url = new URL(await start({ local: true }, "0.0.0.0"));
  expect(await statusWithHost(url, "evil.test")).toBe(403);
  expect(await statusWithHost(url, `evil.test:${url.port}`)).toBe(403);
  expect(await statusWithHost(url, "127.0.0.1.evil.test")).toBe(403);
  expect(await statusWithHost(url, `localhost:${url.port}`)).toBe(200);
  expect(await statusWithHost(url, "127.0.0.1")).toBe(200);
});

test("outside local mode the host is not looked at", async () => {
  expect(await statusWithHost(new URL(await start()), "bot.contoso.com")).toBe(200);
});

test("in local mode only this machine is listened to, whatever is asked for", async () => {
  const port = Number(new URL(await start({ local: true }, "0.0.0.0")).port);
  // Would fail with EADDRINUSE if the first server had taken all addresses.
  const second = create({ local: false });
  await expect(second.listen({ host: "127.0.0.2", port })).resolves.toBe(port);
});

test("a port in use is told in a sentence", async () => {
  const other = createHttpServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  await expect(createServer(partsWith({})).listen({ host: "127.0.0.1", port })).rejects.toThrow(
    `Port ${port} is in use by another program. Stop that program, or set PORT to another number.`,
  );
  await new Promise((resolve) => other.close(resolve));
});

test("a host that is not this machine is told in a sentence", async () => {
  const server = createServer(partsWith({}));
  await expect(server.listen({ host: "203.0.113.1", port: 0 })).rejects.toThrow("Set HOST to one");
});

test("a running request ends before the server is closed", async () => {
  let finish: () => void = () => undefined;
  let arrived: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const server = create({
    mounts: [
      (http) =>
        http.get("/slow", (_request, response, next) => {
          finish = () => {
            response.send(200, { done: true });
            next();
          };
          arrived();
        }),
    ],
  });
  const port = await server.listen({ host: "127.0.0.1", port: 0 });
  const pending = fetch(`http://127.0.0.1:${port}/slow`);
  await started;
  const closed = server.close();
  finish();
  expect(await (await pending).json()).toEqual({ done: true });
  await closed;
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

test("while it stops it is not ready and takes nothing new, and what is under way gets its answer", async () => {
  let finish = () => {};
  const arrived = signalLater();
  const server = create({
    mounts: [
      (http) =>
        http.get("/slow", (_request, response, next) => {
          finish = () => {
            response.send(200, { done: true });
            next();
          };
          arrived.resolve();
        }),
    ],
  });
  const url = `http://127.0.0.1:${await server.listen({ host: "127.0.0.1", port: 0 })}`;
  const pending = fetch(`${url}/slow`);
  await arrived.promise;
  let isDrained = false;
  const drained = server.drain().then(() => {
    isDrained = true;
  });

  const ready = await fetch(`${url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ ready: false, parts: { server: "stopping" } });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const refused = await fetch(`${url}/slow`);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(isDrained).toBe(false);
  finish();
  expect(await (await pending).json()).toEqual({ done: true });
  await drained;
});

function partsWith(changes: Partial<ServerParts>): ServerParts {
  return { log, ready: async () => READY, mounts: [], local: false, ...changes };
}

function create(changes: Partial<ServerParts>): HttpServer {
  const server = createServer(partsWith(changes));
  running.push(server);
  return server;
}

async function start(changes: Partial<ServerParts> = {}, host = "127.0.0.1"): Promise<string> {
  return `http://127.0.0.1:${await create(changes).listen({ host, port: 0 })}`;
}

/** fetch does not let a caller choose the Host header. */
function statusWithHost(url: URL, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ hostname: url.hostname, port: url.port, path: "/healthz", headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}
