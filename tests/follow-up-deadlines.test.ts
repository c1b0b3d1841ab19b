/** Deadlines move with the calendar of parliament, and say so, once. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { latestLetter, mailFrom } from '../demo/correspondence.ts';
import { calendarOf } from '../src/config/calendar.ts';
import { audit, followUps, letters } from '../src/database/tables.ts';
import type { Day } from '../src/domain/day.ts';
import type { TestDesk } from './desk.ts';
import { deskThatOwes } from './people.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatOwes();
});
afterEach(() => desk.close());

/** As after a change of desk.yaml and a new start. */
const addRecess = (name: string, from: Day, until: Day) => {
  const chamber = { ...desk.config.chamber };
  chamber.recess = [...chamber.recess, { name, from, until }];
  Object.assign(desk, { config: { ...desk.config, chamber, calendar: calendarOf(chamber) } });
};
const told = async () =>
  (await desk.db.select().from(letters).where(eq(letters.mail, 'deadline-moved')))
    .map(({ person }) => person)
    .sort();

test('who registers is told how the deadline came about', async () => {
  const { text } = await latestLetter(desk, 'committee-registered');
  // The latest may be to any clerk: in all their languages the day and the recess are named.
  expect(text).toMatch(/14[. ]/);
  expect(text).toContain('Christmas recess');
});

test('a recess that is added later moves what is open, and each clerk is told once, of all of it', async () => {
  await desk.receive(
    mailFrom({
      from: 'anna.lund@parlament.example',
      inReplyTo: (await latestTo('anna')).messageId,
      text: 'DONE',
    }),
  );
  await desk.settle();
  addRecess('Winter recess', '2021-01-11', '2021-01-15');
  await desk.settle(2);
  // What is done moves no more.
  expect(await told()).toEqual(['bo', 'claire']);
  const rows = await desk.db.select().from(followUps);
  expect(
    Object.fromEntries(rows.map((f) => [f.committee, `${f.toldDeadline} ${f.sequence}`])),
  ).toEqual({
    UPN: '2021-01-21 1',
    URU: '2021-01-21 1',
    OSCE: '2021-01-21 1',
    ERD: '2021-01-21 1',
    IPU: '2021-01-14 1',
  });
  const { text } = await latestTo('bo', 'deadline-moved');
  expect(text).toContain('14. januar 2021 -> 21. januar 2021');
  expect(text).toContain('Winter recess (11. januar 2021 – 15. januar 2021)');
  expect(text).toMatch(/UPN[\s\S]*URU/);
  const moves = await desk.db.select().from(audit).where(eq(audit.what, 'deadline moved'));
  expect(moves).toHaveLength(4);
  await desk.settle(2);
  expect(await told()).toEqual(['bo', 'claire']);
});

test('a recess that does not lie before the deadline moves nothing', async () => {
  addRecess('Easter recess', '2021-03-29', '2021-04-05');
  await desk.settle(2);
  expect(await told()).toEqual([]);
});

async function latestTo(
  person: string,
  mail: 'committee-registered' | 'deadline-moved' = 'committee-registered',
) {
  const all = await desk.db.select().from(letters).where(eq(letters.mail, mail));
  const letter = all.find((each) => each.person === person);
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(await desk.rawMail.get(letter?.raw ?? ''));
  return { messageId: letter?.messageId ?? '', text: parsed.text ?? '' };
}
