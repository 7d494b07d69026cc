import { listMembers } from "../../src/reading/list-members";
import { splitSentences } from "../../src/reading/split-sentences";

function members(text: string): readonly string[] {
  return splitSentences(text)
    .flatMap(listMembers)
    .map(({ words }) => words.map((word) => word.text).join(" "));
}

test("each short part between commas is a member of its own, without the word that links it", () => {
  expect(members("Azure VM, VPN and PAM")).toEqual(["via azure vm", "via vpn", "via pam"]);
});

test("long parts are sentences, no members", () => {
  expect(members("RDP to my server at work fails, VPN")).toEqual(["via vpn"]);
});

test.each(["Is it DNS, VPN?", "I checked DNS, VPN", "no VPN", "VPN or PAM"])("%j names no VPN", (text) => {
  expect(members(text)).not.toContain("via vpn");
});

test("what follows a denied part directly is left out", () => {
  expect(members("no PAM, VPN, gateway")).toEqual(["via no pam", "via gateway"]);
});
