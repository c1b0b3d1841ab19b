/** Time as whole processes see it, turned forward and back, by libfaketime. */
import { globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/desk.ts';

export interface MovedClock extends Clock, Disposable {
  /** The processes see it within a second. */
  turnTo(moment: Date): void;
  /** How often it was turned. */
  turns(): number;
  /** For a process that is to live by this clock. */
  readonly environment: Record<string, string>;
}

export function movedClock(start: Date): MovedClock {
  const [library] = globSync('/usr/lib/*/faketime/libfaketime.so.1');
  if (!library) throw new Error('libfaketime is not installed: apt-get install libfaketime');
  const dir = mkdtempSync(join(tmpdir(), 'desk-clock-'));
  const file = join(dir, 'offset');
  let offset = 0;
  let turns = 0;
  const turnTo = (moment: Date): void => {
    offset = moment.getTime() - Date.now();
    turns += 1;
    // It is read at any moment.
    writeFileSync(`${file}.new`, `${offset < 0 ? '' : '+'}${Math.round(offset / 1000)}\n`);
    renameSync(`${file}.new`, file);
  };
  turnTo(start);
  return {
    now: () => new Date(Date.now() + offset),
    turnTo,
    turns: () => turns,
    environment: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      // Timers go by the monotonic clock, which nobody turns.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
}
