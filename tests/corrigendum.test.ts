/** A corrigendum replaces what it corrects, once somebody has approved it, and keeps its history. */
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter, mailFrom } from '../demo/correspondence.ts';
import { cases, decisions, mailings } from '../src/database/tables.ts';
import { caseFile } from '../src/record/case-file.ts';
import { mailFile, smallDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

const take = async (name: string) => {
  await desk.receive(mailFile(name));
  await desk.settle();
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
};
const approve = async () => {
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle(2);
};
const all = () => desk.db.select().from(mailings).orderBy(asc(mailings.receivedAt));
const onUganda = () =>
  desk.db.select().from(decisions).where(eq(decisions.country, 'UGA')).orderBy(asc(decisions.mps));

describe('a corrigendum of one of two decisions', () => {
  beforeEach(async () => {
    await take('10-docx');
  });

  test('is linked to the decision that it corrects, and the clerk reads what it changes', async () => {
    await approve();
    await take('08-corrigendum');
    const [wrong, right] = await onUganda();
    expect({ wrong: wrong?.mps, right: right?.mps }).toEqual({ wrong: 4, right: 5 });
    expect(right?.supersedes).toBe(wrong?.id);
    const { text } = await latestLetter(desk, 'approval-request');
    expect(text).toMatch(/Corrects the decision received on/);
    expect(text).toMatch(/new: UGA-21 Kassiano Wadri; parliamentarians: 5 \(before: 4\)/);
  });

  test('leaves the mailing, whose other decision still holds, as it was', async () => {
    await approve();
    await take('08-corrigendum');
    await approve();
    expect((await all()).map((m) => m.state)).toEqual(['distributed', 'distributed']);
    const [uganda] = await desk.db.select().from(cases).where(eq(cases.code, 'UGA-19'));
    expect(uganda?.lastDecision).toBe((await onUganda())[1]?.id);
  });

  test('holds back the wrong text that nobody has approved yet, once it is approved itself', async () => {
    await take('08-corrigendum');
    expect((await all())[0]?.doubts).toEqual([]);
    await approve();
    const [waiting, corrigendum] = await all();
    expect(corrigendum?.state).toBe('distributed');
    expect(waiting?.state).toBe('read');
    expect(waiting?.doubts).toEqual([{ kind: 'decision-replaced', country: 'UGA' }]);
    desk.clock.turnTo(new Date('2020-12-10T12:00:00+01:00'));
    await desk.settle();
    expect((await all())[0]?.state).toBe('read');
  });

  test('that is rejected changes nothing', async () => {
    await approve();
    await take('08-corrigendum');
    await clerkOrders(desk, 'approval-request', 'REJECT', 'sent twice');
    await desk.settle();
    const [uganda] = await desk.db.select().from(cases).where(eq(cases.code, 'UGA-19'));
    expect(uganda?.lastDecision).toBe((await onUganda())[0]?.id);
  });
});

test('the wrong text can still be read again while its corrigendum waits', async () => {
  await take('10-docx');
  const order = await latestLetter(desk, 'approval-request');
  await take('08-corrigendum');
  const code = /APPROVE ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(order.text)?.[1];
  await desk.receive(mailFrom({ from: 'anna.lund@parlament.example', text: `READ ${code}` }));
  await desk.settle(2);
  expect((await all()).map((m) => m.state)).toEqual(['read', 'read']);
  expect((await onUganda()).map((d) => d.mps)).toEqual([4, 5]);
});

test('a case tells its decisions, which of them was replaced, and what changed', async () => {
  await take('10-docx');
  await approve();
  await take('08-corrigendum');
  await approve();
  const file = await caseFile(desk, 'UGA19');
  expect(file).toMatchObject({ code: 'UGA-19', country: 'UGA' });
  expect(file?.decisions.map((d) => d.replaced).sort()).toEqual([false, true]);
  expect(file?.decisions.find((d) => !d.replaced)?.changes?.added).toEqual([
    'UGA-21 Kassiano Wadri',
  ]);
  expect(await caseFile(desk, 'XYZ-01')).toBeNull();
});

test('a mailing of which every decision is corrected is superseded', async () => {
  await take('08-corrigendum');
  await approve();
  // The same text once more, from another hand: it corrects the first.
  const again = mailFile('08-corrigendum').toString('latin1');
  await desk.receive(
    Buffer.from(again.replace('<corr.uga.20191022@', '<corr2.uga.20191023@'), 'latin1'),
  );
  await desk.settle();
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
  await approve();
  expect((await all()).map((m) => m.state)).toEqual(['superseded', 'distributed']);
  expect((await all())[1]?.duplicateOf).toBe((await all())[0]?.id);
});

test('a corrigendum of a decision that never reached the desk says so to the clerk', async () => {
  await take('08-corrigendum');
  const [corrigendum] = await all();
  expect(corrigendum?.doubts).toContainEqual({ kind: 'corrected-unknown', country: 'UGA' });
  expect((await onUganda())[0]?.supersedes).toBeNull();
});

test('a decision in other words that came before is named, and does not hold the mailing back', async () => {
  await take('01-letter-combined');
  await take('09-en-fr-pair');
  const { text } = await latestLetter(desk, 'approval-request');
  expect(text).toMatch(/Another text of this decision was received on/);
  expect((await all())[1]?.doubts).toEqual([]);
});
