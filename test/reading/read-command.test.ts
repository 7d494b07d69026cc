import { readCommand } from "../../src/reading/read-command";
import { CODES } from "./codes";

describe("commands are understood however they are typed", () => {
  test.each([
    ["help", "help"],
    ["/HELP", "help"],
    ["Help!", "help"],
    ["  help please  ", "help"],
    ["start over", "start-over"],
    ["Please start over.", "start-over"],
    ["restart", "start-over"],
    ["/status", "status"],
    ["Why?", "why"],
    ["undo", "undo"],
    ["human", "human"],
    ["talk to a human", "human"],
    ["Can I talk to a real person please?", "human"],
    ["agent please", "human"],
    ["I want to speak with an agent", "human"],
    ["connect me to a human", "human"],
    ["get me a human now", "human"],
    ["forget me", "forget-me"],
    ["Delete my data", "forget-me"],
  ])("%j is %s", (text, kind) => expect(readCommand(text, CODES)).toEqual({ kind }));
});

describe("other messages are no commands", () => {
  test.each([
    "",
    "help me with 0x904",
    "restart of the server did not help",
    "why does it fail over the VPN",
    "person",
    "someone",
    "the agent on the VM is not ready",
    "code signing certificate has expired",
    "error code: 0x904",
    "codes 1 2 3 4 5 6 7 8",
    "human ".repeat(1000),
  ])("%j", (text) => expect(readCommand(text, CODES)).toBeUndefined());
});

describe("code names one or more codes", () => {
  test.each([
    ["code 0x204", ["0x204"], []],
    ["/Code 0X0204 please", ["0x204"], []],
    ["code 2308", ["0x904"], []],
    ["codes 904, 7", ["0x904", "0x7"], []],
    ["code 0x904/0x7", ["0x904", "0x7"], []],
    ["code 0x904 0x904", ["0x904"], []],
    ["code 999", ["0x999"], []],
    ["code 0xZZ9 0x204", ["0x204"], ["0xZZ9"]],
    ["code banana", [], ["banana"]],
    ["code 36870", [], ["36870"]],
    ["code 0x904 0x7 4625", ["0x904", "0x7"], ["4625"]],
    ["code", [], []],
  ])("%j", (text, codes, unreadable) => expect(readCommand(text, CODES)).toEqual({ kind: "code", codes, unreadable }));
});
