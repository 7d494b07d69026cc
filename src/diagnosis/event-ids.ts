/** Ids of events about Remote Desktop, TLS and sign-in, as they stand in the logs. People take them for error codes. */
export const EVENT_IDS: ReadonlySet<string> = new Set(
  "131 140 226 261 1006 1026 1056 1057 1058 1149 1158 4624 4625 4776 6167 7022 36870 36871 36872 36874 36888".split(
    " ",
  ),
);
