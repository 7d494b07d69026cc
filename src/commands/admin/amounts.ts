/** As in "1 case" and "3 cases". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const MB = 1024 * 1024;

export function sizeOf(bytes: number): string {
  const large = bytes >= 1024 * MB;
  const amount = bytes / (large ? 1024 * MB : MB);
  return `${amount.toFixed(amount < 10 ? 1 : 0)} ${large ? "GB" : "MB"}`;
}
