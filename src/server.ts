import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import * as restify from "restify";

/** Which parts the bot needs to take a message, and whether each is usable now. */
export interface Readiness {
  readonly ready: boolean;
  /** Name of the part → "ready", or in a few words what is wrong with it. */
  readonly parts: Readonly<Record<string, string>>;
}

export interface ServerParts {
  readonly log: Logger;
  readonly ready: () => Promise<Readiness>;
  /** Each adds its own routes. */
  readonly mounts: readonly ((server: restify.Server) => void)[];
  /** Without credentials anybody who reaches the port can talk as anybody: then only this machine may reach it. */
  readonly local: boolean;
}

export interface HttpServer {
  /** Resolves with the port, which matters when `port` is 0. */
  listen(address: { readonly host: string; readonly port: number }): Promise<number>;
  /**
   * Refuses every new delivery, and is not ready any more, while it still answers who asks for that; resolves when the
   * deliveries under way have their answers.
   */
  drain(): Promise<void>;
  /** Takes no new request, lets the running ones end, and cuts off what is left after ten seconds. */
  close(): Promise<void>;
}

const REQUEST_ID = "X-Request-Id";
const GRACE_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

export function createServer(parts: ServerParts): HttpServer {
  // restify's types ask for a bunyan logger; what it calls, pino has. An empty name leaves out the Server header.
  const log = parts.log as unknown as NonNullable<restify.ServerOptions["log"]>;
  const server = restify.createServer({ name: "", log });
  server.server.requestTimeout = REQUEST_TIMEOUT_MS;

  const draining = createDraining();
  server.pre(nameRequest);
  server.pre(draining.admit);
  if (parts.local) server.pre(refuseForeignHost);
  server.on("restifyError", (_request, response, error, done) => {
    answerError(response, error, parts.log);
    done();
  });
  server.get("/healthz", (_request, response, next) => {
    response.send(200, { healthy: true });
    next();
  });
  server.get("/readyz", (_request, response, next) => {
    void readiness(parts, draining.hasBegun()).then((state) => {
      response.send(state.ready ? 200 : 503, state);
      next();
    });
  });
  for (const mount of parts.mounts) mount(server);

  return {
    listen: ({ host, port }) => listen(server, parts.local ? "127.0.0.1" : host, port),
    drain: draining.begin,
    close: () => close(server),
  };
}

/** What goes on being answered while the server stops. */
const ABOUT_THE_SERVER = ["/healthz", "/readyz", "/metrics"];

interface Draining {
  readonly admit: restify.RequestHandler;
  readonly begin: () => Promise<void>;
  readonly hasBegun: () => boolean;
}

function createDraining(): Draining {
  let begun = false;
  let underWay = 0;
  let ended = () => {};

  return {
    hasBegun: () => begun,
    admit(request, response, next) {
      if (ABOUT_THE_SERVER.includes(request.getPath())) return next();
      if (begun) {
        response.send(
          503,
          { error: "This server is stopping. Try again." },
          { "Retry-After": "1", Connection: "close" },
        );
        return next(false);
      }
      underWay += 1;
      response.once("close", () => {
        underWay -= 1;
        if (underWay === 0) ended();
      });
      next();
    },
    begin: () =>
      new Promise((resolve) => {
        begun = true;
        ended = resolve;
        if (underWay === 0) resolve();
      }),
  };
}

function nameRequest(_request: restify.Request, response: restify.Response, next: restify.Next): void {
  response.header(REQUEST_ID, randomUUID());
  next();
}

/**
 * A web page can make a browser call 127.0.0.1 under a name of the page's own (DNS rebinding); the Host header then
 * still shows that name.
 */
function refuseForeignHost(request: restify.Request, response: restify.Response, next: restify.Next): void {
  if (isThisMachine(request.headers.host)) {
    next();
    return;
  }
  response.send(403, { error: "In local mode this server answers to localhost and 127.0.0.1 only." });
  next(false);
}

function isThisMachine(host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  return ["localhost", "127.0.0.1"].includes(new URL(`http://${host}`).hostname);
}

/** What was not foreseen is told to the log, not to the caller: restify would show the message of any error. */
function answerError(response: restify.Response, error: unknown, log: Logger): void {
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  const foreseen = statusCode !== undefined && statusCode < 500;
  if (!foreseen) log.error({ err: error, requestId: response.getHeader(REQUEST_ID) }, "request failed");
  if (response.headersSent) return;
  if (foreseen) response.send(statusCode, { error: message });
  else response.send(500, { error: "Something went wrong here. The log of the server says more." });
}

async function readiness(parts: ServerParts, isDraining: boolean): Promise<Readiness> {
  if (isDraining) return { ready: false, parts: { server: "stopping" } };
  try {
    return await parts.ready();
  } catch (error) {
    parts.log.error({ err: error }, "readiness check failed");
    return { ready: false, parts: { check: "failed; the log says why" } };
  }
}

function listen(server: restify.Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new Error(whyNotListening(error, host, port), { cause: error }));
    // restify passes on the errors of node's server as its own, and ends the process when nobody listens.
    server.once("error", fail);
    server.listen(port, host, () => {
      server.off("error", fail);
      resolve((server.server.address() as AddressInfo).port);
    });
  });
}

function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is in use by another program. Stop that program, or set PORT to another number.`;
    case "EACCES":
      return `This user may not open port ${port}. Set PORT to a number above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `"${host}" is no address of this machine. Set HOST to one, or to 0.0.0.0 for all.`;
    default:
      return `Cannot listen on ${host}, port ${port}: ${error.message}`;
  }
}

function close(server: restify.Server): Promise<void> {
  return new Promise((resolve) => {
    // Otherwise a connection whose last request just ended is waited for.
    server.server.keepAliveTimeout = 1;
    const cut = setTimeout(() => server.server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.server.closeIdleConnections();
  });
}
