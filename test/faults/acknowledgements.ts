import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/** Tells when the request in which something was committed has been answered. */
export interface Acknowledgements {
  /** Called inside of the turn that was committed. */
  noteCommit(): void;
}

/** `acknowledged` is called when the answer has left and nothing else has happened since. */
export function watchAcknowledgements(acknowledged: () => void): Acknowledgements {
  const requests = new AsyncLocalStorage<ServerResponse>();
  const committed = new WeakSet<ServerResponse>();
  subscribe("http.server.request.start", (message) => requests.enterWith(responseOf(message)));
  subscribe("http.server.response.finish", (message) => {
    if (committed.has(responseOf(message))) acknowledged();
  });
  return {
    noteCommit() {
      const response = requests.getStore();
      if (response) committed.add(response);
    },
  };
}

function responseOf(message: unknown): ServerResponse {
  return (message as { readonly response: ServerResponse }).response;
}
