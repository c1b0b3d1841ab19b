/** What committees owe: opened with a deadline, reminded of once per rule, closed by a word. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, latestLetter, mailFrom } from '../demo/correspondence.ts';
import { followUps, letters } from '../src/database/tables.ts';
import type { TestDesk } from './desk.ts';
import { deskThatOwes } from './people.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatOwes();
});
afterEach(() => desk.close());

const remindersTo = async (clerk: string) =>
  (await desk.db.select().from(letters).where(eq(letters.mail, 'reminder'))).filter(
    (l) => l.person === clerk,
  );
const at = async (moment: string) => {
  desk.clock.turnTo(new Date(moment));
  await desk.settle();
};

test('approving opens one follow-up per committee, 20 working days after 3 December over Christmas and recess', async () => {
  const open = await desk.db.select().from(followUps);
  expect(open.map((f) => f.committee).sort()).toEqual(['ERD', 'IPU', 'OSCE', 'UPN', 'URU']);
  expect(open.every((f) => f.workingDays === 20 && f.openedOn === '2020-12-03')).toBe(true);
  expect((await latestLetter(desk, 'committee-registered')).text).toMatch(/14/);
});

describe('closing', () => {
  test('DONE with its code closes the committee’s follow-up, WAIVE with a reason too; others stay open', async () => {
    await at('2021-01-11T09:30:00+01:00');
    const text = (await latestLetter(desk, 'reminder')).text;
    expect(text).toContain('DONE ');
    const bo = (await remindersTo('bo'))[0];
    const codes = [
      ...(await textOf(bo?.raw ?? '')).matchAll(/DONE ([0-9A-Z]{4}-[0-9A-Z]{4})/g),
    ].map((m) => m[1]);
    const [first, second] = [...new Set(codes)];
    await desk.receive(
      mailFrom({
        from: 'bo.kjaer@parlament.example',
        text: `DONE ${first} behandlet den 16. december`,
      }),
    );
    await desk.receive(
      mailFrom({ from: 'bo.kjaer@parlament.example', text: `WAIVE ${second} hører under UPN` }),
    );
    await desk.settle(2);
    const all = await desk.db.select().from(followUps);
    expect(all.map((f) => `${f.committee} ${f.state}`).sort()).toEqual([
      'ERD open',
      'IPU open',
      'OSCE open',
      'UPN done',
      'URU waived',
    ]);
    expect(all.find((f) => f.committee === 'URU')?.reason).toBe('hører under UPN');
  });

  test.each([
    ['another clerk', 'claire.dumas@parlament.example', 'pass' as const],
    ['somebody who pretends to be the clerk', 'bo.kjaer@parlament.example', 'fail' as const],
  ])('the code from %s closes nothing', async (_who, from, dmarc) => {
    const code = await codeOfClerk('bo');
    await desk.receive(mailFrom({ from, text: `DONE ${code}`, dmarc }));
    await desk.settle();
    expect((await desk.db.select().from(followUps)).every((f) => f.state === 'open')).toBe(true);
  });

  test('what is closed is not reminded of', async () => {
    await desk.receive(
      mailFrom({ from: 'anna.lund@parlament.example', text: `DONE ${await codeOfClerk('anna')}` }),
    );
    await desk.settle();
    await at('2021-01-11T09:30:00+01:00');
    expect(await remindersTo('anna')).toEqual([]);
    expect(await remindersTo('bo')).toHaveLength(1);
  });
});

const textOf = async (raw: string): Promise<string> =>
  (await (await import('mailparser')).simpleParser(await desk.rawMail.get(raw))).text ?? '';

/** The code in the clerk's own letter about a registration. */
async function codeOfClerk(person: string): Promise<string> {
  const [letter] = await desk.db
    .select()
    .from(letters)
    .where(eq(letters.person, person))
    .orderBy(letters.createdAt);
  const mine =
    (await desk.db.select().from(letters).where(eq(letters.mail, 'committee-registered'))).find(
      (l) => l.person === person,
    ) ?? letter;
  return (
    /DONE ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(await textOf(mine?.raw ?? ''))?.[1] ??
    codeOf(desk, 'committee-registered', 'DONE')
  );
}
