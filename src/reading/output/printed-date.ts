const DAY = 86_400_000;
const ISO = /\b(20\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/;
const LOCAL = /\b(\d{1,2})([./-])(\d{1,2})\2(20\d\d)\b/;
/** Events with the time that they were logged at, and blocks that print the time: all of it is past. */
const LOGGED =
  /^(?:Date|TimeCreated|Logged|Datum|Fecha|Protokolliert)\s*:\s*(20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d)|<TimeCreated SystemTime=["'](20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d)/i;

/** The newest moment that the lines show to be past, in milliseconds; a day less, for zones are not always printed. */
export function pastMoment(lines: readonly string[]): number | undefined {
  const moments = lines.flatMap((line) => {
    const [, label, tag] = LOGGED.exec(line) ?? [];
    const moment = latestMeaning(label ?? tag ?? "");
    return moment === undefined ? [] : [moment - DAY];
  });
  return moments.length > 0 ? Math.max(...moments) : undefined;
}

/** A printed date in milliseconds; where day and month could be either way, the later reading. */
export function latestMeaning(text: string): number | undefined {
  const [, year, month, day, hour = "23", minute = "59", second = "59"] = ISO.exec(text) ?? [];
  if (year !== undefined) return moment([year, month, day].map(Number), [hour, minute, second].map(Number));
  const [, first, , second_, localYear] = LOCAL.exec(text) ?? [];
  const readings = [
    [localYear, first, second_],
    [localYear, second_, first],
  ].flatMap((parts) => moment(parts.map(Number), [23, 59, 59]) ?? []);
  return readings.length > 0 ? Math.max(...readings) : undefined;
}

function moment(date: readonly number[], time: readonly number[]): number | undefined {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date;
  const [hour = 0, minute = 0, second = 0] = time;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
    ? Date.UTC(year, month - 1, day, hour, minute, second)
    : undefined;
}
