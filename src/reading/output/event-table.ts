import { eventMeaning } from "./event-meaning";
import type { EventRecord } from "./event-record";
import { lineRun } from "./line-run";
import type { OutputKind } from "./output-kind";

const PROVIDER = /^ProviderName\s?:\s+(\S.*)$/i;
const HEADING = /^TimeCreated\s+(?:Id\b|ProviderName)/i;
const ROW = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?\s+(\d{1,5})(?:\s+(.*))?$/i;
const LINE = /^-{2,}(?:\s+-{2,})*$/;

/** Get-WinEvent as a table: the provider stands above its rows, or not at all. */
export const eventTable: OutputKind = {
  name: "Get-WinEvent",
  lengthAt: lineRun(new RegExp(`${PROVIDER.source}|${HEADING.source}|${ROW.source}`, "i"), LINE),
  read: ({ lines }) => {
    let source = "";
    return lines.flatMap((line) => {
      source = PROVIDER.exec(line)?.[1] ?? source;
      const [, id, message = ""] = ROW.exec(line) ?? [];
      const record: EventRecord | undefined = id === undefined ? undefined : { id, source, message, values: new Map() };
      return record === undefined ? [] : eventMeaning(record);
    });
  },
};
