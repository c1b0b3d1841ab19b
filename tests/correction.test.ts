/** What was read is put right by a clerk, with words, a password or a better copy; what was read is kept. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter } from '../demo/correspondence.ts';
import {
  cases,
  commands,
  corrections,
  decisionCases,
  decisions,
  documents,
  mailings,
} from '../src/database/tables.ts';
import { mailFile, smallDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

const take = async (name: string) => {
  await desk.receive(mailFile(name));
  await desk.settle();
};
const order = async (verb: string, rest = '', attached?: { filename: string; bytes: Buffer }) => {
  desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
  await clerkOrders(desk, 'approval-request', verb, rest, { ...(attached && { attached }) });
  await desk.settle(2);
};
const mailing = async () => (await desk.db.select().from(mailings))[0];
const read = () => desk.db.select().from(decisions).orderBy(asc(decisions.position));
const sample = (name: string) =>
  readFileSync(join(import.meta.dirname, '../samples/ipu/documents', name));

describe('a correction', () => {
  beforeEach(() => take('09-en-fr-pair'));

  test('shows in the decision, keeps beside it what was read, and asks the clerk anew', async () => {
    const asked = (await latestLetter(desk, 'approval-request')).id;
    await order('CORRECT', 'GAB session 207\nGAB manner consensus');
    const [gabon] = await read();
    expect(gabon).toMatchObject({ session: 207, manner: 'consensus' });
    const kept = await desk.db.select().from(corrections).orderBy(corrections.field);
    expect(
      kept.map(({ field, read: was, corrected, by }) => ({ field, was, corrected, by })),
    ).toEqual([
      { field: 'manner', was: 'unanimously', corrected: 'consensus', by: 'anna' },
      { field: 'session', was: 206, corrected: 207, by: 'anna' },
    ]);
    const anew = await latestLetter(desk, 'approval-request');
    expect(anew.id).not.toBe(asked);
    expect(anew.text).toContain('207th session');
  });

  test('empties a field', async () => {
    await order('CORRECT', 'GAB manner none');
    expect((await read())[0]).toMatchObject({ manner: null });
    expect(await desk.db.select().from(corrections)).toMatchObject([
      { field: 'manner', read: 'unanimously', corrected: null },
    ]);
  });

  test('of a name or a code moves the case', async () => {
    await order('CORRECT', 'GAB case GAB-04 Justin Ndoundangoye II\nGAB case GAB-05 Bertrand Zibi');
    const lines = await desk.db.select().from(decisionCases).orderBy(decisionCases.position);
    expect(lines.map(({ code, name }) => `${code} ${name}`)).toEqual([
      'GAB-04 Justin Ndoundangoye II',
      'GAB-05 Bertrand Zibi',
    ]);
    await order('CORRECT', 'GAB case GAB-05 none');
    const [second] = await desk.db.select().from(cases).where(eq(cases.code, 'GAB-05'));
    expect(second?.lastDecision).toBeNull();
    const [first] = await desk.db.select().from(cases).where(eq(cases.code, 'GAB-04'));
    expect(first?.name).toBe('Justin Ndoundangoye II');
  });

  test.each([
    ['an unknown field', 'GAB weather rainy', /“weather” is no field/],
    ['an impossible value', 'GAB adopted 2020-02-30', /cannot be the adopted/],
    ['another country', 'PHL session 206', /does not begin with the country/],
  ])(
    'with %s is answered with what is possible, and changes nothing',
    async (_what, line, answer) => {
      await order('CORRECT', `GAB session 207\n${line}`);
      expect((await latestLetter(desk, 'order-not-done')).text).toMatch(answer);
      expect(await read()).toMatchObject([{ session: 206 }]);
      expect(await desk.db.select().from(corrections)).toEqual([]);
    },
  );

  test('and another one before the clerk was asked anew both count', async () => {
    await clerkOrders(desk, 'approval-request', 'CORRECT', 'GAB session 207');
    await clerkOrders(desk, 'approval-request', 'CORRECT', 'GAB mps 2');
    await desk.settle();
    expect(await read()).toMatchObject([{ session: 207, mps: 2 }]);
  });

  test('comes too late for a mailing that was approved', async () => {
    await order('APPROVE');
    await order('CORRECT', 'GAB session 207');
    expect(await read()).toMatchObject([{ session: 206 }]);
    const [, late] = await desk.db.select().from(commands).orderBy(commands.takenAt);
    expect(late).toMatchObject({ state: 'refused', outcome: 'too late' });
  });
});

describe('a document that could not be read', () => {
  /** Without its scan: OCR takes its time, and has tests of its own. */
  beforeEach(async () => {
    const raw = mailFile('11-problem-attachments').toString('latin1');
    const [, boundary = ''] = /boundary="?([^"\r\n;]+)/.exec(raw) ?? [];
    const parts = raw.split(`--${boundary}`).filter((part) => !part.includes('scan0001.pdf"'));
    await desk.receive(Buffer.from(parts.join(`--${boundary}`), 'latin1'));
    await desk.settle();
  });

  test('is read with the password that a clerk gives', async () => {
    expect((await read()).map((d) => d.country)).not.toContain('TZA');
    await order('READ', 'solidarity');
    expect((await read()).map((d) => d.country)).toContain('TZA');
    expect(await mailing()).toMatchObject({ state: 'read' });
    expect((await latestLetter(desk, 'approval-request')).text).not.toMatch(/Not read: Tanzania/);
  });

  test('stays unread with a wrong password, and the clerk is asked again', async () => {
    const asked = (await latestLetter(desk, 'approval-request')).id;
    await order('READ', 'solidarität');
    expect((await read()).map((d) => d.country)).not.toContain('TZA');
    const anew = await latestLetter(desk, 'approval-request');
    expect(anew.id).not.toBe(asked);
    expect(anew.text).toMatch(/Not read: Tanzania-e\.pdf/);
  });

  test('is replaced by the better copy of its name, and nothing else is lost', async () => {
    const copy = { filename: 'brazil-E.pdf', bytes: sample('phl-170.pdf') };
    await order('READ', '', copy);
    expect((await read()).map((d) => d.country)).toContain('PHL');
    const rows = await desk.db.select().from(documents).orderBy(asc(documents.position));
    const replaced = rows.filter((d) => d.replacedBy);
    expect(replaced.map((d) => d.filename)).toEqual(['Brazil-e.pdf']);
    expect(rows.at(-1)).toMatchObject({ via: 'clerk', readable: 'text' });
    expect((await latestLetter(desk, 'approval-request')).text).not.toMatch(/Not read: Brazil/);
  });
});
