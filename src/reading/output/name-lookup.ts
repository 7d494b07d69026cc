import { isHost } from "./is-target";
import { lineRun, runLength } from "./line-run";
import type { OutputKind } from "./output-kind";

const ADDRESS = /^(?:Address(?:es)?|Adressen?|Adresses?|Direcci[oó]n(?:es)?|Addresses)\s?:\s+[\da-f.:]+/i;
const NAMED = /^(?:Server|Serveur|Servidor|Name|Nom|Nombre|Aliases|Aliase)\s?:\s+\S+$/i;
const CERTAIN =
  /^(?:Non-authoritative answer|Nicht autorisierende Antwort|Réponse ne faisant pas autorité|Respuesta no autoritativa)|^DNS request timed out|^timeout was \d|^(?:\*\*\* ?)?\S+ (?:can't find (?!the |any |my |our |a )|kann \S+ nicht finden|ne parvient pas à trouver|no encuentra)|^\*\*\* |: (?:Non-existent domain|Server failed|Query refused)\.?$/i;
const MISSING = /: Non-existent domain\.?$/i;
const FULL_NAME = /(?<![\w.-])[a-z\d][\w-]{0,62}(?:\.[a-z\d][\w-]{0,62}){1,10}(?![\w.-])/gi;

/**
 * nslookup. An address says nothing: nobody here knows the right one. A name that DNS does not know cannot be resolved,
 * but for short and local names, which Windows finds in other ways; a test by Windows itself outweighs it.
 */
export const nslookup: OutputKind = {
  name: "nslookup",
  lengthAt: (lines, at) => {
    const first = lines[at] ?? "";
    const isList = NAMED.test(first) && ADDRESS.test(lines[at + 1] ?? "");
    return isList || CERTAIN.test(first)
      ? runLength(lines, at, (line) => NAMED.test(line) || ADDRESS.test(line) || CERTAIN.test(line))
      : 0;
  },
  read: ({ lines }, around) => {
    const names = lines.filter((line) => MISSING.test(line)).map((line) => [...line.matchAll(FULL_NAME)].at(-1)?.[0]);
    const isKnown = lines.some(
      (line, at) => /^(?:Name|Nom|Nombre)\s?:/i.test(line) && ADDRESS.test(lines[at + 1] ?? ""),
    );
    const isMissing = (name: string | undefined) =>
      name !== undefined && !/\.(?:local|lan|home|box)$/i.test(name) && isHost([name], around);
    return names.length > 0 && !isKnown && names.every(isMissing)
      ? [{ observation: "port-test", value: "name-fails", strength: -1 }]
      : [];
  },
};

/** Resolve-DnsName where it found something. */
export const resolvedNames: OutputKind = {
  name: "Resolve-DnsName",
  lengthAt: lineRun(
    /^Name\s+Type\s+TTL\s+Section\b|^\S+\s+(?:A|AAAA|CNAME|SOA|PTR)\s+\d+\s+(?:Answer|Question|Authority|Additional)\b/i,
    /^-{2,}(?:\s+-{2,})*$|^(?:Name|QueryType|TTL|Section|NameHost|IP4Address|IP6Address|NameAdministrator|PrimaryServer)\s+:/i,
  ),
  read: () => [],
};
