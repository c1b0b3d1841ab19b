import type { Desk } from '../../src/desk.ts';

/** Counts the steps of a process and kills it at the n-th. */
export interface Steps {
  step(): void;
  readonly count: number;
}

/** @param dieAt never, when it is above the number of steps */
export function stepsUntil(dieAt: number): Steps {
  let count = 0;
  return {
    step() {
      count += 1;
      if (count === dieAt) process.kill(process.pid, 'SIGKILL');
    },
    get count() {
      return count;
    },
  };
}

/** Every call of a method counts as a step, before it does anything. */
export function stepAt(prototype: object, method: string, step: () => void): void {
  const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[method];
  methods[method] = function (this: unknown, ...args: unknown[]) {
    step();
    return original?.apply(this, args);
  };
}

const silent = () => {};

/** What of a desk takes steps by itself: before and after each mail that is kept, before each job that is added. */
export const steppingParts = (
  rawMail: Desk['rawMail'],
  step: () => void,
): Pick<Desk, 'rawMail' | 'queue' | 'log'> =>
  ({
    rawMail: {
      ...rawMail,
      async put(bytes: Uint8Array) {
        step();
        const hash = await rawMail.put(bytes);
        step();
        return hash;
      },
    },
    queue: { add: async () => step(), waiting: async () => 0, close: async () => {} },
    log: { info: silent, warn: silent, error: silent },
  }) as unknown as Pick<Desk, 'rawMail' | 'queue' | 'log'>;
