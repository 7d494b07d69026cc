import * as troubles from "../support/troubles";
import type { Script } from "./act";
import type { RunChannel, Who } from "./channel";
import { type Conduct, conduct } from "./conduct";
import type { RunOptions } from "./options";
import { type Life, live } from "./person";
import type { Rehearsed } from "./rehearsal";
import { createSender } from "./send-acts";
import type { World } from "./world";
import { writeScript } from "./write-script";

/** One person, and how they mean to talk. */
export interface Role {
  readonly channel: RunChannel;
  readonly who: Who;
  readonly script: Script;
  /** The script as it went without faults. */
  readonly rehearsed: Rehearsed;
}

export interface Talked {
  readonly roles: readonly Role[];
  /** Of the person with the same place in `roles`. */
  readonly lives: readonly Life[];
  readonly conducted: Conduct;
}

type Tell = (line: string) => void;

/** Everybody talks until they are at the end or stuck, while things break. */
export async function talkTogether(world: World, options: RunOptions, tell: Tell): Promise<Talked> {
  const roles = await writeRoles(world, options.people);
  const acts = roles.reduce((sum, { script }) => sum + script.scripted.length, 0);
  tell(`${options.people} people mean to do ${acts} things`);
  let [done, over] = [0, 0];
  const conducted = conduct({
    fleet: world.fleet,
    kills: options.kills,
    disturbances: world.database.disturbances,
    progress: () => (over === roles.length ? 1 : Math.min(done / acts, 0.999)),
    tell: (line) => tell(`${over} of ${roles.length} people are through: ${line}`),
  });
  const living = eachOf(roles, options.atOnce, async (role) => {
    const life = await play(world, role, options.patience, () => {
      done += 1;
    });
    over += 1;
    return life;
  });
  const [lives] = await Promise.all([living, conducted.ended]);
  return { roles, lives, conducted };
}

/** One after the other in each of the channels. */
async function writeRoles({ channels, rehearsal, random }: World, people: number): Promise<readonly Role[]> {
  const roles: Role[] = [];
  const choices = Object.values(troubles);
  for (let round = 0; roles.length < people; round += 1) {
    for (const channel of channels.slice(0, people - roles.length)) {
      const who = channel.whoIs(round);
      const chance = random(`script ${roles.length}`);
      roles.push({ channel, who, ...(await writeScript({ rehearsal, channel, who }, choices, chance)) });
    }
  }
  return roles;
}

function play({ platform, deliver, random }: World, role: Role, patience: number, tell: () => void) {
  const { channel, who, script } = role;
  const { conversation } = who;
  return live({
    channel,
    script,
    sender: createSender({ channel, who, platform, deliver, random: random(`sender ${conversation}`) }),
    chat: () => platform.chat(conversation),
    next: (rest) => platform.next(conversation, rest),
    patience,
    tell,
  });
}

/** So many at the same time, in order; the results are in the order of the items. */
async function eachOf<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
