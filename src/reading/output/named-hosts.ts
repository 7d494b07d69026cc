import { readDetails } from "../read-details";

/** Names that are no words: with a digit, a dot or a dash inside. */
const NAMED =
  /\b(?:connect(?:ing|ion|ions)?|log(?:ging)? ?[io]n|sign(?:ing)? in|remote(?: desktop)?|rdp|mstsc|verbindung|verbinden) (?:in)?(?:to|with|mit|zu) (?:(?:the|our|my|dem|den|der) )?(?:server |host |vm |machine |computer |pc |rechner )?([a-z\d](?:[\w-]{0,62}[\d-]|\d)[\w-]{0,62}(?:\.[\w-]{1,63}){0,9}|[a-z\d][\w-]{0,62}(?:\.[\w-]{1,63}){2,9})(?![\w-])/gi;

/** The computers that a message says its connection goes to, in lower case. */
export function namedHosts(text: string): readonly string[] {
  const named = Array.from(text.matchAll(NAMED), (match) => match[1]?.toLowerCase() ?? "");
  const { host } = readDetails(text);
  return [...new Set([...named, ...(host === undefined ? [] : [host.toLowerCase()])])];
}
