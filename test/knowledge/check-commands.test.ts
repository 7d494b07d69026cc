import fc from "fast-check";
import type { Command, Fix, Step } from "../../src/diagnosis/knowledge";
import { checkCommands } from "../../src/knowledge/check-commands";
import type { Content, Entry, Group } from "../../src/knowledge/entry";
import type { KnownCommand } from "../../src/knowledge/known-command";
import { readCommandLine } from "../../src/knowledge/read-command-line";
import { createPowerShellReader } from "../../src/knowledge/read-powershell";

const KETTLE = "https://example.org/kettle";
const LIST: readonly KnownCommand[] = [
  known("Get-Kettle", true, "-Name <name>", "<name>", "-Since <date>"),
  known("Format-List", true, "-Property <property>"),
  known("ForEach-Object", true, "{}"),
  known("Get-Date", true),
  known(".AddHours", true),
  known("[int]", true),
  known("[Environment]::GetFolderPath", true),
  known("Start-Kettle", false, "-Name <name>", "-Force"),
  known("boil query", true, "<kettle>", "/v <value>"),
  known("boil /off", false, "<kettle>", "/off:<minutes>"),
  known("boil", true, "<kettle>"),
  known("az kettle show", true, "--name <name>", "-o <format>"),
  known("az kettle run", true, "--name <name>", "--scripts <powershell>..."),
];

function known(name: string, reads: boolean, ...parameters: readonly string[]): KnownCommand {
  return { name, reads, parameters, source: KETTLE };
}

interface Place {
  readonly fixes?: readonly Partial<Fix>[];
  readonly how?: readonly Step[];
  readonly undone?: readonly Step[];
  readonly triage?: readonly Step[];
  readonly list?: readonly KnownCommand[];
}

/** As much of the content as the check looks at. */
function content({ fixes = [], how = [], undone = [], triage = [], list = LIST }: Place): Content {
  const fix = { risk: "safe", before: [], steps: [], check: [], undo: { none: "Nothing changed." } };
  return {
    fixes: group(...fixes.map((each) => ({ ...fix, ...each }))),
    observations: group({ how }),
    corrections: group({ undo: { steps: undone } }, { undo: { sameAs: "switch-on" } }),
    triage: group({ steps: triage }),
    commands: list.map((value) => entry("commands.yaml", value)),
  } as unknown as Content;
}

function group(...values: readonly object[]): Group<never> {
  return { entries: values.map((value) => entry("kettle.yaml", value as never)), unreadable: new Set() };
}

function entry<Value>(file: string, value: Value): Entry<Value> {
  return { file, value, lineOf: (path) => path.length };
}

function step(run: string, shell: Command["shell"] = "powershell"): Step {
  return { text: "Do this.", command: { shell, elevated: false, on: "host", run } };
}

/** What is said of one command of a fix, without the place. */
async function problemsOf(run: string, shell: Command["shell"] = "powershell", fix: Partial<Fix> = {}) {
  const problems = await checkCommands(content({ fixes: [{ ...fix, steps: [step(run, shell)] }] }));
  return problems.map((problem) => problem.replace("kettle.yaml:4 the command ", ""));
}

