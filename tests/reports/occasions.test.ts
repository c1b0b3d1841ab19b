/** When a report is drafted, by whom it is approved, and what happens when the IPU answers or does not. */
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders, codeOf, latestLetter, mailFrom } from '../../demo/correspondence.ts';
import { letters, reportAnswers, reports } from '../../src/database/tables.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold } from '../people.ts';
import {
  at,
  configure,
  contentOf,
  deskThatDrafted,
  ipu,
  memberWrites,
  reportNumbered,
  toIpu,
} from './drafted.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const drafted = async () =>
  (await desk.db.select().from(reports).orderBy(reports.number)).map(
    ({ occasion, until, state }) => [occasion, until, state],
  );
const written = (mail: string) => desk.db.select().from(letters).where(eq(letters.mail, mail));
const clerkWrites = async (from: string, text: string) => {
  await desk.receive(mailFrom({ from, text }));
  await desk.settle(2);
};
const anna = 'anna.lund@parlament.example';
const bo = 'bo.kjaer@parlament.example';
const approved = async () => {
  await clerkOrders(desk, 'report-draft', 'APPROVE');
  await desk.settle(2);
};

describe('a report is drafted', () => {
  test('before each session of the IPU, once', async () => {
    desk = await deskThatTold();
    configure(desk, {
      report: { every: 'never', ipuSessions: [{ name: '142nd Assembly', begins: '2021-01-25' }] },
    });
    await at(desk, '2021-01-10T10:00:00+01:00');
    expect(await drafted()).toEqual([]);
    await at(desk, '2021-01-11T10:00:00+01:00', 2);
    expect(await drafted()).toEqual([['session', '2021-01-12', 'draft']]);
    await approved();
    await at(desk, '2021-01-20T10:00:00+01:00', 2);
    expect(await drafted()).toEqual([['session', '2021-01-12', 'sent']]);
  });

  test('as soon as so much was done; what a clerk rejects is not proposed again at once', async () => {
    desk = await deskThatTold();
    configure(desk, { report: { every: 'never', afterActions: 3 } });
    await memberWrites(desk, 'DONE inform-media VEN-13 2020-12-03');
    await desk.settle();
    expect(await drafted()).toEqual([]);
    await memberWrites(desk, 'DONE meet-ambassadors PHL-08 2020-12-03');
    await desk.settle(2);
    expect((await drafted()).map(([occasion]) => occasion)).toEqual(['threshold']);
    await clerkOrders(desk, 'report-draft', 'REJECT', 'not yet');
    await desk.settle(2);
    expect((await drafted()).map(([, , state]) => state)).toEqual(['discarded']);
  });

  test('when a clerk asks for it; a second time it is said that one waits', async () => {
    desk = await deskThatTold();
    configure(desk, { report: { every: 'never' } });
    await clerkWrites(anna, 'REPORT');
    expect((await drafted()).map(([occasion]) => occasion)).toEqual(['request']);
    expect(await written('report-draft')).toHaveLength(1);
    await clerkWrites(anna, 'REPORT');
    expect(await drafted()).toHaveLength(1);
    expect((await latestLetter(desk, 'report-answer')).text).toContain(
      'report No. 1 still waits for a yes',
    );
  });

  test.each([
    ['month', '2021-01-01'],
    ['year', '2021-01-01'],
  ] as const)('after each %s', async (every, until) => {
    desk = await deskThatTold();
    configure(desk, { report: { every } });
    await at(desk, '2021-01-04T10:00:00+01:00', 2);
    expect(await drafted()).toEqual([['period', until, 'draft']]);
  });

  test('for a quarter that ends while a draft waits, when that one is decided', async () => {
    desk = await deskThatDrafted();
    await at(desk, '2021-04-06T10:00:00+02:00', 2);
    expect(await drafted()).toHaveLength(1);
    await approved();
    expect((await drafted()).map(([, until, state]) => [until, state])).toEqual([
      ['2021-01-01', 'sent'],
      ['2021-04-01', 'draft'],
    ]);
    expect((await contentOf(desk, 2)).from).toBe('2021-01-01');
  });
});

