import type { Clock } from '../desk.ts';

/** The machine's time. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs from a moment of our choice and can be turned forward: for the demo and tests. */
export interface TurnableClock extends Clock {
  turnTo(moment: Date): void;
}

export function turnableClock(start: Date): TurnableClock {
  let offset = start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offset),
    turnTo(moment) {
      if (moment.getTime() < Date.now() + offset) throw new Error('A clock is not turned back');
      offset = moment.getTime() - Date.now();
    },
  };
}
