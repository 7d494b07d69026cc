import { createTerminal, TERMINAL_PERSON, TERMINAL_PLACE } from "../../../src/channels/terminal/session";
import type { Delivery } from "../../../src/conversation/event";
import { ENGLISH } from "../../../src/view/sentences";
import type { View } from "../../../src/view/view";
import { startRealTalk } from "../real-talk";
import type { ChannelWorld, Fields } from "./channel-world";

const WIDTH = 100;

export function openTerminal(): ChannelWorld {
  const lines: string[] = [];
  const views: View[] = [];
  const terminal = createTerminal(
    (line) => lines.push(line),
    { leaveOpen: ENGLISH.leaveOpen, ...ENGLISH.terminal },
    false,
  );
  const talk = startRealTalk("terminal", {
    ...terminal.channel,
    async post(place, view) {
      views.push(view);
      return terminal.channel.post(place, view);
    },
  });
  let last: Delivery | undefined;

  async function deliver(delivery: Delivery): Promise<string> {
    last = delivery;
    const outcome = await talk.takeDelivery(delivery);
    if (outcome.kind === "failed") throw new Error("A turn failed.");
    await talk.quiet();
    terminal.endTurn();
    return outcome.answer?.kind === "notice" ? outcome.answer.text.join("\n") : "";
  }
  const take = (what: Delivery["what"]) =>
    deliver({ id: `terminal:${talk.taken.length}`, at: Date.now(), by: TERMINAL_PERSON, place: TERMINAL_PLACE, what });

  async function type(line: string): Promise<string> {
    const what = terminal.readLine(line);
    return what ? take(what) : "";
  }

  return {
    talk,
    async post(view) {
      views.push(view);
      await terminal.channel.post(TERMINAL_PLACE, view);
      terminal.endTurn();
    },
    say: type,
    async press(label, fields = {}) {
      const view = views.findLast(({ choices }) => choices.some((choice) => choice.label === label));
      if (!view) throw new Error(`Nothing has the choice "${label}".`);
      if (view.fields.length === 0) return type(numberOf(view.choices, ({ label: own }) => own === label));
      // The last field that is filled presses the first button.
      let answer = "";
      for (const field of view.fields) answer = await type(lineFor(field, fields));
      return answer;
    },
    pressAgain: () => (last ? take(last.what) : Promise.reject(new Error("Nothing was pressed."))),
    repeat: () => (last ? deliver(last) : Promise.reject(new Error("Nothing was delivered."))),
    seen: () => lines,
    problems: () => lines.filter((line) => line.length > WIDTH),
    stop: talk.stop,
  };
}

function lineFor(field: View["fields"][number], fields: Fields): string {
  if (field.kind === "text") return fields[field.id] || "1";
  const wanted = (fields[field.id] ?? "unknown").split(",");
  return wanted.map((id) => numberOf(field.options, (option) => option.id === id)).join(",");
}

function numberOf<Item>(items: readonly Item[], isIt: (item: Item) => boolean): string {
  return String(items.findIndex(isIt) + 1);
}