describe('it is sent', () => {
  test('with two persons only after the second yes to the same version', async () => {
    desk = await deskThatTold();
    configure(desk, { approval: { persons: 2 }, group: { deputies: ['bo'] } });
    await at(desk, '2021-01-04T10:00:00+01:00');
    expect((await written('report-draft')).map(({ person }) => person).sort()).toEqual([
      'anna',
      'bo',
    ]);
    const codes: Record<string, string> = {};
    for (const who of ['anna', 'bo']) codes[who] = await codeTo(who);
    await clerkWrites(anna, `APPROVE ${codes.anna}`);
    expect((await latestLetter(desk, 'report-answer')).text).toContain('Bo Kjær');
    await clerkWrites(anna, `APPROVE ${codes.anna}`);
    expect((await reportNumbered(desk)).state).toBe('draft');
    await clerkWrites(bo, `APPROVE ${codes.bo}`);
    expect(toIpu(desk)).toHaveLength(1);
  });

  test('after a change both have to say yes again', async () => {
    desk = await deskThatTold();
    configure(desk, { approval: { persons: 2 }, group: { deputies: ['bo'] } });
    await at(desk, '2021-01-04T10:00:00+01:00');
    await clerkWrites(anna, `APPROVE ${await codeTo('anna')}`);
    const older = await codeTo('bo');
    await clerkWrites(anna, `INTRODUCTION ${await codeTo('anna')}\nDear friends,\nwe met often.`);
    await clerkWrites(bo, `APPROVE ${older}`);
    expect(toIpu(desk)).toEqual([]);
    await clerkWrites(bo, `APPROVE ${await codeTo('bo')}`);
    expect(toIpu(desk)).toEqual([]);
    await clerkWrites(anna, `APPROVE ${await codeTo('anna')}`);
    expect(toIpu(desk)).toHaveLength(1);
  });

  test('without a yes only where that is configured', async () => {
    desk = await deskThatDrafted({ report: { approval: 'none' } });
    await desk.settle(2);
    expect((await reportNumbered(desk)).approvedBy).toBe('configuration');
    expect(toIpu(desk)).toHaveLength(1);
    expect(await written('report-draft')).toEqual([]);
    expect(await written('report-sent')).toHaveLength(1);
  });
});

describe('the IPU', () => {
  test('that does not answer: the clerk is told, once', async () => {
    desk = await deskThatDrafted();
    await approved();
    await at(desk, '2021-01-24T10:00:00+01:00', 2);
    expect(await written('report-unanswered')).toEqual([]);
    await at(desk, '2021-01-25T11:00:00+01:00', 2);
    await at(desk, '2021-02-25T11:00:00+01:00', 2);
    expect(await written('report-unanswered')).toHaveLength(1);
  });

  test.each([
    ['We thank you for this report. See https://ipu.org/?x=1', false],
    ['Thank you. Who met the ambassador?', true],
    ['Merci. Pourriez-vous préciser la date ?', true],
  ])('that answers “%s”: recorded, brought to the clerk', async (text, asks) => {
    desk = await deskThatDrafted();
    await approved();
    await desk.receive(mailFrom({ from: ipu, inReplyTo: toIpu(desk)[0]?.messageId ?? '', text }));
    await desk.settle(2);
    expect(await desk.db.select().from(reportAnswers)).toMatchObject([{ sender: ipu, text, asks }]);
    expect((await latestLetter(desk, 'report-acknowledged')).text).toContain(text);
    await at(desk, '2021-02-25T11:00:00+01:00', 2);
    expect(await written('report-unanswered')).toEqual([]);
  });
});

/** The code in the latest draft that a clerk was sent. */
async function codeTo(person: string): Promise<string> {
  const own = (await written('report-draft')).filter((letter) => letter.person === person);
  const latest = own.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).at(-1);
  const raw = (await desk.rawMail.get(latest?.raw ?? '')).toString();
  const code = /APPROVE ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(raw)?.[1];
  return code ?? codeOf(desk, 'report-draft', 'APPROVE');
}
