import { isHost } from "./is-target";
import { lineRun } from "./line-run";
import type { OutputKind } from "./output-kind";

const HEADING =
  /^(?:Currently stored credentials|Aktuell gespeicherte Anmeldeinformationen|Informations d'identification actuellement stockées|Credenciales almacenadas actualmente)/i;
const TARGET = /^(?:Target|Ziel|Cible|Destino)\s?:\s+(?:[\w-]+:(?:name=|target=|\w+=))?\S/i;
const DETAIL =
  /^(?:(?:Type|Typ|Tipo)\s?:\s+\S.*|(?:User|Benutzer|Utilisateur|Usuario)\s?:\s+\S+|Local machine persistence|Saved for this logon only|Persistenz des lokalen Computers|Lokale Computerpersistenz|(?:NONE|KEINE|AUCUN|AUCUNE|NINGUNA|NINGUNO))$/i;
const REMOTE_DESKTOP = /\bTERMSRV\/([\w.:-]*\w)/i;
const NONE = /^(?:NONE|KEINE|AUCUNE?|NINGUN[AO])$/i;

/** cmdkey /list. A saved password for the target is used; one for another computer says nothing. */
export const savedCredentials: OutputKind = {
  name: "cmdkey /list",
  lengthAt: lineRun(
    new RegExp(
      `${HEADING.source}|^(?:Target|Ziel|Cible|Destino)\\s?:\\s+(?:Domain|LegacyGeneric|WindowsLive|MicrosoftAccount|TERMSRV)[:/]`,
      "i",
    ),
    new RegExp(`${TARGET.source}|${DETAIL.source}`, "i"),
  ),
  read: ({ lines, command }, around) => {
    const hosts = new Set(
      lines.flatMap((line) => (TARGET.test(line) ? (REMOTE_DESKTOP.exec(line)?.[1]?.toLowerCase() ?? []) : [])),
    );
    if (hosts.size > 0) {
      const ofTarget = [...hosts].filter((host) => isHost([host], around));
      const isClear = hosts.size === 1 || around.hosts.length > 0;
      return isClear && ofTarget.length > 0 ? [{ observation: "saved-credentials", value: "used" }] : [];
    }
    const asked = [command, ...lines].map((line) => REMOTE_DESKTOP.exec(line)?.[1]).find((host) => host !== undefined);
    return asked !== undefined && lines.some((line) => NONE.test(line)) && isHost([asked], around)
      ? [{ observation: "saved-credentials", value: "not-used" }]
      : [];
  },
};