test.each<[Command["shell"], string]>([
  ["powershell", "Get-Kettle -Name Red,Blue | Format-List -Property Name,State"],
  ["powershell", "Get-Kettle '{host}'"],
  ["powershell", "Get-Kettle -Since (Get-Date).AddHours(-2) -ErrorAction SilentlyContinue"],
  ["powershell", "$kettle = Get-Kettle; Get-Kettle -Name $kettle.Name | ForEach-Object { $_.Name + ':' + $_.State }"],
  ["powershell", `"$([Environment]::GetFolderPath('MyDocuments'))"`],
  ["powershell", "boil.exe query 'HKLM\\{host}' /v {port}"],
  ["powershell", "boil '/off:{host}' 'k'"],
  ["powershell", "Get-Kettle '<name of the kettle>' > 'kettle.txt'"],
  ["powershell", "Start-Kettle -Force:$true"],
  ["cmd", 'boil query "{host}" /v Temperature | boil "<kettle>" && boil Red /off:5'],
  ["cmd", "boil a\n\n  boil b\n"],
  ["cmd", "boil %USERPROFILE% > kettle.txt 2>&1"],
  ["bash", "az kettle show --name '{vm}' -o tsv"],
  ["bash", "az kettle run --name '{vm}' --scripts \"boil query 'HKLM\\Kettle' /v Temperature\""],
])("a good command passes: %s %s", async (shell, run) => {
  expect(await problemsOf(run, shell)).toEqual([]);
});

const UNLISTED = "which commands.yaml does not list; write its full name, or add it there with its documentation link.";
const READ_IT = `which commands.yaml does not list; correct it, or add it there after reading ${KETTLE}.`;
const REFUSED = "put it in quotes that keep it as it is, or write the command without it.";

