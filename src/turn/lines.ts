/** Runs what has the same key one after the other, in the order in which it came; what has another key does not wait. */
export function createLines(): <Result>(key: string, work: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();

  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const result = before.then(work, work);
    last.set(key, result);
    const leave = () => {
      if (last.get(key) === result) last.delete(key);
    };
    result.then(leave, leave);
    return result;
  };
}
