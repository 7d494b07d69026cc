import { join } from "node:path";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { knownCodes } from "../../src/reading/known-codes";
import { createReadMessage } from "../../src/reading/read-message";

const { knowledge, phrases } = loadKnowledge(join(__dirname, "../../knowledge"));
const readMessage = createReadMessage({ phrases, codes: knownCodes(knowledge.codes), corrections: [], triage: [] });

function read(text: string): string {
  const answers = readMessage(text).answers.map(({ observation, value }) => `${observation}=${value}`);
  return answers.sort().join(" ");
}

describe("who administers the target is understood", () => {
  test.each([
    "I am the administrator",
    "I'm admin",
    "im an admin",
    "I have local admin rights on the host",
    "i am an admin on the server",
    "I'm the only administrator of that machine",
    "I am admin on my server",
    "I have no admin rights on my laptop, but I am an admin on the server",
    "As said, I am the admin. It fails",
    "Ich bin Admin",
    "Ich bin der Administrator",
    "Ich habe Adminrechte auf dem Server",
  ])("%j is yes", (text) => expect(read(text)).toBe("can-administer-host=yes"));

  test.each([
    "I am not the administrator",
    "I'm not admin",
    "no admin rights",
    "I am not an admin",
    "I am not an administrator here",
    "I don't have any admin rights",
    "just a normal user",
    "I'm a standard user",
    "I am just an ordinary user, not an admin",
    "I don't know, I have no admin rights",
    "ich bin kein Admin",
    "Ich bin nicht der Administrator",
    "Ich habe keine Admin-Rechte",
  ])("%j is no", (text) => expect(read(text)).toBe("can-administer-host=no"));

  test.each([
    "I am an admin on my laptop",
    "I'm not an admin on this PC",
    "I have no admin rights on my laptop",
    "no admin rights on this computer",
    "I have local admin rights on my PC",
    "Am I the admin?",
    "I think I'm admin",
    "My colleague is an admin",
    "the account is not an admin",
    "I am calling the administrator",
    "contact your network administrator",
  ])("%j says nothing about it", (text) => expect(read(text)).toBe(""));
});

describe("what stands in between and where the target is, is understood", () => {
  test.each([
    ["azure server", "target-azure-vm=yes"],
    ["RDP to our Azure server fails", "target-azure-vm=yes"],
    ["Azure Bastion", "via-pam=yes"],
    ["We connect with Azure Bastion", "via-pam=yes"],
    ["no Azure Bastion", "via-pam=no"],
    ["not via Azure Bastion", "via-pam=no"],
    ["PAM", "via-pam=yes"],
    ["we use a PAM", "via-pam=yes"],
    ["rd gateway", "via-rd-gateway=yes"],
    ["RDG", "via-rd-gateway=yes"],
    ["we use RDG", "via-rd-gateway=yes"],
    ["We use VPN", "via-vpn-or-ztna=yes"],
    ["mit VPN, ohne Bastion", "via-pam=no via-vpn-or-ztna=yes"],
    ["we use globalprotect", "via-vpn-or-ztna=yes"],
    ["Cisco AnyConnect", "via-vpn-or-ztna=yes"],
    ["We use Cisco AnyConnect for that", "via-vpn-or-ztna=yes"],
    ["after the win11 update", "after-windows11-upgrade=yes what-changed=windows-update worked-before=yes"],
    ["it fails since the Win 11 upgrade", "after-windows11-upgrade=yes what-changed=windows-update worked-before=yes"],
    ["after update to 24H2", "after-windows11-upgrade=yes what-changed=windows-update"],
    ["since the 24H2 update", "after-windows11-upgrade=yes what-changed=windows-update worked-before=yes"],
    ["nach dem Update auf Windows 11", "after-windows11-upgrade=yes what-changed=windows-update worked-before=yes"],
    ["Azure Virtual Desktop", "target-azure-vm=yes"],
    ["Geht nicht mehr, Azure VM, VPN", "target-azure-vm=yes via-vpn-or-ztna=yes worked-before=yes"],
    ["Azure VM und VPN", "target-azure-vm=yes via-vpn-or-ztna=yes"],
    ["Fails (Azure VM, company VPN, RD Gateway)", "target-azure-vm=yes via-rd-gateway=yes via-vpn-or-ztna=yes"],
    ["VPN, no PAM, no gateway", "via-pam=no via-rd-gateway=no via-vpn-or-ztna=yes"],
    ["we uninstalled Cisco AnyConnect", "what-changed=software worked-before=yes"],
    ["kein VPN, Azure VM", "target-azure-vm=yes via-vpn-or-ztna=no"],
  ])("%j says %s", (text, expected) => expect(read(text)).toBe(expected));

  test.each([
    "no Azure Virtual Desktop",
    "VPN?",
    "Maybe it is DNS, VPN, antivirus",
    "Could it be the firewall, VPN or DNS",
    "I tried another PC, VPN, hotspot",
    "my VPN people say hello",
    "I do not use globalprotect",
  ])("%j says nothing", (text) => expect(read(text)).toBe(""));

  test("a list after a denial is not taken as stated", () => {
    expect(read("no VPN, PAM or gateway")).toBe("via-vpn-or-ztna=no");
  });
});

describe("who is affected, when and what it says is understood", () => {
  test.each([
    ["everyone has it", "others-affected=everyone"],
    ["everybody has this problem", "others-affected=everyone"],
    ["nobody can connect", "others-affected=everyone"],
    ["nobody else has it", "others-affected=only-me"],
    ["works with ip address", "works-by-ip=yes"],
    ["it works with an IP address", "works-by-ip=yes"],
    ["black screen then closes", "failing-moment=right-after-sign-in"],
    ["It no longer works with the IP address", "worked-before=yes"],
    ["yesterday it worked", "worked-before=yes"],
    ["Yesterday it worked fine, today it does not", "worked-before=yes"],
    ["Gestern ging es noch", "worked-before=yes"],
    ["Remote Desktop kann keine Verbindung mit dem Remotecomputer herstellen", "error-text=three-reasons"],
    [
      "Dieser Computer kann keine Verbindung mit dem Remotecomputer herstellen",
      "error-text=cannot-connect-contact-owner",
    ],
  ])("%j says %s", (text, expected) => expect(read(text)).toBe(expected));

  test.each(["not everyone has it", "does it work with the ip address?", "Did it work yesterday?"])(
    "%j says nothing",
    (text) => expect(read(text)).toBe(""),
  );
});
