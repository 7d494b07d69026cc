import { isHost } from "./is-target";
import { lineRun } from "./line-run";
import type { OutputKind } from "./output-kind";

const BEGINS = /^(?:Pinging|Ping wird ausgeführt für|Envoi d['’]une requête|Haciendo ping a)\s+(\S+)/i;
const FRAGMENTED =
  /^(?:Packet needs to be fragmented but DF set|Paket müsste fragmentiert werden|Le paquet doit être fragmenté|Es necesario fragmentar el paquete)/i;
const NOT_FOUND =
  /^(?:Ping request could not find host (\S+?)\.(?:\s|$)|Ping-Anforderung konnte Host "?([^\s"]+)"? nicht finden|La requête Ping n['’]a pas pu trouver l['’]hôte (\S+?)\.|La solicitud de ping no pudo encontrar el host (\S+?)\.)/i;
const OTHERS =
  /^(?:(?:Reply from|Antwort von|Réponse de|Respuesta desde)\s+[\da-f.:]+|Request timed out\.?$|Zeitüberschreitung der Anforderung\.?$|Délai d['’]attente de la demande dépassé|Tiempo de espera agotado para esta solicitud|(?:Ping statistics for|Ping-Statistik für|Statistiques Ping pour|Estadísticas de ping para)\s|(?:Packets|Pakete|Paquets|Paquetes)\s?: \p{L}+ = \d|\(\d+% |Approximate round trip|Ca\. Zeitangaben|Durée approximative|Tiempos aproximados|(?:Minimum|Mínimo) = \d)/iu;
const REPLIED = /^(?:Reply from|Antwort von|Réponse de|Respuesta desde)\s+[\da-f.:]+\s?: ?(?:bytes|octets)[= ]/i;
const COUNTS = /^(?:Packets|Pakete|Paquets|Paquetes)\s?: \p{L}+ = (\d+), \p{L}+ = (\d+)/iu;
/** What the bot's own question sends: a way through a VPN may well carry no more. */
const SMALL_ENOUGH = 1372;
const LEAST_SENT = 20;
const LEAST_LOST = 0.05;

/** ping. That nobody answers says nothing, for many machines are silent; nor do a few answers make a good line. */
export const ping: OutputKind = {
  name: "ping",
  lengthAt: lineRun(new RegExp([BEGINS, FRAGMENTED, NOT_FOUND, OTHERS].map(({ source }) => source).join("|"), "iu")),
  read: ({ lines }, around) => {
    const [, ...unknown] = lines.map((line) => NOT_FOUND.exec(line)).find((match) => match !== null) ?? [];
    if (unknown.length > 0) {
      const host = unknown.find((name) => name !== undefined);
      return isHost([host], around) ? [{ observation: "port-test", value: "name-fails" }] : [];
    }
    const first = lines.find((line) => BEGINS.test(line)) ?? "";
    const host = BEGINS.exec(first)?.[1];
    const value = host !== undefined && isHost([host], around) ? quality(lines, sizeOf(first)) : undefined;
    return value === undefined ? [] : [{ observation: "network-quality", value }];
  },
};

function quality(lines: readonly string[], size: number): string | undefined {
  if (lines.some((line) => FRAGMENTED.test(line))) {
    return size <= SMALL_ENOUGH && !lines.some((line) => REPLIED.test(line)) ? "large-packets-lost" : undefined;
  }
  const [, sent = 0, received = 0] = (lines.map((line) => COUNTS.exec(line)).find((match) => match) ?? []).map(Number);
  const lost = (sent - received) / sent;
  return sent >= LEAST_SENT && received > 0 && lost >= LEAST_LOST ? "lossy" : undefined;
}

function sizeOf(line: string): number {
  return Number(/\s(\d{1,5}) (?:bytes|octets)/i.exec(line)?.[1] ?? Number.POSITIVE_INFINITY);
}