describe("a mistake is told with its remedy", () => {
  test.each<[string, Command["shell"], string, string]>([
    [
      "syntax",
      "powershell",
      "Get-Kettle -Name (",
      'cannot be read as PowerShell from "Get-Kettle -Name (" on; correct',
    ],
    ["missing bracket", "powershell", "Get-Kettle }", 'cannot be read as PowerShell from "}" on; correct its quotes'],
    ["alias", "powershell", "Get-Kettle | fl", `uses "fl", ${UNLISTED}`],
    ["unknown subcommand", "cmd", "boil query a && boils a", `uses "boils", ${UNLISTED}`],
    ["unknown az command", "bash", "az kettle sing --name a", `uses "az kettle sing --name", ${UNLISTED}`],
    ["method", "powershell", "(Get-Date).Boil()", `uses ".Boil", ${UNLISTED}`],
    ["static member", "powershell", "[Kettle]::Boil()", `uses "[Kettle]::Boil", ${UNLISTED}`],
    ["cast", "powershell", "[Kettle]'red'", `uses "[Kettle]", ${UNLISTED}`],
    ["inner command", "powershell", 'Get-Kettle "$(Get-Cup)"', `uses "Get-Cup", ${UNLISTED}`],
    ["parameter", "powershell", "Get-Kettle -Colour Red", `gives Get-Kettle -Colour, ${READ_IT}`],
    ["shortened parameter", "powershell", "Get-Kettle -Na Red", `gives Get-Kettle -Na, ${READ_IT}`],
    ["switch", "cmd", "boil query a /x", `gives boil query /x, ${READ_IT}`],
    ["quoted switch", "powershell", "boil query a '/x'", `gives boil query /x, ${READ_IT}`],
    ["az switch", "bash", "az kettle show --colour red", `gives az kettle show --colour, ${READ_IT}`],
    ["word too many", "cmd", "boil query a b", `gives boil query b, ${READ_IT}`],
    ["method by name", "powershell", "Get-Kettle | ForEach-Object Boil", `gives ForEach-Object Boil, ${READ_IT}`],
    ["value", "powershell", "Get-Kettle -Name", "gives Get-Kettle -Name without its value; put the value after it."],
    ["value of az", "bash", "az kettle show --name -o tsv", "gives az kettle show --name without its value; put"],
    ["expression", "powershell", "Invoke-Expression 'a'", "holds Invoke-Expression, which runs text as code; write"],
    ["download", "powershell", "Get-Kettle; curl a", "holds curl, which fetches something from the network; describe"],
    ["hidden download", "powershell", "boil 'Invoke-WebRequest a'", "holds Invoke-WebRequest, which fetches something"],
    ["hidden in a script", "bash", "az kettle run --scripts 'iwr a'", "holds iwr, which fetches something"],
    ["old download", "cmd", "certutil -urlcache -f a", "holds urlcache, which fetches something"],
    [
      "policy",
      "cmd",
      'powershell -ExecutionPolicy Bypass -File "a"',
      "holds -ExecutionPolicy, which changes which scripts",
    ],
    ["encoded", "cmd", "powershell -EncodedCommand aa", "holds -EncodedCommand, which hides what is run; write"],
    ["call sign", "powershell", "& 'Get-Kettle'", "starts a command with &; write the command itself."],
    ["computed member", "powershell", "(Get-Date).$name()", "works out the name of a member, $name; write the name"],
    [
      "hidden program",
      "powershell",
      "sc query a",
      "uses sc, which is Set-Content in Windows PowerShell; write sc.exe.",
    ],
    ["own command", "powershell", "function Get-Kettle { 5 }", "defines a command of its own, which the list cannot"],
    ["unread rest", "powershell", "boil --% a", "uses --%, behind which nothing can be checked; put the words in"],
    ["joined sign", "powershell", "boil a 2>b", "has > inside a word, 2>b; put a space on both sides."],
    ["quote in a word", "powershell", "boil /v:'a b'", "has a word with a quote in its middle, /v:'a; put the whole"],
    ["code in a word", "powershell", "boil a`nb", "has code inside a bare word, a`nb; put it in a"],
    ["unquoted slot", "powershell", "Get-Kettle {host}", "has {host} outside single quotes; put it inside, so that"],
    ["slot in double quotes", "powershell", 'Get-Kettle "{host}"', "has {host} outside single quotes; put it inside"],
    ["slot in mixed quotes", "bash", `az kettle show --name "'{vm}'"`, "has {vm} outside single quotes; put it inside"],
    ["slot in single quotes", "cmd", "boil '{host}'", "has {host} outside double quotes; put it inside"],
    [
      "slot in a script",
      "bash",
      `az kettle run --scripts 'boil "{host}"'`,
      "has {host} outside single quotes; put it inside",
    ],
    ["unknown slot", "powershell", "Get-Kettle '{hostname}'", "has {hostname}, which is no slot; write one of {host}"],
    ["capitals", "powershell", "Get-Kettle 'TERMSRV/HOST'", "has HOST in place of a value; write its slot, such as"],
    ["joined capitals", "cmd", "boil RESOURCE_GROUP", "has RESOURCE_GROUP in place of a value; write its slot"],
    ["bare placeholder", "cmd", "boil <kettle>", "has <kettle> outside quotes; put quotes around it."],
    ["variable in bash", "bash", 'az kettle show --name "$x"', `has a sign that bash acts on, at ""$x""; ${REFUSED}`],
    ["two lines in one", "cmd", "boil a & boil b", `has a sign that Command Prompt acts on, at "& boil b"; ${REFUSED}`],
    ["open quote", "cmd", 'boil "a', `has a sign that Command Prompt acts on, at ""a"; ${REFUSED}`],
    [
      "half a pipeline",
      "cmd",
      "boil a |",
      "has nothing on one side of | or &&; write a command there, or take the sign away.",
    ],
    ["no file", "cmd", "boil a >", "ends with >; name the file after it."],
    ["script file", "bash", "az kettle run --scripts @a.ps1", "runs the file @a.ps1; write the script itself, so that"],
    ["script", "bash", "az kettle run --scripts 'Get-Cup'", `uses "Get-Cup", ${UNLISTED}`],
  ])("%s", async (_name, shell, run, text) => {
    expect(await problemsOf(run, shell)).toContainEqual(expect.stringContaining(text));
  });
});

