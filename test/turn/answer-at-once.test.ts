import { answerAtOnce } from "../../src/turn/answer-at-once";
import type { Decision } from "../../src/turn/turn";
import { createBareView } from "../../src/view/view-context";

const PROMPT = { case: "c1", prompt: "1" };
const choices = [{ id: "yes", label: "Yes" }];
const welcome = { kind: "post", view: createBareView("notice", { text: ["Hello"] }) } as const;
const help = { kind: "post", view: createBareView("help", { title: "What you can type" }) } as const;
const code = { kind: "post", view: createBareView("code", { title: "0x904", choices, prompt: PROMPT }) } as const;
const question = {
  kind: "post",
  view: createBareView("question", { title: "Port", choices, prompt: PROMPT }),
} as const;

function decision(messages: Decision["messages"], answer?: Decision["answer"]): Decision {
  return { state: undefined, facts: [], answer, messages, opensCase: false, forget: false, wakeAt: undefined };
}

test("what was asked for becomes the answer, and is not said twice", () => {
  expect(answerAtOnce(decision([welcome, help]))).toMatchObject({ answer: help.view, messages: [welcome] });
});

test("a card that can be answered is told at once without its buttons, and stays where it can be answered", () => {
  const { answer, messages } = answerAtOnce(decision([code]));
  expect(answer).toEqual(createBareView("code", { title: "0x904" }));
  expect(messages).toEqual([code]);
});

test("what the talk goes on with stays a message", () => {
  expect(answerAtOnce(decision([welcome, question]))).toEqual(decision([welcome, question]));
});

test("an answer that there is stays", () => {
  const refused = createBareView("notice", { text: ["No."] });
  expect(answerAtOnce(decision([help], refused))).toEqual(decision([help], refused));
});
