import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { cutSecrets } from "../../src/reading/cut-secrets";
import type { SecretKind } from "../../src/reading/reading";

// Built from pieces, so that no scanner takes this file for a leak.
const JWT = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", "dozjgNryP4J3jVmNHl0w5N"].join(".");
const PEM = ["-----BEGIN RSA PRIVATE", "KEY-----\nMIIEow\nabc\n-----END RSA PRIVATE", "KEY-----"].join(" ");
const SLACK = ["xoxb", "123456789012", "abcDEF123456"].join("-");
const GITHUB = `ghp_${"a1B2".repeat(9)}`;
const AWS = `AKIA${"ABCD1234".repeat(2)}`;
const RECOVERY_KEY = Array.from({ length: 8 }, (_, group) => String(123456 + group)).join("-");
const AZURE = `abc8Q~${"x1_".repeat(11)}`;

const MARKS: Readonly<Record<SecretKind, string>> = {
  password: "[password removed]",
  token: "[token removed]",
  "one-time-code": "[one-time code removed]",
  "private-key": "[private key removed]",
  "connection-string": "[connection key removed]",
  "recovery-key": "[recovery key removed]",
};

interface Leak {
  readonly text: string;
  readonly kind: SecretKind;
  readonly secret: string;
}

const LEAKS = fixture<Leak>("secrets");
const LOOK_ALIKES = fixture<{ readonly text: string }>("look-alikes");

describe("of a secret nothing but a mark stays, and of the text around it everything", () => {
  test.each(LEAKS.map((leak) => [leak.text, leak] as const))("%j", (text, { kind, secret }) => {
    expect(cutSecrets(text)).toEqual({ text: text.split(secret).join(MARKS[kind]), secrets: [kind] });
  });
});

describe("what could be taken for a secret stays", () => {
  test.each(LOOK_ALIKES.map(({ text }) => text))("%j", (text) =>
    expect(cutSecrets(text)).toEqual({ text, secrets: [] }),
  );
});

