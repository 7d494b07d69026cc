import { inflateSync } from "node:zlib";

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Row by row. */
  readonly pixels: readonly Pixel[];
}

interface Pixel {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const BYTES = { 2: 3, 6: 4 } as const;

/** Reads what our icons are: eight bits, RGB or RGBA, not interlaced. https://www.w3.org/TR/png-3/ */
export function readPng(file: Buffer): Png {
  const header = file.subarray(16, 29);
  const [depth, colour, , , interlace] = header.subarray(8);
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlace !== 0) throw new Error("a kind of PNG not expected");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = inflateSync(Buffer.concat(chunks(file, "IDAT")));
  const bytes = BYTES[colour];
  const rows = unfilter(data, width * bytes, bytes);
  const pixels = rows.flatMap((row) => Array.from({ length: width }, (_, x) => pixelAt(row, x * bytes, bytes)));
  return { width, height, pixels };
}

function chunks(file: Buffer, type: string): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString("latin1", at + 4, at + 8) === type) found.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return found;
}

function unfilter(data: Buffer, length: number, bytes: number): readonly Buffer[] {
  const rows: Buffer[] = [];
  for (let at = 0; at < data.length; at += length + 1) {
    const above = rows.at(-1) ?? Buffer.alloc(length);
    const row = Buffer.from(data.subarray(at + 1, at + 1 + length));
    for (let x = 0; x < length; x++) {
      const left = x < bytes ? 0 : (row[x - bytes] ?? 0);
      const corner = x < bytes ? 0 : (above[x - bytes] ?? 0);
      row[x] = (row[x] ?? 0) + predict(data[at] ?? 0, left, above[x] ?? 0, corner);
    }
    rows.push(row);
  }
  return rows;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return Math.floor((left + up) / 2);
    case 4:
      return nearest(left + up - corner, left, up, corner);
    default:
      return 0;
  }
}

function nearest(target: number, left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(target - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function pixelAt(row: Buffer, at: number, bytes: number): Pixel {
  const [red = 0, green = 0, blue = 0, alpha = 255] = row.subarray(at, at + bytes);
  return { red, green, blue, alpha };
}
