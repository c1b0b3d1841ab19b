/** When a mailing goes out by itself, and when it never does. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Config, readConfig, readEnvironment } from '../../src/config.ts';
import { asksAnewAt, goesOutAt, type Waiting } from '../../src/distribution/approval/goes-out.ts';

const base = readConfig(
  readEnvironment({ DESK_CONFIG: join(import.meta.dirname, '../../samples/desk.yaml') }),
);
const rules = (approval: Partial<Config['approval']>) => ({
  ...base,
  approval: { ...base.approval, ...approval },
});
const at = (time: string) => new Date(`${time}+01:00`);

const waiting: Waiting = {
  genuine: 'genuine',
  forwardedBy: null,
  doubts: [],
  decisions: 1,
  heldAt: null,
  heldUntil: null,
  askedAt: at('2020-12-03T15:40'),
};
const held = { heldAt: at('2020-12-03T16:00') };

test.each<[string, Partial<Waiting>, Partial<Config['approval']>, string | null]>([
  ['four working hours after the question', {}, {}, '2020-12-04T11:40'],
  ['at once', {}, { mode: 'automatic' }, '2020-12-03T15:40'],
  ['never in mode clerk', {}, { mode: 'clerk' }, null],
  ['never where two have to say yes', {}, { persons: 2 }, null],
  [
    'never where two have to say yes, in mode automatic',
    {},
    { mode: 'automatic', persons: 2 },
    null,
  ],
  ['never with a doubt', { doubts: [{ kind: 'no-case' }] }, { mode: 'automatic' }, null],
  ['never when forwarded', { forwardedBy: 'Ida' }, { mode: 'automatic' }, null],
  ['never when not genuine', { genuine: 'unknown' }, { mode: 'automatic' }, null],
  ['never when nothing was read', { decisions: 0 }, {}, null],
  ['never when held', held, {}, null],
  ['when the hold is over', { ...held, heldUntil: '2021-01-05' }, {}, '2021-01-05T09:00'],
  // The recess of the sample parliament lasts until 3 January, a Sunday.
  ['after the recess', { ...held, heldUntil: '2020-12-21' }, {}, '2021-01-04T09:00'],
  [
    'not before there was time to answer what was asked after the hold',
    { ...held, heldUntil: '2020-12-08', askedAt: at('2020-12-08T08:30') },
    {},
    '2020-12-08T13:00',
  ],
])('%s', (_when, mailing, approval, out) => {
  const moment = goesOutAt({ ...waiting, ...mailing }, rules(approval));
  expect(moment?.toISOString() ?? null).toBe(out && at(out).toISOString());
});

describe('the clerk is asked anew', () => {
  const until = { ...held, heldUntil: '2020-12-08' } as const;
  test.each<[string, Partial<Waiting>, Partial<Config['approval']>, string | null]>([
    ['when a hold ends in mode clerk', until, { mode: 'clerk' }, '2020-12-08T09:00'],
    ['when a hold ends and two have to say yes', until, { persons: 2 }, '2020-12-08T09:00'],
    [
      'when a hold ends of what was read with doubt',
      { ...until, doubts: [{ kind: 'no-case' }] },
      {},
      '2020-12-08T09:00',
    ],
    ['not when it then goes out by itself', until, {}, null],
    ['not while nobody named a day', held, { mode: 'clerk' }, null],
  ])('%s', (_when, mailing, approval, anew) => {
    const moment = asksAnewAt({ ...waiting, ...mailing }, rules(approval));
    expect(moment?.toISOString() ?? null).toBe(anew && at(anew).toISOString());
  });
});