describe("secrets are cut out and the rest stays", () => {
  test.each([
    ["password: hunter2", "password: [password removed]"],
    ["Password = 'two words here' and more", "Password = '[password removed]' and more"],
    ["pw=geheim1, then it fails", "pw=[password removed], then it fails"],
    ["my password is hunter2. It fails", "my password is [password removed]. It fails"],
    ["my password is banana", "my password is [password removed]"],
    ["the password for bob is Xy12zz", "the password for bob is [password removed]"],
    ["Mein Passwort ist Sommer2024!", "Mein Passwort ist [password removed]"],
    ["Kennwort: geheim", "Kennwort: [password removed]"],
    ["login bob password Summer2024", "login bob password [password removed]"],
    ["hunter22! is my password", "[password removed] is my password"],
    ["It fails. Geheim77 ist mein Passwort.", "It fails. [password removed] ist mein Passwort."],
    ["I typed hunter22 as password", "I typed [password removed] as password"],
    ["i used banana as my password", "i used [password removed] as my password"],
    ["password P@ssw0rd123 for bob", "password [password removed] for bob"],
    ["login bob / P@ssw0rd123", "login bob / [password removed]"],
    ["user: contoso\\bob / Geheim77, it fails", "user: contoso\\bob / [password removed], it fails"],
    ["psexec -u bob -p Geheim77", "psexec -u bob -p [password removed]"],
    ["psexec.exe \\\\srv-01 -p 'Geheim 77' -u bob cmd", "psexec.exe \\\\srv-01 -p '[password removed]' -u bob cmd"],
    ["schtasks /ru bob /rp Geheim77", "schtasks /ru bob /rp [password removed]"],
    ["plink -pw Geheim77 bob@srv", "plink -pw [password removed] bob@srv"],
    ["$cred = 'Geheim99Secret'", "$cred = '[password removed]'"],
    ["$adminCreds='correct horse'", "$adminCreds='[password removed]'"],
    ["$userpwd = Geheim99Secret", "$userpwd = [password removed]"],
    ["$passwd = 'geheim'", "$passwd = '[password removed]'"],
    ["secret = 'Geheim'", "secret = '[password removed]'"],
    [`the key is ${RECOVERY_KEY}.`, "the key is [recovery key removed]."],
    ["login bob / hunter22", "login bob / [password removed]"],
    ["otp code 123456", "otp code [one-time code removed]"],
    ["otp 123456", "otp [one-time code removed]"],
    ["my OTP is 123 456, it fails", "my OTP is [one-time code removed], it fails"],
    ["verification code is 123456", "verification code is [one-time code removed]"],
    ["MFA code: 12345678", "MFA code: [one-time code removed]"],
    ["Einmalcode 123456", "Einmalcode [one-time code removed]"],
    ["123456 is my verification code", "[one-time code removed] is my verification code"],
    ["user bob pw hunter2", "user bob pw [password removed]"],
    ["The password I use is Sommer2024", "The password I use is [password removed]"],
    ['{"password": "abc"}', '{"password": "[password removed]"}'],
    [
      "cmdkey /generic:TERMSRV/srv /user:bob /pass:abc123",
      "cmdkey /generic:TERMSRV/srv /user:bob /pass:[password removed]",
    ],
    ["xfreerdp /u:bob /p:abc123 /v:srv", "xfreerdp /u:bob /p:[password removed] /v:srv"],
    ["net user bob abc123 /add", "net user bob [password removed] /add"],
    ["net use Z: \\\\srv\\share abc123 /user:bob", "net use Z: \\\\srv\\share [password removed] /user:bob"],
    [
      'ConvertTo-SecureString "a b c" -AsPlainText -Force',
      'ConvertTo-SecureString "[password removed]" -AsPlainText -Force',
    ],
    [
      "ConvertTo-SecureString -String 'abc' -AsPlainText",
      "ConvertTo-SecureString -String '[password removed]' -AsPlainText",
    ],
    ["https://bob:abc123@host/path", "https://bob:[password removed]@host/path"],
    ["password 51:b:01000000D08C9DDF0115", "password 51:b:[password removed]"],
    [`Authorization: Bearer ${JWT}`, "Authorization: Bearer [token removed]"],
    [`it sends ${JWT} to us`, "it sends [token removed] to us"],
    [`token ${SLACK}!`, "token [token removed]!"],
    [`use ${GITHUB}`, "use [token removed]"],
    [`key ${AWS}`, "key [token removed]"],
    [`id ${AZURE}`, "id [token removed]"],
    ["client_secret=abcdefgh12345", "client_secret=[token removed]"],
    [
      "https://x.blob.core.windows.net/c?sv=2024&sig=abc%2Fdef123&se=1",
      "https://x.blob.core.windows.net/c?sv=2024&sig=[token removed]&se=1",
    ],
    [`my key\n${PEM}\nthanks`, "my key\n[private key removed]\nthanks"],
    [PEM.slice(0, 50), "[private key removed]"],
    [
      "AccountName=x;AccountKey=abcdefgh12345==;EndpointSuffix=y",
      "AccountName=x;AccountKey=[connection key removed];EndpointSuffix=y",
    ],
    [
      "Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=abcdef123=",
      "Endpoint=sb://x/;SharedAccessKeyName=a;SharedAccessKey=[connection key removed]",
    ],
    [
      "Server=tcp:x;User ID=a;Password=abc;Encrypt=True",
      "Server=tcp:x;User ID=a;Password=[connection key removed];Encrypt=True",
    ],
  ])("%j", (text, expected) => {
    const cut = cutSecrets(text);
    expect(cut.text).toBe(expected);
    expect(cut.secrets.length).toBeGreaterThan(0);
  });
});

