/** What has to be undone however a run ends, the last first. */
export interface Cleanup {
  later(undo: () => Promise<unknown>): void;
  /** Undoes all, also where something of it fails; then rejects with the first reason. */
  run(): Promise<void>;
}

export function createCleanup(): Cleanup {
  const steps: (() => Promise<unknown>)[] = [];
  return {
    later(undo) {
      steps.unshift(undo);
    },
    async run() {
      const errors: unknown[] = [];
      for (const undo of steps.splice(0)) await undo().catch((error: unknown) => errors.push(error));
      if (errors.length > 0) throw errors[0];
    },
  };
}
