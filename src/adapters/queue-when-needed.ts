import type { OpenQueue } from './queue.ts';

/** A queue that is opened at its first use: what only reads rows is done in half the time without. */
export function queueWhenNeeded(open: () => Promise<OpenQueue>): OpenQueue {
  let opened: Promise<OpenQueue> | null = null;
  const queue = (): Promise<OpenQueue> => {
    opened ??= open();
    return opened;
  };
  return {
    add: async (name, payload) => (await queue()).add(name, payload),
    waiting: async (name) => (await queue()).waiting(name),
    oldest: async (name) => (await queue()).oldest(name),
    work(...what) {
      const working = queue().then((of) => of.work(...what));
      let isRunning = () => true;
      void working.then((worker) => {
        isRunning = () => worker.isRunning();
      });
      return { isRunning: () => isRunning(), stop: async () => (await working).stop() };
    },
    close: async () => (await opened)?.close(),
  };
}
