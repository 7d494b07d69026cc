import { join } from "node:path";
import { KnowledgeError } from "../../src/knowledge/knowledge-error";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { knownCodes } from "../../src/reading/known-codes";
import { createReadMessage } from "../../src/reading/read-message";

const FOLDER = join(__dirname, "../../knowledge");

function problems(): readonly string[] {
  try {
    loadKnowledge(FOLDER);
    return [];
  } catch (error) {
    return error instanceof KnowledgeError ? error.problems : [String(error)];
  }
}

test("the content of the project loads without a problem", () => {
  expect(problems()).toEqual([]);
});

test("every cause, observation, fix and code says something", () => {
  const { knowledge, phrases } = loadKnowledge(FOLDER);
  for (const part of [knowledge.causes, knowledge.observations, knowledge.fixes, knowledge.codes, phrases]) {
    expect(part.length).toBeGreaterThan(0);
  }
});

describe("the phrases of the project read plain speech", () => {
  const { knowledge, phrases } = loadKnowledge(FOLDER);
  const { corrections, triage } = knowledge;
  const readMessage = createReadMessage({ phrases, codes: knownCodes(knowledge.codes), corrections, triage });
  const read = (text: string) =>
    Object.fromEntries(readMessage(text).answers.map(({ observation, value }) => [observation, value]));

  test.each<[string, Record<string, string>]>([
    [
      "Hi, remote desktop to our Azure VM closes immediately with 0x904 / 0x7. I'm just a user.",
      {
        "error-code": "0x904",
        "extended-code": "0x7",
        "target-azure-vm": "yes",
        "failing-moment": "at-once",
        "can-administer-host": "no",
      },
    ],
    [
      "Since upgrading my laptop to Windows 11 I get error code 2308. I am the admin of the server.",
      {
        "error-code": "0x904",
        "after-windows11-upgrade": "yes",
        "what-changed": "windows-update",
        "worked-before": "yes",
        "can-administer-host": "yes",
      },
    ],
    [
      "Over the company VPN the session freezes every few minutes, colleagues can connect",
      { "via-vpn-or-ztna": "yes", "failing-moment": "mid-session", "others-affected": "only-me" },
    ],
    [
      "This computer can't connect to the remote computer.\n\nTry connecting again. If the problem continues, contact the owner of the remote computer or your network administrator.\n\nError code: 0x904\nExtended error code: 0x7",
      { "error-code": "0x904", "extended-code": "0x7", "error-text": "cannot-connect-contact-owner" },
    ],
    ["ComputerName : srv01\nRemotePort : 3389\nTcpTestSucceeded : False", { "port-test": "closed" }],
    [
      "Not on the VPN, no RD gateway, works by IP",
      { "via-vpn-or-ztna": "no", "via-rd-gateway": "no", "works-by-ip": "yes" },
    ],
    [
      "We go through CyberArk and it fails right after the password",
      { "via-pam": "yes", "failing-moment": "after-credentials" },
    ],
    ["Could it be the VPN? Maybe it is an Azure VM, I don't know.", {}],
    ["Hello, can you help me? Remote desktop is broken.", {}],
  ])("%j", (text, expected) => expect(read(text)).toEqual(expected));
});
