import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Outsiders, SlackConfig } from "./config";
import { inTime } from "./in-time";
import type { Sender } from "./incoming";
import { readCallFailure } from "./web-api-error";

export type Admission =
  | { readonly kind: "admitted"; readonly name: string | undefined }
  /** `isTold`: a person who should learn why nobody answers. */
  | { readonly kind: "refused"; readonly reason: string; readonly isTold: boolean }
  /** Slack could not be asked: nothing is known about the person. */
  | { readonly kind: "unavailable"; readonly reason: string };

export interface GateParts {
  readonly config: Pick<SlackConfig, "workspaces" | "outsiders">;
  readonly client: webApi.WebClient;
  /** The token's own. */
  readonly workspace: () => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A person who was deactivated is noticed after this time at the latest; Slack takes nothing from them anyway. */
const KNOWN_FOR_MS = 10 * 60_000;
const MOST_KNOWN = 5_000;
const NAME_LENGTH = 100;

const PERSON = z.object({
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  team_id: z.string().nullish(),
  /** In an organisation people belong to several workspaces. */
  enterprise_user: z.object({ enterprise_id: z.string(), teams: z.array(z.string()).nullish() }).nullish(),
  real_name: z.string().nullish(),
});
type Person = z.infer<typeof PERSON>;

/** Whether the sender of a request may talk to the bot. A signature says only that it came from Slack. */
export function createGate(parts: GateParts): (sender: Sender) => Promise<Admission> {
  const { config, now } = parts;
  const known = new Map<string, { readonly person: Person; readonly until: number }>();

  async function lookUp(user: string): Promise<Person> {
    const { user: profile } = await parts.client.users.info({ user });
    const person = PERSON.parse(profile);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(user, { person, until: now() + KNOWN_FOR_MS });
    return person;
  }
  async function personOf(user: string): Promise<Person> {
    const found = known.get(user);
    return found && found.until > now() ? found.person : inTime(lookUp(user));
  }

  return async (sender) => {
    try {
      const ours = config.workspaces.length > 0 ? config.workspaces : [await inTime(parts.workspace())];
      const [from, ...homes] = sender.teams;
      if (![from, sender.enterprise].some((id) => isAmong(ours, id))) return refused("another workspace");
      const person = await personOf(sender.user);
      return judge(person, belongs(person, homes, ours), config.outsiders);
    } catch (error) {
      const { code } = readCallFailure(error);
      return code === "user_not_found" || code === "user_not_visible"
        ? refused("nobody that Slack knows here")
        : { kind: "unavailable", reason: code };
    }
  };
}

/** The organisation of a request is that of the channel; whether it is the person's too only their profile tells. */
function belongs({ team_id, enterprise_user }: Person, homes: readonly string[], ours: readonly string[]): boolean {
  const organised = [enterprise_user?.enterprise_id, ...(enterprise_user?.teams ?? [])];
  if (organised.some((id) => isAmong(ours, id))) return true;
  return [...homes, ...(team_id ? [team_id] : [])].every((id) => isAmong(ours, id));
}

function judge(person: Person, isMember: boolean, outsiders: Outsiders): Admission {
  if (person.deleted) return refused("deactivated");
  if (person.is_bot) return refused("a bot");
  if (!isMember && outsiders !== "all") return refused("from another company", true);
  const isGuest = person.is_restricted || person.is_ultra_restricted;
  if (isGuest && outsiders === "none") return refused("a guest", true);
  return { kind: "admitted", name: person.real_name?.trim().slice(0, NAME_LENGTH) || undefined };
}

function refused(reason: string, isTold = false): Admission {
  return { kind: "refused", reason, isTold };
}

function isAmong(ids: readonly string[], id: string | undefined): boolean {
  return id !== undefined && ids.includes(id);
}
