import { createTerminal, TERMINAL_PLACE } from "../../../src/channels/terminal/session";
import type { View } from "../../../src/view/view";
import { createBareView } from "../../../src/view/view-context";

const WORDS = {
  leaveOpen: "I see no code",
  pickOne: "Type a number.",
  pickSeveral: "Type numbers.",
  noSuchNumber: (given: string) => `There is no choice ${given}.`,
};
const PROMPT = { case: "c1", prompt: "1" };

const QUESTION = createBareView("question", {
  title: "Port test",
  text: ["Does it say True?"],
  choices: [
    { id: "open", label: "True" },
    { id: "closed", label: "False" },
  ],
  prompt: PROMPT,
});

const FORM = createBareView("intake", {
  title: "A few things",
  fields: [
    { kind: "text", id: "codes", label: "Code", placeholder: "0x904", maxLength: 100 },
    {
      kind: "several",
      id: "environment",
      label: "What applies?",
      options: [
        { id: "azure", label: "Azure" },
        { id: "vpn", label: "VPN" },
      ],
    },
    { kind: "one", id: "admin", label: "Admin?", options: [{ id: "yes", label: "Yes" }] },
  ],
  choices: [{ id: "continue", label: "Continue" }],
  prompt: PROMPT,
});

async function terminalWith(view: View, json = false) {
  const lines: string[] = [];
  const terminal = createTerminal((line) => lines.push(line), WORDS, json);
  await terminal.channel.post(TERMINAL_PLACE, view);
  terminal.endTurn();
  return { ...terminal, lines, text: () => lines.join("\n") };
}

test("choices are numbered, and a number presses one", async () => {
  const terminal = await terminalWith(QUESTION);
  expect(terminal.text()).toContain("  1. True\n  2. False");
  expect(terminal.readLine(" 2 ")).toEqual({ kind: "pressed", press: { ...PROMPT, choice: "closed", fields: {} } });
});

test("anything else is typed text", async () => {
  const terminal = await terminalWith(QUESTION);
  expect(terminal.readLine("it says False")).toEqual({ kind: "said", text: "it says False" });
  expect(terminal.readLine("")).toEqual({ kind: "said", text: "" });
});

test("a number that fits no choice is named, and nothing is sent", async () => {
  const terminal = await terminalWith(QUESTION);
  expect(terminal.readLine("7")).toBeUndefined();
  expect(terminal.readLine("1,2")).toBeUndefined();
  expect(terminal.lines).toEqual(expect.arrayContaining(["There is no choice 7.", "There is no choice 1,2."]));
  expect(terminal.lines.slice(-2)).toEqual(["  1. True", "  2. False"]);
});

test("a bare error code is not taken for the number of a choice", async () => {
  const terminal = await terminalWith(QUESTION);
  expect(terminal.readLine("2308")).toEqual({ kind: "said", text: "2308" });
});

test("a menu adds to the numbers of its card, so that nobody is caught in it", async () => {
  const terminal = await terminalWith(QUESTION);
  const menu = createBareView("menu", { title: "More", choices: [{ id: "why", label: "Why this?" }], prompt: PROMPT });
  await terminal.channel.post(TERMINAL_PLACE, menu);
  expect(terminal.readLine("1")).toMatchObject({ press: { choice: "why" } });
  expect(terminal.readLine("3")).toMatchObject({ press: { choice: "closed" } });
});

test("what can be picked is shown once, below all that a turn had to say", async () => {
  const terminal = await terminalWith(FORM);
  const before = terminal.lines.length;
  await terminal.channel.post(TERMINAL_PLACE, createBareView("notice", { text: ["We begin again."] }));
  await terminal.channel.post(TERMINAL_PLACE, QUESTION);
  terminal.endTurn();
  terminal.endTurn();
  const shown = terminal.lines.slice(before).join("\n");
  expect(shown).not.toContain("I see no code");
  expect(shown.match(/1\. True/g)).toHaveLength(1);
});

test("a form is asked field by field, and sent once at the end", async () => {
  const terminal = await terminalWith(FORM);
  expect(terminal.text()).toContain("Code\n  1. I see no code");
  expect(terminal.readLine("1")).toBeUndefined();
  expect(terminal.lines.at(-1)).toBe("Type numbers.");
  expect(terminal.readLine("1, 2")).toBeUndefined();
  expect(terminal.readLine("1")).toEqual({
    kind: "pressed",
    press: { ...PROMPT, choice: "continue", fields: { codes: "", environment: "azure,vpn", admin: "yes" } },
  });
});

test("what was picked in a form stays when typed words bring the form anew", async () => {
  const terminal = await terminalWith(FORM);
  terminal.readLine("1");
  terminal.readLine("2");
  const prompt = { case: "c1", prompt: "2" };
  await terminal.channel.post(TERMINAL_PLACE, { ...FORM, fields: FORM.fields.slice(1), prompt });
  expect(terminal.readLine("1")).toMatchObject({
    press: { prompt: "2", fields: { environment: "vpn", admin: "yes" } },
  });
});

test("commands stand whole on lines of their own, so that they can be copied", async () => {
  const run = `reg add "HKLM\\SOFTWARE\\${"Very Long ".repeat(20)}" /v X /t REG_DWORD /d 1 /f`;
  const command = { shell: "powershell", label: "PowerShell as administrator", run } as const;
  const sections = [{ title: "Do this", steps: [{ number: "", text: "Paste it.", click: "", command }] }];
  const terminal = await terminalWith(createBareView("fix", { title: "Fix", sections }));
  expect(terminal.lines.map((line) => line.trim())).toContain(run);
});

test("with --json every view is one line that says what it shows and what the numbers pick", async () => {
  const command = { shell: "cmd", label: "Command Prompt", run: "net stop x" } as const;
  const view: View = {
    ...QUESTION,
    sections: [{ title: "Do this", steps: [{ number: "", text: "Paste it.", click: "", command }] }],
    fix: { id: "restart", risk: "disruptive" },
  };
  const { lines } = await terminalWith(view, true);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    kind: "question",
    title: "Port test",
    text: "Does it say True?\nDo this\nPaste it.",
    choices: [
      { number: 1, id: "open", label: "True" },
      { number: 2, id: "closed", label: "False" },
    ],
    fix: "restart",
    risk: "disruptive",
    commands: [{ section: "Do this", shell: "cmd", label: "Command Prompt", run: "net stop x" }],
  });
});
