import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readOutput } from "../../../src/reading/output/read-output";

const sample = (name: string) => readFileSync(join(__dirname, "../../fixtures/output", name), "utf8");
const says = (text: string) =>
  readOutput(text)
    .answers.map(({ observation, value }) => `${observation}=${value}`)
    .sort()
    .join(" ");
const tested = (host: string, port: string, result: string) =>
  `ComputerName     : ${host}\nRemotePort       : ${port}\nTcpTestSucceeded : ${result}`;

describe("a port test counts for the target only", () => {
  test.each([
    ["8.8.8.8", "3389"],
    ["www.example.com", "3389"],
    ["localhost", "3389"],
    ["srv01", "443"],
    ["srv01", "3306"],
    ["srv01", "53"],
  ])("%s port %s says nothing", (host, port) => expect(says(tested(host, port, "False"))).toBe(""));

  test.each(["3389", "3390", "13389", "33890"])("port %s can be Remote Desktop", (port) =>
    expect(says(tested("srv01", port, "True"))).toBe("port-test=open"),
  );

  test("another machine than the one that is named says nothing", () => {
    const text = `RDP to srv-app02 fails.\n\n${tested("srv-file01", "3389", "True")}`;
    expect(says(text)).toBe("");
    expect(readOutput(text).ofTarget).not.toContain("srv-file01");
  });

  test.each([
    ["srv-app02", "srv-app02.contoso.com"],
    ["srv-app02.contoso.com", "SRV-APP02"],
    ["srv-app02", "10.0.0.7"],
  ])("%s may be %s", (named, host) =>
    expect(says(`RDP to ${named} fails.\n${tested(host, "3389", "False")}`)).toBe("port-test=closed"),
  );

  test("the port that was named counts, and no other", () => {
    expect(says(`mstsc /v:srv01:5589\n\n${tested("srv01", "5589", "True")}`)).toBe("port-test=open");
    expect(says(`mstsc /v:srv01:5589\n\n${tested("srv01", "3389", "True")}`)).toBe("");
  });

  test("of two tests the one of the target counts", () => {
    expect(says(`${tested("8.8.8.8", "53", "True")}\n\n${tested("srv01", "3389", "False")}`)).toBe("port-test=closed");
  });

  test("two tests that disagree say nothing", () => {
    expect(says(`${tested("srv01", "3389", "True")}\n\n${tested("srv01", "3389", "False")}`)).toBe("");
  });
});