describe("where only reading is allowed", () => {
  const read = { risk: "read" } as const;
  test.each<[Command["shell"], string, string]>([
    [
      "powershell",
      "Start-Kettle",
      "uses Start-Kettle, which can change something, but a fix of risk read only reads; use",
    ],
    ["cmd", "boil a /off:5", "uses boil /off, which can change something, but a fix of risk read only reads; use"],
    ["powershell", "Get-Kettle > a.txt", "writes the file a.txt, but a fix of risk read only reads; leave that out."],
    ["cmd", "boil a >> a.txt", "writes the file a.txt, but a fix of risk read only reads; leave that out."],
    ["powershell", "$env:Path = 'a'", "sets $env:Path, but a fix of risk read only reads; leave that out."],
    ["powershell", "$kettle.Cups++", "sets $kettle.Cups++, but a fix of risk read only reads; leave that out."],
    ["powershell", "$kettle.State = 'on'", "sets $kettle.State, but a fix of risk read only reads; leave that out."],
    ["bash", "az kettle run --scripts 'Start-Kettle'", "uses Start-Kettle, which can change something, but a fix of"],
  ])("%s %s is a problem", async (shell, run, text) => {
    expect(await problemsOf(run, shell, read)).toEqual([expect.stringContaining(text)]);
    expect(await problemsOf(run, shell)).toEqual([]);
  });

  test.each<[Command["shell"], string]>([
    ["powershell", "[int]$cups = 1; $cups++ # it's full\nGet-Kettle '{host}'"],
    ["powershell", "$since = (Get-Date).AddHours(-2); Get-Kettle -Since $since 2> $null"],
    ["cmd", "boil a 2>nul"],
    ["cmd", "boil a"],
  ])("%s %s passes", async (shell, run) => {
    expect(await problemsOf(run, shell, read)).toEqual([]);
  });

  test("observations and triage blocks only read, what undoes a correction may change", async () => {
    const steps = [step("Start-Kettle")];
    const problems = await checkCommands(content({ how: steps, triage: steps, undone: steps }));

    expect(problems).toEqual([
      expect.stringContaining("but the how of an observation only reads"),
      expect.stringContaining("but a triage block only reads"),
    ]);
  });
});

test("every step of a fix is looked at, and a problem names its line", async () => {
  const wrong = [{ text: "Look." }, step("fl")];
  const fix = { before: wrong, steps: wrong, check: wrong, undo: { steps: wrong } };
  const problems = await checkCommands(content({ fixes: [fix] }));

  expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
    ...Array(3).fill("kettle.yaml:4"),
    "kettle.yaml:5",
  ]);
});

describe("nothing in a slot makes two commands of one", () => {
  /** Texts that are full of what shells act on. */
  const nasty = fc.string({ unit: fc.constantFrom(..."ab \\'\"`$(){};|&<>%!^#@,*?-/=\n") });

  test("in PowerShell, with its quotes doubled", async () => {
    const read = await createPowerShellReader();
    const names = ["Get-Kettle", "Format-List"];
    fc.assert(
      fc.property(nasty, (value) => {
        const line = `Get-Kettle -Name 'TERMSRV/{host}' -Since 5 | Format-List`;
        const { calls, writes, faults } = read(line.replace("{host}", () => value.replaceAll("'", "''")));
        expect({ names: calls.map((call) => call.name), writes, faults }).toEqual({ names, writes: [], faults: [] });
        expect(calls[0]?.words[1]?.text).toBe(`TERMSRV/${value}`);
      }),
    );
  });

  test.each<["cmd" | "bash", string, RegExp]>([
    ["cmd", 'boil query "{host}" /v a', /["\n]/g],
    ["bash", "boil query '{host}' /v a", /'/g],
  ])("in %s, without its quote", (shell, line, quote) => {
    fc.assert(
      fc.property(nasty, (value) => {
        const kept = value.replace(quote, "");
        const words = ["query", kept, "/v", "a"].map((text) => ({ text, kind: "value" }));
        expect(
          readCommandLine(
            shell,
            line.replace("{host}", () => kept),
          ),
        ).toEqual({
          calls: [{ name: "boil", words }],
          writes: [],
          faults: [],
        });
      }),
    );
  });
});
