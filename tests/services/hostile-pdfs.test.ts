import { describe, expect, it } from 'vitest';
import { readInCage } from '../../src/reading/cage.ts';
import { doubtsInEnglish, problemInEnglish } from '../in-english.ts';
import { hostilePdfs } from '../reading/hostile-pdfs.ts';

const seconds = 6;
const limits = { memory: 500_000_000, milliseconds: seconds * 1000 };
const read = readInCage(limits, { ...limits, atOnce: 1 });

/** The longest time for which this process did nothing else, in milliseconds. */
function pulse(): { stop: () => number } {
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 10);
  return {
    stop: () => {
      clearInterval(beat);
      return longest;
    },
  };
}

describe('a hostile PDF costs one document', () => {
  it.each(Object.entries(hostilePdfs))('%s', async (_, make) => {
    const bytes = make();
    const start = performance.now();
    const { stop } = pulse();
    const document = await read({ filename: 'hostile.pdf', bytes });

    expect(stop()).toBeLessThan(1000);
    expect(document.decisions).toEqual([]);
    expect(document.readable).not.toBe('text');
    // A quick machine has OCR look at what a slow one gives up; it is told either way.
    expect(
      [problemInEnglish(document.problem), ...doubtsInEnglish(document.doubts)].join(' '),
    ).toMatch(/^\s?[A-Z].*\.$/);
    // A reading, the OCR of a page and a second reading have their time each, and a start.
    expect(performance.now() - start).toBeLessThan((3 * seconds + 10) * 1000);
  });
});
