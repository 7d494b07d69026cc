/** As in "1 case" and "3 cases". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const UNITS = ["kB", "MB", "GB", "TB"];

export function sizeOf(bytes: number): string {
  const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1024)) / 10), UNITS.length);
  const amount = bytes / 1024 ** step;
  return `${amount.toFixed(amount < 10 ? 1 : 0)} ${UNITS[step - 1]}`;
}