describe("what only looks like a secret stays", () => {
  test.each([
    "password is expired",
    "The password is correct.",
    "my password is not accepted",
    "the password is 12 characters long",
    "my password is longer than yours",
    "the password is definitely the same",
    "wrong password",
    "password reset did not help",
    "Password: expired",
    "password: ********",
    "password manager and password 0x904",
    "the password srv-01.contoso.com asks for",
    "the password windows11 asks for",
    "the password for windows11 asks again",
    "thumbprint 3F2504E04F8941D39A0C0305E82C3301AB12CD34",
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "0x904 / 0x7",
    "srv-01.contoso.com and 10.0.0.4:3389",
    "http://contoso.com:3389/a@b",
    "token: expired",
    "the bearer of this message",
    "net user bob /active:yes",
    "net user bob *",
    "ConvertTo-SecureString $password",
    "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----",
    "/port:3389 /prompt",
    "is my password wrong?",
    "What is my password?",
    "We use CyberArk as password safe",
    "We use Keeper2 as password manager",
    "I tried LAPS2024 for the password",
    "The user bob / laptop0172 cannot sign in",
    "wrong is the password",
    "the password is right",
    "The same as my password",
    "I saved it as password",
    "I entered the same as password",
    "event4625 is the password event",
    "srv01.contoso.com is the password server",
    "login bob / 0x904",
    "user bob / srv-01.contoso.com and 10.0.0.4",
    "user bob / bob@contoso.com",
    "login works / KB5034441 installed",
    "ssh -u bob -p 3389",
    "$cred = Get-Credential",
    "$cred = New-Object PSCredential",
    "$pwd = Read-Host -AsSecureString",
    "$cred = $null",
    "the credential = expired",
    "event 4625, event id 36870, KB5034441 and build 22631.4169",
    "sign-in code 530003 and error code 500121",
    "the verification code is wrong",
    "otp is required",
    "123456 connections and ticket 123456-654321",
  ])("%j", (text) => expect(cutSecrets(text)).toEqual({ text, secrets: [] }));
});

test("what was cut once is not cut again", () => {
  const text = `password: abc1, my password is abc2, ${JWT}, pw=abc3; net user bob abc4 and ;Password=abc5`;
  const once = cutSecrets(text).text;
  expect(once).not.toMatch(/abc\d/);
  expect(cutSecrets(once)).toEqual({ text: once, secrets: [] });
});

test("cutting all that people leak twice changes nothing, in whatever order it stands", () => {
  const pieces = fc.constantFrom(...LEAKS.map(({ text }) => text), ...LOOK_ALIKES.map(({ text }) => text));
  const glue = fc.constantFrom(" ", "\n", ". ", ", then ", " and ");
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 6 }), glue, (texts, between) => {
      const once = cutSecrets(texts.join(between)).text;
      expect(cutSecrets(once)).toEqual({ text: once, secrets: [] });
    }),
    { numRuns: 300 },
  );
});

const FRAMES = [
  "user bob, password: {} fails",
  "password={}",
  "Passwort: {}\nRechner: srv-01",
  "my password is {}",
  "Mein Kennwort lautet {} und es geht nicht",
  "mon mot de passe est {}",
  "la contraseña es {} y no funciona",
  "la mia password è {}",
  "minha senha é {}",
  "mijn wachtwoord is {}",
  "the password for bob is {}",
  '{"adminPassword": "{}"}',
  "ADMIN_PASSWORD='{}'",
  "Username:\nbob\nPassword:\n{}\n",
  "net user bob {} /add",
  "cmdkey /generic:TERMSRV/srv /user:bob /pass:{}",
  "xfreerdp /v:srv /u:bob /p:{}",
  "ConvertTo-SecureString '{}' -AsPlainText -Force",
  "https://bob:{}@gw.contoso.com/RDWeb",
  "Server=sql01;User ID=sa;Password={};Encrypt=True",
  "<password>{}</password>",
];

test("a password never stays, whatever its characters and the words around it", () => {
  const password = fc
    .stringMatching(/^[A-Za-z0-9!#$%&*+=?_^~-]{5,30}[A-Za-z0-9!_~]$/)
    .filter((text) => /\d/.test(text) && /[a-z]/i.test(text) && !/^(?:0x|[*-])/i.test(text));
  const noise = fc.constantFrom("", ...LOOK_ALIKES.map(({ text }) => text));
  fc.assert(
    fc.property(fc.constantFrom(...FRAMES), password, noise, (frame, typed, before) => {
      const cut = cutSecrets(`${before}\n${frame.replace("{}", () => typed)}`);
      expect(cut.text).not.toContain(typed);
      expect(cut.secrets).toHaveLength(1);
    }),
    { numRuns: 1000 },
  );
});

/** One JSON object a line; "¦" breaks what would make scanners take the file for a leak. */
function fixture<Line>(name: string): readonly Line[] {
  const text = readFileSync(join(__dirname, "..", "fixtures", `${name}.jsonl`), "utf8");
  return text
    .replaceAll("¦", "")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}
