import { createSpelling } from "../../src/reading/spelling";

const WORDS = ["connection", "certificate", "remote", "service", "without", "host"];
const correct = createSpelling([...WORDS, ...WORDS, ...WORDS, "remoto"]);

test.each([
  ["conection", "connection"],
  ["certifcate", "certificate"],
  ["cetrificate", "certificate"],
  ["remot", "remote"],
])("%s was meant to be %s", (typed, meant) => expect(correct(typed)).toBe(meant));

test.each(["most", "remove", "several", "withot", "remoto", "connexxtxon", "srv01", "x"])("%s stays", (word) => {
  expect(correct(word)).toBe(word);
});
