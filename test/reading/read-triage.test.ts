import { readFileSync } from "node:fs";
import type { TriageBlock } from "../../src/diagnosis/knowledge";
import { loadKnowledge } from "../../src/knowledge/load-knowledge";
import { readTriage } from "../../src/reading/read-triage";
import { BUILT_IN } from "../../src/take-knowledge";

const { triage } = loadKnowledge(BUILT_IN).knowledge;

function answers(lines: readonly string[], blocks: readonly TriageBlock[] = triage) {
  const read = readTriage(lines.join("\n"), blocks);
  return (
    read && {
      ...read.output,
      ...Object.fromEntries(read.answers.map(({ observation, value }) => [observation, value])),
    }
  );
}

const HEALTHY = [
  "os=3 sku=8 version=10.0.20348",
  "domain=True",
  "disk=ok",
  "deny=0",
  "service=Running account=NT Authority\\NetworkService",
  "port=3389 owner=remote-desktop",
  "firewall=allows",
  "nla=1",
  "security=default",
  "crypto=none",
  "cert=in-date",
  "signin=none",
  "stage=arrived",
  "--END--",
];

test("the host block of a healthy server is read line by line", () => {
  expect(answers(HEALTHY)).toEqual({
    block: "host",
    whole: true,
    "target-os": "windows-server",
    "domain-joined": "yes",
    "rdp-enabled": "yes",
    "termservice-state": "running",
    "port-owner": "remote-desktop",
    "host-firewall": "allows",
    "nla-state": "required",
    "security-settings": "default",
    "host-crypto-event": "none",
    "rdp-certificate": "valid",
    "event-4625": "none",
    "host-log-last-stage": "connection-arrived",
  });
});

test.each([
  ["os=1 sku=101 version=10.0.22631", { "target-os": "windows-home" }],
  ["os=1 sku=48 version=10.0.22631", { "target-os": "windows-pc" }],
  ["deny=1", { "rdp-enabled": "no" }],
  ["service=Stopped account=NT AUTHORITY\\NetworkService", { "termservice-state": "stopped" }],
  ["service=Start Pending account=NT AUTHORITY\\NetworkService", { "termservice-state": "hung" }],
  ["service=Running account=LocalSystem", { "termservice-state": "wrong-account" }],
  ["port=3390 owner=nobody", { "port-owner": "nobody" }],
  ["port=3389 owner=vmware-hostd", { "port-owner": "other-program" }],
  ["crypto=1057-1058", { "host-crypto-event": "1057-1058" }],
  ["cert=expired", { "rdp-certificate": "expired-or-corrupt" }],
  ["cert=bound-no-key", { "rdp-certificate": "own-cert-no-key" }],
  ["signin=0xc000006a", { "event-4625": "wrong-name-or-password" }],
  ["signin=0xc0000234", { "event-4625": "account-state" }],
  ["signin=0xc000015b", { "event-4625": "logon-type-not-granted" }],
  ["signin=0xc0000133", { "event-4625": "no-logon-server" }],
  ["signin=0xc0000999", { "event-4625": "other" }],
  ["stage=authenticated", { "host-log-last-stage": "authenticated" }],
])("%s", (line, expected) => {
  const [name] = line.split("=");
  const lines = [line, ...HEALTHY.filter((one) => !one.startsWith(`${name}=`))];
  expect(answers(lines)).toMatchObject(expected);
});

test("a bound certificate with good dates is not called valid, because its key may be out of reach", () => {
  const lines = HEALTHY.map((line) => (line.startsWith("cert=") ? "cert=bound-in-date" : line));
  expect(answers(lines)).not.toHaveProperty("rdp-certificate");
});

