import { createHash } from "node:crypto";
import { type Person, type Place, threadOf } from "../../../src/conversation/event";
import { lineOf } from "../../../src/storage/pace";

/** Somebody in Teams, with ids as long as real ones; the same number is always the same person. */
export interface Resident {
  readonly who: Person;
  readonly place: Place;
  readonly thread: string;
  readonly line: string;
}

const TENANT = "11111111-2222-4333-8444-555555555555";
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

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
  return { who, place, thread: threadOf(place, who), line: lineOf("teams", TENANT, conversation) };
}

/** As long as a real one, and as far from the one before. */
export function caseIdOf(name: string): string {
  return `c${[...digest(`case ${name}`).subarray(0, 12)].map((byte) => BASE32.charAt(byte % BASE32.length)).join("")}`;
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
