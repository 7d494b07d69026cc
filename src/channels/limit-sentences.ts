/** Ends of sentences for a limit that something breaks; none where it is kept. */

export function longer(what: string, text: string, limit: number): readonly string[] {
  if (text.length <= limit) return [];
  return [`has ${what} of ${text.length} characters ("${text.slice(0, 30)}…"); at most ${limit} fit.`];
}

export function more(what: string, count: number, limit: number): readonly string[] {
  return count <= limit ? [] : [`has ${count} ${what}; at most ${limit} fit.`];
}
