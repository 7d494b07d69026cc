import { pick, type Random } from "../../src/evaluation/random";
import { reactTo, type Trouble } from "../support/trouble";
import type { Act, Script, Scripted } from "./act";
import type { RunChannel, Who } from "./channel";
import type { Rehearsal, Rehearsed } from "./rehearsal";
import { casesIn, type Wanted } from "./sight";

const MOST_ACTS = 60;
/** How often people begin from elsewhere, where they can. */
const ELSEWHERE_SHARE = 0.4;
/** How often people say something besides, before they answer a card. */
const ASIDE_SHARE = 0.25;
/** How often it is not over when it is over. */
const MORE_SHARE = 0.3;

const FREE_WORDS = ["why", "status", "code 0x204", "hm, one moment please", "help", "undo"];
const MENU_ASIDES = ["why", "status", "commands", "ledger"];

export interface Writing {
  readonly rehearsal: Rehearsal;
  readonly channel: RunChannel;
  readonly who: Who;
}

/** Plays one person's trouble without any fault, with asides drawn by chance, and notes what they did. */
export async function writeScript(
  { rehearsal, channel, who }: Writing,
  troubles: readonly Trouble[],
  random: Random,
): Promise<{ readonly script: Script; readonly rehearsed: Rehearsed }> {
  const rehearsed = rehearsal.begin(channel, who);
  const scripted: Scripted[] = [];
  const take = async (act: Act) => {
    scripted.push({ act, before: act.kind === "press" ? act : await openCard(rehearsed) });
    await rehearsed.take(act);
  };
  const trouble = pick(random, troubles);
  const isElsewhere = channel.hasElsewhere && random() < ELSEWHERE_SHARE;
  await take({ kind: "say", text: trouble.opening, ...(isElsewhere && { elsewhere: true }) });
  let mayGoOn = random() < MORE_SHARE;
  while (scripted.length < MOST_ACTS) {
    if (random() < ASIDE_SHARE) await takeAll(asideTo(await askedNow(rehearsed), random), take);
    const asked = await askedNow(rehearsed);
    const acts = answerTo(trouble, asked) ?? (mayGoOn ? goOn(asked, random) : undefined);
    if (acts === undefined) break;
    if (asked.prompt.kind === "solved") mayGoOn = false;
    await takeAll(acts, take);
  }
  const end = await openCard(rehearsed);
  if (!end) throw new Error("A script ends without a card.");
  return { script: { scripted, end }, rehearsed };
}

async function takeAll(acts: readonly Act[], take: (act: Act) => Promise<void>): Promise<void> {
  for (const act of acts) await take(act);
}

type Asked = Awaited<ReturnType<typeof askedNow>>;

async function askedNow(rehearsed: Rehearsed) {
  const now = await rehearsed.now();
  if (!now?.state.prompt || !now.view) throw new Error("A script came to a point where nothing is asked.");
  return { prompt: now.state.prompt, view: now.view, case: casesIn(rehearsed.shown).indexOf(now.state.id) };
}

async function openCard(rehearsed: Rehearsed): Promise<Wanted | undefined> {
  const now = await rehearsed.now();
  if (!now?.state.prompt) return undefined;
  return { case: casesIn(rehearsed.shown).indexOf(now.state.id), prompt: now.state.prompt.id };
}

function answerTo(trouble: Trouble, { prompt, view, case: of }: Asked): readonly Act[] | undefined {
  const reaction = reactTo(trouble, view, prompt);
  if (!reaction) return undefined;
  if (reaction.kind === "said") return [{ kind: "say", text: reaction.text }];
  const { choice, fields } = reaction;
  return [{ kind: "press", case: of, prompt: prompt.id, choice, fields }];
}

function goOn({ prompt, case: of }: Asked, random: Random): readonly Act[] | undefined {
  if (prompt.kind !== "solved") return undefined;
  const choice = pick(random, ["came-back", "new-case"]);
  return [{ kind: "press", case: of, prompt: prompt.id, choice, fields: {} }];
}

/** Words that no card asked for, or what the menu of a fix shows. */
function asideTo({ prompt, case: of }: Asked, random: Random): readonly Act[] {
  if (prompt.kind !== "fix" || random() < 0.5) return [{ kind: "say", text: pick(random, FREE_WORDS) }];
  const press = (choice: string): Act => ({ kind: "press", case: of, prompt: prompt.id, choice, fields: {} });
  return [press("more"), press(pick(random, MENU_ASIDES))];
}
