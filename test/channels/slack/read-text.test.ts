import fc from "fast-check";
import { readSlackText } from "../../../src/channels/slack/read-text";

test.each([
  ["0x904 &amp; 0x7 &lt;host&gt;", "0x904 & 0x7 <host>"],
  ["<http://server01.contoso.com|server01.contoso.com> fails", "server01.contoso.com fails"],
  ["see <https://learn.microsoft.com/x>", "see https://learn.microsoft.com/x"],
  ["<mailto:ada@contoso.com|ada@contoso.com>", "ada@contoso.com"],
  ["<mailto:ada@contoso.com>", "ada@contoso.com"],
  ["<@U123> my VM says 0x904", "my VM says 0x904"],
  ["<@U123|ada> help", "help"],
  ["asked in <#C1|helpdesk> <!here>", "asked in #helpdesk"],
  ["```\nTcpTestSucceeded : False\n```", "TcpTestSucceeded : False"],
  ["&amp;lt;", "&lt;"],
])("%j is read as %j", (text, words) => {
  expect(readSlackText(text).replace(/ +/g, " ").trim()).toBe(words);
});

test("plain words come through as they are", () => {
  const plain = fc.string().filter((text) => !/[<>&`]/.test(text));
  fc.assert(fc.property(plain, (text) => expect(readSlackText(text)).toBe(text.trim())));
});

test("what Slack escapes comes back whole", () => {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes("```")),
      (text) => expect(readSlackText(escaped(text))).toBe(text.trim()),
    ),
  );
});
