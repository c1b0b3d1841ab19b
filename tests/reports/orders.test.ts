/** A clerk puts a draft right by one word each; every version is kept, and only the latest can be sent. */
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders, codeOf, latestLetter, mailFrom } from '../../demo/correspondence.ts';
import { actions, letters, reportVersions } from '../../src/database/tables.ts';
import type { TestDesk } from '../desk.ts';
import {
  at,
  contentOf,
  deskThatDrafted,
  mailToIpu,
  memberWrites,
  reportNumbered,
  toIpu,
} from './drafted.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const versions = () => desk.db.select().from(reportVersions).orderBy(reportVersions.version);
const orders = async (
  verb: string,
  rest = '',
  mail: Parameters<typeof codeOf>[1] = 'report-draft',
) => {
  await clerkOrders(desk, mail, verb, rest);
  await desk.settle(2);
};
/** A verb that the letter prints with another order's code. */
const ordersWithCode = async (line: (code: string) => string) => {
  const code = await codeOf(desk, 'report-draft', 'APPROVE');
  const { messageId } = await latestLetter(desk, 'report-draft');
  await desk.receive(
    mailFrom({ from: 'anna.lund@parlament.example', inReplyTo: messageId, text: line(code) }),
  );
  await desk.settle(2);
};
const answer = async () => (await latestLetter(desk, 'report-answer')).text;
const kinds = async (number = 1) => (await contentOf(desk, number)).actions.map(({ kind }) => kind);

describe('a draft', () => {
  test('leaves an action out, which the next report proposes again; both versions are kept', async () => {
    desk = await deskThatDrafted();
    expect(await kinds()).toEqual(['inform-members', 'meet-ambassadors']);
    await ordersWithCode((code) => `OMIT ${code} 2`);
    expect(await kinds()).toEqual(['inform-members']);
    expect((await versions()).map(({ version, madeBy }) => [version, madeBy])).toEqual([
      [1, 'desk'],
      [2, 'anna'],
    ]);
    expect(
      await desk.db.select().from(letters).where(eq(letters.mail, 'report-draft')),
    ).toHaveLength(2);
    await orders('APPROVE');
    expect((await mailToIpu(desk)).text).not.toMatch(/ambassador/i);
    await at(desk, '2021-04-06T10:00:00+02:00');
    expect(await kinds(2)).toEqual(['meet-ambassadors']);
  });

  test('left out as internal, an action is in no report, and none says that it is missing', async () => {
    desk = await deskThatDrafted();
    await ordersWithCode((code) => `OMIT ${code} 2 INTERNAL`);
    await orders('APPROVE');
    const mail = await mailToIpu(desk);
    for (const text of [mail.text, mail.html as string])
      expect(text).not.toMatch(/ambassador|internal/i);
    for (const { content } of mail.attachments)
      expect(content.toString('latin1')).not.toMatch(/ambassador|internal/);
    await at(desk, '2021-04-06T10:00:00+02:00');
    expect(await kinds(2)).toEqual([]);
  });

  test('takes an action that nobody reported, with its words, its body and its evidence', async () => {
    desk = await deskThatDrafted();
    const code = await codeOf(desk, 'report-draft', 'APPROVE');
    await desk.receive(
      mailFrom({
        from: 'anna.lund@parlament.example',
        text: `ADD ${code} request-foreign-minister VEN-13 12 December 2020 BY presidency\nThe President of the Parliament wrote to the Minister.`,
        attached: { filename: 'letter.pdf', bytes: Buffer.from('%PDF-1.7 a letter') },
      }),
    );
    await desk.settle(2);
    const added = (await contentOf(desk)).actions.find(
      (a) => a.kind === 'request-foreign-minister',
    );
    expect(added).toMatchObject({
      doneOn: '2020-12-12',
      actor: { kind: 'presidency', name: null },
      cases: [{ code: 'VEN-13' }],
      what: { text: 'The President of the Parliament wrote to the Minister.', language: 'en' },
      evidence: [{ filename: 'letter.pdf', attached: true }],
    });
    await orders('APPROVE');
    const { attachments, text } = await mailToIpu(desk);
    expect(attachments.map(({ filename }) => filename)).toContain('3-letter.pdf');
    expect(text).toContain('The President of the Parliament wrote to the Minister.');
  });

  test('takes the clerk’s introduction, and corrections of each field', async () => {
    desk = await deskThatDrafted();
    const code = await codeOf(desk, 'report-draft', 'APPROVE');
    for (const line of [
      `INTRODUCTION ${code}\nOur parliament has followed these cases closely.`,
      `CORRECT ${code} 2 date 8 December 2020`,
      `CORRECT ${code} 2 kind raise-with-visitors`,
      `CORRECT ${code} 2 cases VEN-13 VEN-14`,
      `CORRECT ${code} 2 text We spoke with the delegation.\nTwice.`,
      `CORRECT ${code} 2 visibility public`,
    ]) {
      await desk.receive(mailFrom({ from: 'anna.lund@parlament.example', text: line }));
      await desk.settle();
    }
    const { introduction, actions: told } = await contentOf(desk);
    expect(introduction?.text).toBe('Our parliament has followed these cases closely.');
    expect(told[1]).toMatchObject({
      doneOn: '2020-12-08',
      kind: 'raise-with-visitors',
      cases: [{ code: 'VEN-13' }, { code: 'VEN-14' }],
      countries: ['VEN'],
      what: { text: 'We spoke with the delegation.\nTwice.' },
      visibility: 'public',
    });
    expect(await versions()).toHaveLength(7);
  });

  test('a yes to an older version is not taken; the clerk is told', async () => {
    desk = await deskThatDrafted();
    const first = await latestLetter(desk, 'report-draft');
    const code = await codeOf(desk, 'report-draft', 'APPROVE');
    await ordersWithCode((c) => `OMIT ${c} 2`);
    await desk.receive(
      mailFrom({
        from: 'anna.lund@parlament.example',
        inReplyTo: first.messageId,
        text: `APPROVE ${code}`,
      }),
    );
    await desk.settle(2);
    expect((await reportNumbered(desk)).state).toBe('draft');
    expect(toIpu(desk)).toEqual([]);
    expect(await answer()).toContain('changed after the mail that you answered');
  });

  test.each([
    ['OMIT', '9', 'Its actions are numbered from 1 to 2.'],
    ['CORRECT', '9 date 1 December 2020', 'Its actions are numbered from 1 to 2.'],
    ['CORRECT', '2 colour red', '“red” could not be taken for the field “colour” of an action.'],
    ['CORRECT', '2 date sometime', '“sometime” could not be taken for the field “date”'],
  ])('%s %s changes nothing and is answered', async (verb, rest, says) => {
    desk = await deskThatDrafted();
    await ordersWithCode((code) => `${verb} ${code} ${rest}`);
    expect(await versions()).toHaveLength(1);
    expect((await answer()).replace(/\s+/g, ' ')).toContain(says);
  });

  test('what became internal after the yes does not leave: the draft comes back to the clerk', async () => {
    desk = await deskThatDrafted();
    await clerkOrders(desk, 'report-draft', 'APPROVE');
    // Between the yes and the writing of the mail.
    await desk.db
      .update(actions)
      .set({ visibility: 'internal' })
      .where(eq(actions.kind, 'meet-ambassadors'));
    await desk.settle(2);
    expect(toIpu(desk)).toEqual([]);
    expect((await reportNumbered(desk)).state).toBe('draft');
    await orders('APPROVE');
    expect((await mailToIpu(desk)).text).not.toMatch(/ambassador/i);
  });
});

