import { setTimeout } from "node:timers/promises";

/** Nobody types the next line so fast; a paste brings all its lines at once. */
const PASTE_MS = 50;
/** Piped input marks a message of several lines by a line with this before and after it. */
const FENCE = '"""';

/** Typed lines one by one, and what is pasted as one message. */
export async function* gatherLines(lines: AsyncIterable<string>, isTyped: boolean): AsyncGenerator<string> {
  yield* isTyped ? gatherPastes(lines) : gatherFenced(lines);
}

async function* gatherPastes(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const source = lines[Symbol.asyncIterator]();
  let next = source.next();
  for (let first = await next; !first.done; first = await next) {
    const paste = [first.value];
    next = source.next();
    for (let more = await soon(next); more && !more.done; more = await soon(next)) {
      paste.push(more.value);
      next = source.next();
    }
    yield paste.join("\n");
  }
}

/** The next line, if it is there at once. */
async function soon(next: Promise<IteratorResult<string>>): Promise<IteratorResult<string> | undefined> {
  return Promise.race([next, setTimeout(PASTE_MS, undefined)]);
}

async function* gatherFenced(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let fenced: string[] | undefined;
  for await (const line of lines) {
    if (line.trim() !== FENCE) {
      if (fenced) fenced.push(line);
      else yield line;
    } else if (fenced) {
      yield fenced.join("\n");
      fenced = undefined;
    } else fenced = [];
  }
  if (fenced && fenced.length > 0) yield fenced.join("\n");
}
