import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { DETAILS, type Detail, type Details, readDetail } from "../../src/diagnosis/details";
import type { Command } from "../../src/diagnosis/knowledge";
import { createPowerShellReader, type ReadPowerShell } from "../../src/knowledge/read-powershell";
import { fillCommand, fillText, openSlots } from "../../src/view/fill-command";
import { ENGLISH } from "../../src/view/sentences";

const command = (shell: Command["shell"], run: string): Command => ({ shell, elevated: false, on: "client", run });

/** What somebody might type who wants a second command to run, or who just has a strange name. */
const nasty = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("srv01", "O'Brien", "CONTOSO\\o'brien", "user name", "rg(prod)", "10.0.0.4", "fe80::1", "<host>"),
  fc
    .tuple(
      fc.constantFrom("srv01", "a", "O'Brien", ""),
      fc.constantFrom(
        "'",
        '"',
        "’",
        "‘",
        "‛",
        "`",
        ";",
        "&",
        "&&",
        "|",
        "\n",
        "\r\n",
        "\u2028",
        "$(",
        "%",
        "^",
        "--",
        " /",
      ),
      fc.constantFrom("calc", "'; calc; '", "$(calc)", "`calc`", "%COMSPEC%", "rm -rf ~", "Remove-Item x", ""),
    )
    .map((parts) => parts.join("")),
);
const nastyDetails: fc.Arbitrary<Details> = fc.record(
  Object.fromEntries(DETAILS.map((detail) => [detail, nasty])) as Record<Detail, typeof nasty>,
  { requiredKeys: [] },
);

describe("no value adds a second command", () => {
  let read: ReadPowerShell;
  beforeAll(async () => {
    read = await createPowerShellReader();
  });

  test("in PowerShell: one command with the same words, and nothing written", () => {
    fc.assert(
      fc.property(nastyDetails, (details) => {
        const run = fillCommand(
          command(
            "powershell",
            "Get-Thing -Host '{host}' -Port {port} -User 'x\\{user}' '{vm}/{resourceGroup}' '{thumbprint}'",
          ),
          details,
        );
        const { calls, writes, faults } = read(run);
        expect({ faults, writes, names: calls.map(({ name }) => name) }).toEqual({
          faults: [],
          writes: [],
          names: ["Get-Thing"],
        });
        expect(calls[0]?.words).toHaveLength(8);
      }),
      { numRuns: 500 },
    );
  });

  test("in bash: the shell itself prints what was put in, as one word each", () => {
    fc.assert(
      fc.property(fc.array(nastyDetails, { minLength: 30, maxLength: 30 }), (several) => {
        const lines = several.map((details) =>
          fillCommand(command("bash", "printf '%s|%s|%s\\n' '{vm}' '{user}' {port}"), details),
        );
        const expected = several.map(({ vm, user, port }) =>
          [
            shownAs("vm", vm),
            shownAs("user", user),
            port && readDetail("port", port) ? readDetail("port", port) : "3389",
          ].join("|"),
        );
        const printed = execFileSync("bash", ["-c", lines.join("\n")], { encoding: "utf8" });
        expect(printed.split("\n").slice(0, -1)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test("in Command Prompt: nothing that it would act on inside double quotes", () => {
    fc.assert(
      fc.property(nastyDetails, (details) => {
        const run = fillCommand(
          command("cmd", '"{host}" "{user}" "{vm}" "{resourceGroup}" "{thumbprint}" {port}'),
          details,
        );
        expect(run).toMatch(/^(?:"[^"%!^&|\r\n]*" ){5}\d{1,5}$/);
      }),
      { numRuns: 500 },
    );
  });

  function shownAs(detail: Detail, given: string | undefined): string {
    return (given === undefined ? undefined : readDetail(detail, given)) ?? `<${detail}>`;
  }
});

test("what is known is put in, in the quotes of its shell", () => {
  const details = { host: "srv01", user: "CONTOSO\\o'brien", port: "3390" };
  expect(fillCommand(command("powershell", "Get-Thing '{host}' -As '{user}' {port}"), details)).toBe(
    "Get-Thing 'srv01' -As 'CONTOSO\\o''brien' 3390",
  );
  expect(fillCommand(command("bash", "do '{user}'"), details)).toBe("do 'CONTOSO\\o'\\''brien'");
  expect(fillCommand(command("cmd", 'do "{user}"'), details)).toBe('do "CONTOSO\\o\'brien"');
  const names = ENGLISH.slotNames;
  expect(fillText("Please restart {host}.", details, names)).toBe("Please restart srv01.");
  expect(fillText("Please restart {vm}.", details, names)).toBe("Please restart [the VM].");
});

test("an IPv6 address stands in brackets before a port", () => {
  const details = { host: "fe80::1" };
  expect(fillCommand(command("cmd", 'mstsc /v:"{host}:{port}" "{host}"'), details)).toBe(
    'mstsc /v:"[fe80::1]:3389" "fe80::1"',
  );
});

test("what is not known stands as a visible placeholder; the port is the usual one", () => {
  expect(fillCommand(command("powershell", "Get-Thing '{host}' {port} { $_.x } ${env:x}"), {})).toBe(
    "Get-Thing '<host>' 3389 { $_.x } ${env:x}",
  );
  expect(openSlots(["'{host}' {port}", "'{vm}'"], { vm: "a" })).toEqual(["host"]);
});

test.each<[Detail, string, string | undefined]>([
  ["host", "srv01.contoso.com", "srv01.contoso.com"],
  ["host", "10.0.0.256", undefined],
  ["host", "1.2.3", undefined],
  ["host", "fe80::1", "fe80::1"],
  ["host", "-v", undefined],
  ["host", "a b", undefined],
  ["host", "under_score-1", "under_score-1"],
  ["port", "0", undefined],
  ["port", "65536", undefined],
  ["port", "3389", "3389"],
  ["user", "-x\\anna", undefined],
  ["user", ".\\anna", ".\\anna"],
  ["user", "anna@contoso.com", "anna@contoso.com"],
  ["user", "müller", "müller"],
  ["user", "a;b", undefined],
  ["vm", "vm-1", "vm-1"],
  ["vm", "vm 1", undefined],
  ["resourceGroup", "rg_(prod).", undefined],
  ["resourceGroup", "rg_(prod)", "rg_(prod)"],
  [
    "thumbprint",
    "9f 86 d0 81 88 4c 7d 65 9a 2f ea a0 c5 5a d0 15 a3 bf 4f 1b",
    "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B",
  ],
  ["thumbprint", "9f86", undefined],
])("a %s like %j reads as %j", (detail, text, expected) => {
  expect(readDetail(detail, text)).toBe(expected);
});
