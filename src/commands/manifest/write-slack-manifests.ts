import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isPublicHost } from "../../channels/public-host";
import { createManifest, type Reach } from "../../channels/slack/manifest";
import type { Environment } from "../../config";
import { ROOT } from "../../root";
import type { Written } from "./written";

const FOLDER = join(ROOT, "manifests/slack");
/** The same for everybody, so it lies in the repository. */
const SOCKET = join(FOLDER, "manifest.socket.json");
const HTTP = join(FOLDER, "build/manifest.http.json");

/** One manifest for Socket Mode, and one for HTTP where the settings say under which name Slack finds the server. */
export function writeSlackManifests(env: Environment): Written {
  const host = env["PUBLIC_HOST"]?.trim() ?? "";
  write(SOCKET, { kind: "socket" });
  if (!isPublicHost(host)) {
    const so = host === "" ? "not set" : `"${host}"`;
    const problem = `PUBLIC_HOST is ${so}; for HTTP give the server's public name, such as bot.contoso.com.`;
    return { files: [SOCKET], problems: [problem] };
  }
  write(HTTP, { kind: "http", host });
  return { files: [SOCKET, HTTP], problems: [] };
}

function write(file: string, reach: Reach): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(createManifest(reach), undefined, 2)}\n`);
}