test.each([
  [
    "a test on one line",
    "ComputerName : srv01 RemoteAddress : 192.0.2.10 RemotePort : 3389 InterfaceAlias : Ethernet SourceAddress : 192.0.2.77 TcpTestSucceeded : False",
    "port-test=closed",
  ],
  ["a value on the next line", "RemotePort :\n3389\nTcpTestSucceeded :\nTrue", "port-test=open"],
  ["another port on the next line", "RemotePort :\n443\nTcpTestSucceeded : True", ""],
  ["one word and its command", "PS C:\\> tnc srv01 -Port 3389 -InformationLevel Quiet\nTrue", "port-test=open"],
  ["one word about another port", "PS C:\\> tnc srv01 -Port 443 -InformationLevel Quiet\nTrue", ""],
  ["nc", "Connection to srv01 3389 port [tcp/ms-wbt-server] succeeded!", "port-test=open"],
  ["nc refused", "nc: connect to srv01 port 3389 (tcp) failed: Connection refused", "port-test=closed"],
  ["nc to another port", "Connection to srv01 port 443 [tcp/https] succeeded!", ""],
  [
    "psping refused",
    "TCP connect to 192.0.2.10:3389:\n5 iterations (warmup 1) ping test:\nConnecting to 192.0.2.10:3389 (warmup): from 0.0.0.0:0:\nThe remote computer refused the network connection.\n\nTCP connect statistics for 192.0.2.10:3389:\n  Sent = 4, Received = 0, Lost = 4 (100% loss),",
    "port-test=closed",
  ],
  [
    "qwinsta in German",
    " SITZUNGSNAME      BENUTZERNAME             ID  STATUS  TYP         GERÄT\n services                                    0  Getr.\n rdp-tcp                                 65536  Abhör.",
    "port-owner=remote-desktop",
  ],
  [
    "qwinsta in French",
    " SESSION           UTILISATEUR              ID  ÉTAT    TYPE        PÉRIPHÉRIQUE\n services                                    0  Déco\n rdp-tcp                                 65536  Écouter",
    "port-owner=remote-desktop",
  ],
  [
    "sc query in Spanish",
    "NOMBRE_SERVICIO: TermService\n        TIPO               : 20  WIN32_SHARE_PROCESS\n        ESTADO             : 1  STOPPED\n        CÓD_SALIDA_WIN32   : 0  (0x0)",
    "termservice-state=stopped",
  ],
  [
    "another service",
    "SERVICE_NAME: Spooler\n        TYPE               : 110  WIN32\n        STATE              : 1  STOPPED",
    "",
  ],
  [
    "the list of our own question",
    "State     : Running\nStartMode : Manual\nStartName : NT Authority\\NetworkService",
    "termservice-state=running",
  ],
  [
    "the wrong account",
    "State     : Running\nStartMode : Manual\nStartName : LocalSystem",
    "termservice-state=wrong-account",
  ],
  [
    "a service that hangs",
    "Status   Name               DisplayName\n------   ----               -----------\nStartPending TermService        Remotedesktopdienste",
    "termservice-state=hung",
  ],
  [
    "netstat in German",
    '  Proto  Lokale Adresse         Remoteadresse          Status           PID\n  TCP    0.0.0.0:3389           0.0.0.0:0              ABHÖREN         4312\n\nC:\\>tasklist /fi "PID eq 4312"\n\nAbbildname                     PID Sitzungsname       Sitz.-Nr. Speichernutzung\n========================= ======== ================ =========== ===============\nvmware-hostd.exe              4312 Services                   0     12.345 K',
    "port-owner=other-program",
  ],
  [
    "svchost without its service",
    "  TCP    0.0.0.0:3389           0.0.0.0:0              LISTENING       820\n [svchost.exe]",
    "",
  ],
  [
    "another program on another port",
    "  TCP    0.0.0.0:443            0.0.0.0:0              LISTENING       4312\n [nginx.exe]",
    "",
  ],
  [
    "Get-NetTCPConnection with tasklist",
    `${sample("get-nettcpconnection.txt")}\nC:\\>tasklist /svc | findstr 820\nsvchost.exe                    820 TermService`,
    "port-owner=remote-desktop",
  ],
  [
    "a policy over the setting",
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services\n    UserAuthentication    REG_DWORD    0x0\n\nHKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp\n    UserAuthentication    REG_DWORD    0x1",
    "nla-state=not-required",
  ],
  [
    "TLS 1.2 off",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server\n    Enabled    REG_DWORD    0x0\n    DisabledByDefault    REG_DWORD    0x1",
    "security-settings=tls-versions-off",
  ],
  [
    "TLS 1.0 off",
    "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server\n    Enabled    REG_DWORD    0x0",
    "",
  ],
  [
    "a key as PowerShell lists it",
    "fDenyTSConnections : 1\nPSPath             : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\System",
    "rdp-enabled=no",
  ],
  [
    "an event of Group Policy",
    "Log Name: System\nSource: Microsoft-Windows-GroupPolicy\nEvent ID: 1058\nDescription:\nThe processing of Group Policy failed.",
    "",
  ],
  [
    "an event of .NET",
    "Log Name: Application\nSource: .NET Runtime\nEvent ID: 1026\nDescription:\nThe process was terminated (Reason= 2308)",
    "",
  ],
  [
    "a client's credential",
    "Log Name: System\nSource: Schannel\nEvent ID: 36871\nDescription:\nA fatal error occurred while creating a TLS client credential. The internal error state is 10013.",
    "",
  ],
  [
    "an event in German",
    "Protokollname: System\nQuelle:        Schannel\nDatum:         14.09.2026 06:03:05\nEreignis-ID:   36874\nEbene:         Fehler\nBeschreibung:\nEs wurde eine TLS 1.2-Verbindungsanforderung empfangen.",
    "host-crypto-event=36871-36874",
  ],
  [
    "an event as a list",
    "TimeCreated  : 9/14/2026 6:03:05 AM\nId           : 36870\nProviderName : Schannel\nMessage      : A fatal error occurred when attempting to access the TLS server credential private key.",
    "host-crypto-event=36870-only",
  ],
  ["36870 with 1057", `${sample("event-36870.txt")}\n\n${sample("event-1057.txt")}`, "host-crypto-event=1057-1058"],
  ["a list of times and ids", "TimeCreated           Id\n-----------           --\n9/14/2026 6:03:05 AM 131", ""],
  [
    "no event of all that were asked for",
    `PS C:\\> Get-WinEvent -FilterHashtable @{LogName='System';Id=1057,1058,36870,36871,36874,36888} -MaxEvents 10\n${sample("no-events.txt")}`,
    "host-crypto-event=none",
  ],
  [
    "no failed sign-in, seen by who may not read the log",
    `PS C:\\> Get-WinEvent -FilterHashtable @{LogName='Security';Id=4625} -MaxEvents 5\n${sample("no-events.txt")}`,
    "",
  ],
  ["a sign-in of a service", sample("event-4625.xml").replace('"LogonType">3', '"LogonType">5'), ""],
  ["a locked account", sample("event-4625.xml").replace("0xc000006a", "0xc0000234"), "event-4625=account-state"],
  [
    "a failed sign-in in German",
    "Protokollname: Security\nQuelle:        Microsoft-Windows-Security-Auditing\nEreignis-ID:   4625\nBeschreibung:\nFehler beim Anmelden eines Kontos.\n\nAnmeldetyp:\t\t\t10\n\nFehlerinformationen:\n\tFehlerursache:\t\tUnbekannter Benutzername\n\tStatus:\t\t\t0xC000006D\n\tUnterstatus:\t\t0xC0000064",
    "event-4625=wrong-name-or-password",
  ],
  ["the user closed it", sample("event-client-1026.txt").replace("2308", "263"), ""],
  [
    "a certificate that a later event outdates",
    `${sample("cert-dir-default-view.txt").split("\n")[0]}\n${sample("cert-list-expired.txt")}\n${sample("event-1058.txt").replaceAll("2026-09-14", "2026-11-14")}`,
    "host-crypto-event=1057-1058 rdp-certificate=expired-or-corrupt",
  ],
  [
    "a certificate without its key",
    `PSParentPath: Microsoft.PowerShell.Security\\Certificate::LocalMachine\\Remote Desktop\n${sample("cert-list-expired.txt").replace("HasPrivateKey : True", "HasPrivateKey : False")}`,
    "rdp-certificate=expired-or-corrupt",
  ],
  [
    "a certificate of another store without its key",
    sample("cert-list-expired.txt").replace("HasPrivateKey : True", "HasPrivateKey : False"),
    "",
  ],
  [
    "a short name that DNS does not know",
    "Server:  fritz.box\nAddress:  192.168.178.1\n\n*** fritz.box can't find DESKTOP-A1: Non-existent domain",
    "",
  ],
  [
    "a test by Windows over a look-up",
    `${sample("nslookup-fail.txt").replaceAll("srv99", "srv01")}\n\n${sample("tnc-success.txt")}`,
    "port-test=open",
  ],
  [
    "Resolve-DnsName without a result",
    "Resolve-DnsName : srv99.contoso.com : DNS name does not exist\nAt line:1 char:1\n+ Resolve-DnsName srv99.contoso.com\n    + CategoryInfo          : ResourceUnavailable: (srv99.contoso.com:String)\n    + FullyQualifiedErrorId : DNS_ERROR_RCODE_NAME_ERROR,Microsoft.DnsClient.Commands.ResolveDnsName",
    "port-test=name-fails",
  ],
  [
    "ping to an unknown name",
    'Ping-Anforderung konnte Host "srv99" nicht finden. Überprüfen Sie den Namen, und versuchen Sie es erneut.',
    "port-test=name-fails",
  ],
  [
    "ping with a packet that every way should carry",
    sample("ping-df-fail.txt").replace("1472", "1372"),
    "network-quality=large-packets-lost",
  ],
  [
    "a lossy line",
    "Pinging 192.0.2.10 with 32 bytes of data:\nReply from 192.0.2.10: bytes=32 time=21ms TTL=127\nPing statistics for 192.0.2.10:\n    Packets: Sent = 60, Received = 48, Lost = 12 (20% loss),",
    "network-quality=lossy",
  ],
  [
    "a silent machine",
    "Pinging 192.0.2.10 with 32 bytes of data:\nRequest timed out.\nPing statistics for 192.0.2.10:\n    Packets: Sent = 60, Received = 0, Lost = 60 (100% loss),",
    "",
  ],
  ["no saved password", "Currently stored credentials for TERMSRV/srv01:\n\n* NONE *", "saved-credentials=not-used"],
  ["a saved password for another machine", `RDP to srv-app02 fails\n\n${sample("cmdkey-list.txt")}`, ""],
  [
    "a rule for one network only",
    "Name                          Enabled Profile Action\n----                          ------- ------- ------\nRemoteDesktop-UserMode-In-TCP True    Domain  Allow",
    "",
  ],
  [
    "a rule that is on",
    "Name                          Enabled Profile Action\n----                          ------- ------- ------\nRemoteDesktop-UserMode-In-TCP True    Any     Allow\nRemoteDesktop-UserMode-In-UDP False   Any     Allow",
    "host-firewall=allows",
  ],
  [
    "an NSG without a rule",
    sample("az-effective-nsg.json").replace('"3389-3389",', '"443-443",').replace('"3389-3389"', '"443-443"'),
    "cloud-rule=no-allow-rule",
  ],
  [
    "an NSG open to all",
    sample("az-effective-nsg.json").replaceAll("198.51.100.0/24", "0.0.0.0/0"),
    "cloud-rule=open-to-any",
  ],
  ["an NSG whose end is missing", sample("az-effective-nsg.json").slice(0, 900), ""],
  [
    "IP flow as JSON",
    '{\n  "access": "Deny",\n  "ruleName": "defaultSecurityRules/DenyAllInBound"\n}',
    "cloud-rule=no-allow-rule",
  ],
  [
    "IP flow of outgoing traffic",
    "Access    RuleName\n--------  ------------------------------------\nDeny      defaultSecurityRules/DenyAllOutBound",
    "",
  ],
  [
    "access denied after a command",
    "C:\\>net start TermService\nSystem error 5 has occurred.\n\nAccess is denied.",
    "",
  ],
  [
    "a service that may not be opened",
    "C:\\>sc query TermService\n[SC] OpenService FAILED 5:\n\nAccess is denied.",
    "",
  ],
  [
    "an account that is locked",
    "C:\\>net user anna\nUser name                    anna\nFull Name\nComment\nAccount active               Locked\nAccount expires              Never\n\nPassword last set            9/1/2026 8:00:00 AM\n\nLocal Group Memberships      *Users\nThe command completed successfully.",
    "account-state=locked",
  ],
  ["an account that is on", "User name                    anna\nAccount active               Yes", ""],
])("%s", (_name, text, expected) => {
  expect(says(text)).toBe(expected);
  expect(says(text.replaceAll("\n", "\r\n"))).toBe(expected);
});

