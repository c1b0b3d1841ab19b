/**
 * Any story of mails, moves of the clock (months, over changes to summer time), holidays added later, people who
 * leave, lost queues and restarts: nothing that is owed is without an owner, no reminder is doubled or missed, and
 * states move as their table says. What should have been reminded of is worked out here day by day.
 */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailFrom } from '../demo/correspondence.ts';
import { calendarOf } from '../src/config/calendar.ts';
import type { DeskYaml } from '../src/config/schema.ts';
import { followUps, letters, members, reminders } from '../src/database/tables.ts';
import type { Day } from '../src/domain/day.ts';
import { followUpMoves } from '../src/domain/follow-up.ts';
import { arrowsOf } from '../src/domain/moves.ts';
import { dayIn, openingOn, plusDays } from '../src/domain/working-days.ts';
import { openFollowUps } from '../src/follow-up/rows.ts';
import { followUpCode } from '../src/post/tokens.ts';
import type { TestDesk } from './desk.ts';
import { deskThatOwes } from './people.ts';

const runs = Number(process.env.RUNS ?? 4);
const addresses: Readonly<Record<string, string>> = {
  anna: 'anna.lund@parlament.example',
  bo: 'bo.kjaer@parlament.example',
  claire: 'claire.dumas@parlament.example',
};

type Step =
  | { readonly does: 'wait'; readonly hours: number }
  | { readonly does: 'order'; readonly by: string; readonly which: number; readonly says: string }
  | { readonly does: 'forge'; readonly by: string; readonly which: number; readonly says: string }
  | { readonly does: 'recess'; readonly inDays: number; readonly days: number }
  /** So many days on each of which the service is up when the office opens. */
  | { readonly does: 'mornings'; readonly days: number }
  | { readonly does: 'restart' }
  | { readonly does: 'member leaves' }
  | { readonly does: 'clerk leaves' };

const words = fc.constantFrom(
  ...['DONE behandlet', 'WAIVE not for us', 'SNOOZE 5 the minister comes', 'SNOOZE 30 elections'],
  ...['NOTE asked the ministry', 'ASSIGN Claire Dumas', 'ASSIGN Jens Bækgaard', 'REOPEN again'],
  ...['SPLIT MNG-01', 'SNOOZE 14', 'ASSIGN nobody at all'],
);
const person = fc.constantFrom('anna', 'bo', 'claire');
const which = fc.nat({ max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      hours: fc.oneof(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 24, max: 240 }),
        fc.integer({ min: 500, max: 2500 }),
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('mornings' as const),
      days: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('order' as const), by: person, which, says: words }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('forge' as const), by: person, which, says: words }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('recess' as const),
      inDays: fc.integer({ min: -3, max: 40 }),
      days: fc.integer({ min: 0, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'member leaves' as const }) },
  { weight: 1, arbitrary: fc.constant({ does: 'clerk leaves' as const }) },
);

const rowsOf = (desk: TestDesk) =>
  desk.db.select().from(followUps).orderBy(followUps.committee, followUps.part);

/** As after a change of desk.yaml and a new start: what waited in the queue is gone. */
function reconfigure(desk: TestDesk, change: Partial<DeskYaml>): void {
  const config = { ...desk.config, ...change };
  Object.assign(desk, { config: { ...config, calendar: calendarOf(config.chamber) } });
  desk.loseQueue();
}

function nextMorning(desk: TestDesk): void {
  const { calendar } = desk.config;
  desk.clock.turnTo(openingOn(calendar, plusDays(dayIn(calendar, desk.clock.now()), 1)));
}

async function take(desk: TestDesk, does: Step): Promise<void> {
  const now = desk.clock.now();
  switch (does.does) {
    case 'wait':
      desk.clock.turnTo(new Date(now.getTime() + does.hours * 3_600_000));
      return;
    case 'mornings':
      // All but the last of them; the last is looked at as every step is.
      for (let n = 1; n < does.days; n++) {
        nextMorning(desk);
        await desk.settle();
        await expectOrder(desk, new Map());
      }
      nextMorning(desk);
      return;
    case 'order':
    case 'forge': {
      const all = await rowsOf(desk);
      const meant = all[does.which % all.length];
      const [verb = '', ...rest] = does.says.split(' ');
      // A forger knows a code of somebody else.
      const code = followUpCode(
        desk.secret,
        meant?.id ?? '',
        does.does === 'forge' ? `not ${does.by}` : does.by,
      );
      const text = [verb, code, ...rest].join(' ');
      await desk.receive(mailFrom({ from: addresses[does.by] ?? '', text }));
      return;
    }
    case 'recess': {
      const from = plusDays(dayIn(desk.config.calendar, now), does.inDays);
      const recess = { name: 'Recess', from, until: plusDays(from, does.days) };
      const { chamber } = desk.config;
      return reconfigure(desk, { chamber: { ...chamber, recess: [...chamber.recess, recess] } });
    }
    case 'restart':
      return reconfigure(desk, {});
    case 'member leaves':
      await desk.db
        .update(members)
        .set({ endedOn: dayIn(desk.config.calendar, now) })
        .where(eq(members.email, 'jens.baekgaard@parlament.example'));
      return;
    case 'clerk leaves':
      return reconfigure(desk, {
        clerks: desk.config.clerks.filter(({ id }) => id !== 'bo'),
        committees: desk.config.committees.map((committee) => ({
          ...committee,
          clerks: committee.clerks.map((id) => (id === 'bo' ? 'anna' : id)),
        })),
      });
  }
}