test("Azure's answer as JSON, and as the portal shows it, is read too", () => {
  const json = `{ "value": [ { "code": "ComponentStatus/StdOut/succeeded", "message": "os=3 sku=8 version=10.0.20348\\ndeny=1\\n--END--\\n" } ] }`;
  expect(answers([json])).toMatchObject({ "rdp-enabled": "no" });
  expect(answers(["Message : os=3 sku=8 version=10.0.20348", "deny=0", "--END--"])).toMatchObject({
    "target-os": "windows-server",
    "rdp-enabled": "yes",
  });
});

test("prompts, echo, fences and carriage returns around the lines do no harm", () => {
  const pasted = [
    "```",
    "PS C:\\> 'name=' + [bool]$t",
    "  name=True\r",
    "tcp=False \r",
    "> ping=0 large=1",
    "```",
    "--END--",
  ];
  expect(answers(pasted)).toEqual({
    block: "client",
    whole: true,
    "port-test": "closed",
    "network-quality": "large-packets-lost",
  });
});

test("a code from the client's log is taken as it is", () => {
  expect(answers(["tcp=True", "reason=0x904", "--END--"])).toMatchObject({ "error-code": "0x904" });
});

test("a name that is not found counts before the port that then cannot be open", () => {
  expect(answers(["name=False", "tcp=False", "--END--"])).toMatchObject({ "port-test": "name-fails" });
});

test("without its last line it counts from two lines on, and is not whole", () => {
  expect(answers(["tcp=False"])).toBeUndefined();
  expect(answers(["tcp=False", "udp-off=1"])).toMatchObject({
    whole: false,
    "port-test": "closed",
    "udp-state": "off",
  });
});

test("of two blocks with the same lines the one with more of them is meant", () => {
  const [client] = triage.filter(({ id }) => id === "client");
  if (!client) throw new Error("There is no client block.");
  const own: TriageBlock = {
    ...client,
    id: "own",
    reads: [...client.reads, { line: "^vpn=up$", observation: "vpn-connected", value: "yes" }],
  };
  expect(answers(["tcp=True", "vpn=up", "--END--"], [client, own])).toMatchObject({
    block: "own",
    "vpn-connected": "yes",
  });
});

test("the output as Azure's JSON is read as the same lines", () => {
  const json = JSON.stringify({ value: [{ code: "ProvisioningState/succeeded", message: HEALTHY.join("\n") }] });
  expect(answers([json])).toEqual(answers(HEALTHY));
});

test.each([" ", "  ", ", ", "; "])(
  "a block that was pasted on one line, with %j between, is read as its lines",
  (between) => {
    expect(answers([HEALTHY.join(between)])).toEqual(answers(HEALTHY));
    expect(answers(["name=True, tcp=False, ping=0 large=1, udp-off=1"])).toMatchObject({
      "port-test": "closed",
      "network-quality": "large-packets-lost",
      "udp-state": "off",
    });
  },
);

test("the lines of the block itself are no output, on one line or many", () => {
  const { steps } = triage.find(({ id }) => id === "host") ?? { steps: [] };
  const script = steps.map(({ command }) => command?.run ?? "").join("\n");
  expect(answers([script])).toBeUndefined();
  expect(answers([script.replaceAll("\n", " ")])).toBeUndefined();
});

test("ordinary words are no output", () => {
  expect(answers(["My pc says tcp=True when I ask it"])).toBeUndefined();
  expect(answers(["--END--"])).toBeUndefined();
});

test("each block prints every line that it reads", () => {
  for (const block of triage) {
    const script = block.steps.map(({ command }) => command?.run ?? "").join("\n");
    for (const { line } of block.reads) {
      const start = /^\^([a-z-]+=)/.exec(line)?.[1] ?? "none";
      expect(script).toContain(`'${start}`);
    }
  }
});

test("the host block's output fits into what Azure Run Command returns", () => {
  expect(HEALTHY.join("\n").length * 3).toBeLessThan(4096);
  expect(readFileSync(`${BUILT_IN}/triage/host.yaml`, "utf8")).not.toMatch(/UserName|Subject|Thumbprint/);
});
