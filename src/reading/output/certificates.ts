import { labelledValues, lineRun } from "./line-run";
import type { OutputKind } from "./output-kind";
import { latestMeaning } from "./printed-date";

const STARTS =
  /^(?:Thumbprint(?:\s*[:,]\s|\s*:$|,Subject|\s+Subject)|PSParentPath\s*: .{0,80}Certificate::|[\da-f]{40}(?:\s|,|$)|Not(?:Before|After)\s+:\s|HasPrivateKey\s+:\s)/i;
const BELONGS =
  /^(?:(?:Subject|Issuer|FriendlyName|SerialNumber|EnhancedKeyUsageList|DnsNameList|Handle|Version|Archived|Extensions|SignatureAlgorithm|PrivateKey|PublicKey|KeyOk)\s+:(?:\s|$)|-{2,}(?:\s+-{2,})*$)/i;
/** Only this store holds the certificate that Windows makes for itself; of others nobody knows whether they are in use. */
const OWN_STORE = /LocalMachine\\Remote Desktop\b/i;

/**
 * A list of certificates. Valid it cannot show, for there is no clock; expired only where the message shows a later
 * moment; and both only for a single certificate of the Remote Desktop store.
 */
export const certificates: OutputKind = {
  name: "Cert:",
  lengthAt: lineRun(STARTS, BELONGS),
  read: ({ lines, command }, { past }) => {
    const isSingle = lines.filter((line) => /^Thumbprint\s*:|^[\da-f]{40}(?:\s|,|$)/i.test(line)).length === 1;
    if (!isSingle || ![command, ...lines].some((line) => OWN_STORE.test(line))) return [];
    const values = labelledValues(lines);
    const [, row] = lines.map((line) => /^[\da-f]{40},[^,]+,[^,]+,([^,]+)/i.exec(line)).find((match) => match) ?? [];
    const end = latestMeaning(values.get("notafter") ?? row ?? "");
    const isExpired = end !== undefined && past !== undefined && end < past;
    return isExpired || values.get("hasprivatekey")?.toLowerCase() === "false"
      ? [{ observation: "rdp-certificate", value: "expired-or-corrupt" }]
      : [];
  },
};
