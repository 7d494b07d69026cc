import { eventMeaning } from "./event-meaning";
import type { EventRecord } from "./event-record";
import { lineRun } from "./line-run";
import type { OutputKind } from "./output-kind";

const DATA = /<Data Name=["']([^"'<>\n]{1,60})["']>([^<]{0,400})<\/Data>/gi;

/** Events as XML: wevtutil without /f:text, and the event viewer's other view. */
export const eventXml: OutputKind = {
  name: "events as XML",
  lengthAt: lineRun(
    /^<(?:\?xml|\/?(?:Events?|System|Provider|EventID|EventData|Data|TimeCreated|Computer|Security|Execution|Correlation|Channel|Keywords|Level|Task|Opcode|Version|EventRecordID|RenderingInfo|Message))\b/i,
  ),
  read: ({ lines }) =>
    lines
      .join("\n")
      .split(/<Event(?=[\s>])/i)
      .flatMap((xml) => eventMeaning(recordOf(xml))),
};

function recordOf(xml: string): EventRecord {
  const values = new Map(
    Array.from(xml.matchAll(DATA), ([, name = "", value = ""]) => [name.toLowerCase(), value.trim()] as const),
  );
  return {
    id: /<EventID[^<>]{0,60}>(\d{1,5})<\/EventID>/i.exec(xml)?.[1] ?? "",
    source: /<Provider Name=["']([^"']{1,100})["']/i.exec(xml)?.[1] ?? "",
    message: [...values.values()].join(" "),
    values,
  };
}
