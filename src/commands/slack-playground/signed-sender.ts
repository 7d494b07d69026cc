import { createHmac } from "node:crypto";

/** Sends to the bot what Slack would, signed as Slack does. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export interface SignedSender {
  json(body: unknown): Promise<Response>;
  /** A slash command. */
  form(fields: Readonly<Record<string, string>>): Promise<Response>;
  /** A press, a shortcut. */
  interaction(payload: unknown): Promise<Response>;
  /** What was sent last, as Slack sends again what it had no answer to. */
  again(): Promise<Response>;
}

/** `url`: of the bot's route. */
export function createSignedSender(url: string, secret: string): SignedSender {
  let last = { body: "", type: "" };
  const send = (body: string, type: string) => {
    last = { body, type };
    const time = String(Math.floor(Date.now() / 1000));
    const headers = {
      "content-type": type,
      "x-slack-request-timestamp": time,
      "x-slack-signature": sign(secret, time, body),
    };
    return fetch(url, { method: "POST", headers, body });
  };
  const sendForm = (fields: Readonly<Record<string, string>>) =>
    send(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded");
  return {
    json: (body) => send(JSON.stringify(body), "application/json"),
    form: sendForm,
    interaction: (payload) => sendForm({ payload: JSON.stringify(payload) }),
    again: () => send(last.body, last.type),
  };
}

/** `time`: seconds since 1970. */
export function sign(secret: string, time: string, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${time}:${body}`).digest("hex")}`;
}
