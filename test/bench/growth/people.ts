import { createHash } from "node:crypto";
import { type Person, type Place, threadOf } from "../../../src/conversation/event";
import { lineOf } from "../../../src/storage/pace";
import { newCaseId } from "../../../src/turn/new-case-id";

/** Somebody in Teams, with ids as long as real ones; the same number is always the same person. */
export interface Resident {
  readonly who: Person;
  readonly place: Place;
  readonly thread: string;
  readonly line: string;
}

const TENANT = "11111111-2222-4333-8444-555555555555";

export function resident(name: string): Resident {
  const id = uuidOf(digest(`person ${name}`).toString("hex"));
  const conversation = `a:1${digest(`conversation ${name}`).toString("base64url")}`;
  const who: Person = { id, name: "Ada Reporter" };
  const place: Place = {
    channel: "teams",
    tenant: TENANT,
    conversation,
    visibility: "private",
    address: addressOf(conversation, id),
  };
  return { who, place, thread: threadOf(place, who), line: lineOf(place) };
}

/** As the program makes them, but always the same. */
export function caseIdOf(name: string, at: number): string {
  return newCaseId(at, digest(`case ${name}`));
}

/** The first half of a delivery's key. */
export function keyOf(name: string): string {
  return digest(`deliveries ${name}`).toString("base64url").slice(0, 22);
}

/** From 0 to 1, always the same for the same name. */
export function chanceOf(name: string): number {
  return digest(`chance ${name}`).readUInt32BE(0) / 2 ** 32;
}

function digest(text: string): Buffer {
  return createHash("sha512").update(text).digest();
}

function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

function addressOf(conversation: string, person: string): unknown {
  return {
    channelId: "msteams",
    serviceUrl: "https://smba.trafficmanager.net/emea/",
    locale: "en-GB",
    conversation: { id: conversation, tenantId: TENANT, conversationType: "personal" },
    user: { id: `29:${digest("reporter").toString("base64url").slice(0, 70)}`, aadObjectId: person },
    bot: { id: "28:00000000-0000-4000-8000-000000000000", name: "Reconnect" },
  };
}
