/** What a document that had taken over its reader could do: each attempt, and what stops it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type MeasuredCage, measureCage } from '../../bench/cage.ts';
import { networkBar } from '../../src/reading/cage/network.ts';

let measured: MeasuredCage;
beforeAll(async () => {
  measured = await measureCage(() => {});
}, 120_000);

const ended = (name: string) =>
  measured.attempts.filter((attempt) => attempt.name === name).map((attempt) => attempt.ended);

describe('a hostile program in the cage', () => {
  it.each([
    ['read-file', 'ERR_ACCESS_DENIED'],
    ['list-directory', 'ERR_ACCESS_DENIED'],
    ['write-file', 'ERR_ACCESS_DENIED'],
    ['spawn', 'ERR_ACCESS_DENIED'],
    ['fork', 'ERR_ACCESS_DENIED'],
    ['worker', 'ERR_ACCESS_DENIED'],
    ['inspector', 'ERR_ACCESS_DENIED'],
    ['eval', 'EvalError'],
    ['function', 'EvalError'],
    ['addon', 'ERR_DLOPEN_DISABLED'],
    ['variables', 'none there'],
    ['descriptors', 'none there'],
    ['output', 'killed: answer'],
    ['loop', 'killed: time'],
    ['silence', 'killed: time'],
    ['heap', 'it died of it'],
    ['crash', 'it died of it'],
  ])('is stopped: %s (%s)', (name, by) => {
    expect(ended(name).length).toBeGreaterThan(0);
    expect(new Set(ended(name))).toEqual(new Set([by]));
  });

  it.runIf(process.platform === 'linux').each(['buffers', 'wasm'])(
    'is stopped near the limit of memory: %s',
    (name) => {
      expect(ended(name)).toEqual(['killed: memory']);
      const { megabytes } = measured.attempts.find((a) => a.name === name) ?? { megabytes: 0 };
      expect(megabytes).toBeLessThan(measured.limits.megabytes * 1.5);
    },
  );

  it('reaches no network where the doctor says so, and does where the doctor warns', () => {
    const reached = ['tcp', 'udp', 'dns'].flatMap(ended).includes('got');
    expect(reached).toBe(networkBar() === null);
  });
});