/** Working days by the plainest of rules. */
const works = (desk: TestDesk, day: Day): boolean => {
  const { calendar, chamber } = desk.config;
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  const inRecess = chamber.recess.some(({ from, until }) => day >= from && day <= until);
  return weekday !== 0 && weekday !== 6 && !calendar.holiday(day, 'en') && !inRecess;
};
function nth(desk: TestDesk, from: Day, n: number): Day {
  let day = from;
  for (let left = n; left > 0; ) {
    day = plusDays(day, 1);
    if (works(desk, day)) left -= 1;
  }
  return day;
}
function countTo(desk: TestDesk, from: Day, until: Day): number {
  let count = 0;
  for (let day = from; day < until; ) {
    day = plusDays(day, 1);
    if (works(desk, day)) count += 1;
  }
  return count;
}
const clock = (at: Date): string =>
  at.toLocaleTimeString('en-GB', { timeZone: 'Europe/Copenhagen', hour12: false });
const inOffice = (desk: TestDesk, at: Date): boolean =>
  works(desk, dayIn(desk.config.calendar, at)) && clock(at) >= '09:00' && clock(at) < '17:00';

/** The day on which somebody should have been reminded last; null: not yet, or not now. */
function remindedSince(desk: TestDesk, row: typeof followUps.$inferSelect, today: Day): Day | null {
  const { snoozedUntil, openedOn, workingDays } = row;
  if (today <= openedOn || (snoozedUntil && today < snoozedUntil)) return null;
  const deadline = nth(desk, openedOn, workingDays);
  const days: Day[] = snoozedUntil ? [snoozedUntil] : [];
  for (let day = openedOn; day < deadline; day = plusDays(day, 1))
    if (countTo(desk, day, deadline) <= 3) {
      days.push(day);
      break;
    }
  for (let day = deadline; day <= today; day = nth(desk, day, 5)) days.push(day);
  return (
    days
      .filter((day) => day <= today)
      .sort()
      .at(-1) ?? null
  );
}

async function expectOrder(desk: TestDesk, before: ReadonlyMap<string, string>): Promise<void> {
  const now = desk.clock.now();
  const { calendar } = desk.config;
  const today = dayIn(calendar, now);
  const rows = await rowsOf(desk);
  const arrows = arrowsOf(followUpMoves);
  for (const { id, state } of rows) {
    const was = before.get(id);
    if (was && was !== state) expect(arrows).toContain(`${was}>${state}`);
  }
  const open = await openFollowUps(desk.db, desk.config, today);
  expect(open.map(({ id }) => id).sort()).toEqual(
    rows.flatMap(({ id, state }) => (state === 'open' ? [id] : [])).sort(),
  );
  const house = new Set(desk.config.clerks.map(({ id }) => id));
  for (const { owners } of open) {
    expect(owners.length).toBeGreaterThan(0);
    for (const { id, role } of owners) if (role === 'clerk') expect(house).toContain(id);
  }
  const ledger = await desk.db.select().from(reminders);
  const written = (await desk.db.select().from(letters)).filter(({ mail }) => mail === 'reminder');
  // One digest a person and day, sent once, in office hours.
  const days = written.map((one) => `${one.person} ${dayIn(calendar, one.createdAt)}`);
  expect(new Set(days).size).toBe(days.length);
  for (const { messageId, state } of written) {
    expect(state).toBe('sent');
    expect(desk.sent.filter((mail) => mail.messageId === messageId)).toHaveLength(1);
  }
  expect(new Set(ledger.map((l) => `${l.letter} ${l.followUp} ${l.person}`)).size).toBe(
    ledger.length,
  );
  if (!inOffice(desk, now)) return;
  for (const row of rows.filter(({ state }) => state === 'open')) {
    const since = remindedSince(desk, row, today);
    if (!since || (row.reactedAt && dayIn(calendar, row.reactedAt) > since)) continue;
    const owners = open.find(({ id }) => id === row.id)?.owners ?? [];
    for (const { id } of owners) {
      const told = ledger.some(
        (l) =>
          l.followUp === row.id &&
          l.round === row.round &&
          l.person === id &&
          dayIn(calendar, l.reservedAt) >= since,
      );
      // What comes due when today's digest is written waits for the next working day.
      const hadOne = days.includes(`${id} ${today}`);
      expect(told || hadOne, `${row.committee} ${row.part} to ${id}, due since ${since}`).toBe(
        true,
      );
    }
  }
}

test(
  'whatever happens, nothing that is owed is forgotten and nobody is told of it twice',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (story) => {
        const desk = await deskThatOwes();
        try {
          for (const each of story) {
            const before = new Map((await rowsOf(desk)).map(({ id, state }) => [id, state]));
            const at = desk.clock.now();
            await take(desk, each);
            await desk.settle(2);
            await expectOrder(desk, before);
            const news = (await desk.db.select().from(letters)).filter(
              ({ mail, createdAt }) => mail === 'reminder' && createdAt > at,
            );
            for (const { createdAt } of news) expect(inOffice(desk, createdAt)).toBe(true);
            if (each.does === 'forge')
              expect(new Map((await rowsOf(desk)).map(({ id, state }) => [id, state]))).toEqual(
                before,
              );
          }
        } finally {
          await desk.close();
        }
      }),
      { numRuns: runs },
    );
  },
  60_000 * runs,
);