describe("an output of another time or place says nothing", () => {
  const open = "TcpTestSucceeded : True";
  const stopped =
    "Status   Name               DisplayName\n------   ----               -----------\nStopped  TermService        Remote Desktop Services";
  test.each([
    `Yesterday it said\n${open}`,
    `example output from the docs:\n\n${open}`,
    `The other server shows\nPS C:\\> tnc srv02 -Port 3389\n\n${open}`,
    `${open}\nbut that was the old server`,
    `On my own PC:\n${stopped}`,
    `${stopped}\nThis is from my laptop.`,
    `My colleague's PC prints TcpTestSucceeded : True, mine prints TcpTestSucceeded : False`,
  ])("%j", (text) => expect(says(text)).toBe(""));

  test("what follows counts", () => {
    expect(says(`Yesterday:\n${open}\n\nToday:\nTcpTestSucceeded : False`)).toBe("port-test=closed");
    expect(says(`It worked before. Here is the test:\n${open}`)).toBe("port-test=open");
    expect(says(`From my laptop:\n${open}`)).toBe("port-test=open");
  });
});

describe("words stay words", () => {
  test.each([
    "Get-Service TermService says running, what now?",
    "Running TermService again did nothing.",
    "Access is denied.",
    "Event ID: 1057",
    "Error code: 0x904",
    "Server: SRV-APP02\nProblem: it closes at once",
    "Status: still broken",
    "Name: Anna\nComputer: LAPTOP7",
    '"This computer can\'t connect to the remote computer."',
    "[Window Title]\nRemote Desktop Connection",
    "1. I open mstsc\n2. it closes",
    "ping works, RDP does not",
    "console is fine",
    "Target: srv01",
    "TCP works, UDP does not",
  ])("%j", (text) => {
    const { answers, speech } = readOutput(text);
    expect(answers).toEqual([]);
    expect(speech).toBe(text);
  });

  test("before and after an output", () => {
    const { speech } = readOutput(`It fails at once.\n\n${sample("tnc-success.txt")}\nI am on the VPN now`);
    expect(speech.split(/\n+/)).toEqual(["It fails at once.", "I am on the VPN now"]);
  });

  test("a prompt and its command are none", () => {
    expect(readOutput("PS C:\\Users\\anna> Restart-Service TermService -Force").speech).toBe("");
  });
});