describe('who acted', () => {
  test('a member is named only with their consent', async () => {
    desk = await deskThatDrafted({}, [
      'DONE meet-ambassadors PHL-08 2020-12-07 NAMED',
      'DONE inform-media VEN-13 2020-12-08',
    ]);
    expect((await contentOf(desk)).actions.map(({ actor }) => actor)).toEqual([
      { kind: 'parliament', name: desk.config.chamber.name },
      { kind: 'member', name: 'Jens Bækgaard' },
      { kind: 'member', name: null },
    ]);
  });
});

describe('what was told and does not hold', () => {
  test('is a correction of the next report, once', async () => {
    desk = await deskThatDrafted();
    await orders('APPROVE');
    await orders('CORRECT', '2 date 9 December 2020', 'report-sent');
    expect(await answer()).toContain('the next one will tell the IPU');
    await memberWrites(desk, 'DONE inform-media VEN-13 2021-02-01');
    await at(desk, '2021-04-06T10:00:00+02:00');
    const second = await contentOf(desk, 2);
    expect(second.actions.map(({ kind }) => kind)).toEqual(['inform-media']);
    expect(second.corrections).toMatchObject([
      { report: 1, before: { doneOn: '2020-12-07' }, after: { doneOn: '2020-12-09' } },
    ]);
    await orders('APPROVE');
    await at(desk, '2021-07-06T10:00:00+02:00');
    expect((await contentOf(desk, 3)).corrections).toEqual([]);
  });

  test('withdrawn, it is told so with its reason', async () => {
    desk = await deskThatDrafted();
    await orders('APPROVE');
    await orders('WITHDRAW', '2 The meeting was cancelled.', 'report-sent');
    await at(desk, '2021-04-06T10:00:00+02:00');
    expect((await contentOf(desk, 2)).corrections).toMatchObject([
      {
        report: 1,
        before: { kind: 'meet-ambassadors' },
        after: null,
        reason: 'The meeting was cancelled.',
      },
    ]);
  });

  test('internal now, the next report takes it back and gives no reason', async () => {
    desk = await deskThatDrafted();
    await orders('APPROVE');
    await orders('CORRECT', '2 visibility internal', 'report-sent');
    await at(desk, '2021-04-06T10:00:00+02:00');
    expect((await contentOf(desk, 2)).corrections).toMatchObject([
      { report: 1, before: { kind: 'meet-ambassadors' }, after: null, reason: null },
    ]);
  });

  test('changed through an earlier report while a draft waits, the draft is made anew', async () => {
    desk = await deskThatDrafted();
    await orders('APPROVE');
    await memberWrites(desk, 'DONE inform-media VEN-13 2021-02-01');
    await at(desk, '2021-04-06T10:00:00+02:00');
    expect((await contentOf(desk, 2)).corrections).toEqual([]);
    await orders('WITHDRAW', '2 It was another ambassador.', 'report-sent');
    expect((await contentOf(desk, 2)).corrections).toHaveLength(1);
    expect((await reportNumbered(desk, 2)).version).toBe(2);
  });
});
