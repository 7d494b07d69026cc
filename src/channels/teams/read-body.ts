import type { Request } from "restify";

const LIMIT_BYTES = 1024 * 1024;

export type Body =
  | { readonly activity: Readonly<Record<string, unknown>> }
  | { readonly status: 400 | 413 | 415; readonly sentence: string };

/**
 * Reads a request as one activity. Not by restify's parser: that one unpacks gzip without a limit, and takes a body of
 * any type.
 */
export async function readActivityBody(request: Request): Promise<Body> {
  if (
    request.getContentType() !== "application/json" ||
    (request.headers["content-encoding"] ?? "identity") !== "identity"
  ) {
    return { status: 415, sentence: "Send the activity as application/json, not compressed." };
  }
  const text = await readText(request).catch(() => "broken off");
  if (text === undefined) return { status: 413, sentence: "The request is larger than 1 MB." };
  const activity = parse(text);
  if (!isActivity(activity)) return { status: 400, sentence: "The request is not a Bot Framework activity." };
  return { activity };
}

/** What is too long is read to its end but not kept: a caller still sending would not see the answer. */
async function readText(request: Request): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LIMIT_BYTES) chunks.push(chunk);
  }
  return size > LIMIT_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isActivity(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    "type" in value &&
    typeof value.type === "string" &&
    value.type !== ""
  );
}
