import { strToU8, zipSync } from "fflate";
import { z } from "zod";
import { isPublicHost } from "../public-host";

/** What `npm run manifest` has to know; each stands in the template as {{NAME}}. */
export interface AppSettings {
  readonly APP_ID: string;
  readonly VERSION: string;
  readonly PUBLIC_HOST: string;
  readonly PUBLISHER_NAME: string;
  readonly PUBLISHER_WEBSITE: string;
  readonly PRIVACY_URL: string;
  readonly TERMS_URL: string;
}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LINK = z.url({ protocol: /^https$/ });

/** Each setting with what it has to be, in words for the person who sets it. */
const SETTINGS = [
  { variable: "MicrosoftAppId", name: "APP_ID", wanted: "the app id of the bot's registration", isGood: isGuid },
  {
    variable: "PUBLIC_HOST",
    name: "PUBLIC_HOST",
    wanted: "the server's public name, such as bot.contoso.com",
    isGood: isPublicHost,
  },
  {
    variable: "PUBLISHER_NAME",
    name: "PUBLISHER_NAME",
    wanted: "who publishes the app, at most 32 characters",
    isGood: isName,
  },
  { variable: "PUBLISHER_WEBSITE", name: "PUBLISHER_WEBSITE", wanted: "an https address", isGood: isLink },
  {
    variable: "PRIVACY_URL",
    name: "PRIVACY_URL",
    wanted: "the https address of your privacy statement",
    isGood: isLink,
  },
  { variable: "TERMS_URL", name: "TERMS_URL", wanted: "the https address of your terms of use", isGood: isLink },
] as const;

/** All that is missing or wrong is told at once. */
export function readAppSettings(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): { readonly settings: AppSettings } | { readonly problems: readonly string[] } {
  const problems = SETTINGS.flatMap(({ variable, wanted, isGood }) => {
    const value = env[variable]?.trim() ?? "";
    if (value === "") return [`${variable} is not set; give ${wanted}.`];
    return isGood(value) ? [] : [`${variable} is "${value}"; give ${wanted}.`];
  });
  if (problems.length > 0) return { problems };
  const given = SETTINGS.map(({ variable, name }) => [name, env[variable]?.trim()]);
  return { settings: { VERSION: version, ...Object.fromEntries(given) } as AppSettings };
}

/** Fills the template value by value, so that nothing in a setting can break out of its string. */
export function fillManifest(template: string, settings: AppSettings): unknown {
  const fill = (_whole: string, name: string): string => {
    const value = (settings as unknown as Readonly<Record<string, string | undefined>>)[name];
    if (value === undefined) throw new Error(`The manifest template asks for {{${name}}}, which is no setting.`);
    return value;
  };
  return JSON.parse(template, (_key, value: unknown) =>
    typeof value === "string" ? value.replaceAll(/\{\{(\w+)\}\}/g, fill) : value,
  );
}

/** The app package that Teams takes: the manifest and its icons at the root of a zip. Same content, same bytes. */
export function packApp(manifest: unknown, icons: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const files = { "manifest.json": strToU8(`${JSON.stringify(manifest, null, 2)}\n`), ...icons };
  return zipSync(files, { level: 9, mtime: "1980-01-01T12:00:00" });
}

function isGuid(value: string): boolean {
  return GUID.test(value);
}

function isName(value: string): boolean {
  return value.length <= 32;
}

function isLink(value: string): boolean {
  return LINK.safeParse(value).success;
}
