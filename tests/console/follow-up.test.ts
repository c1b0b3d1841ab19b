/** Follow-ups on the console: the board, everything about one, and the same orders as by mail. */
import { asc, eq } from 'drizzle-orm';
import { HtmlValidate } from 'html-validate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { latestLetter } from '../../demo/correspondence.ts';
import {
  actionCases,
  actions,
  commands,
  followUpNotes,
  followUps,
  letters,
  mailings,
} from '../../src/database/tables.ts';
import { openFollowUps } from '../../src/follow-up/rows.ts';
import type { TestDesk } from '../desk.ts';
import { clerksRead, deskThatOwes, deskThatTold } from '../people.ts';
import { signedIn } from './browser.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await deskThatOwes();
});
afterEach(() => desk.close());

const of = async (committee: string) => {
  const [row] = await desk.db
    .select()
    .from(followUps)
    .where(eq(followUps.committee, committee))
    .orderBy(asc(followUps.part));
  if (!row) throw new Error(`${committee} owes nothing`);
  return row;
};
const pathOf = async (committee: string) => `/console/follow-up/${(await of(committee)).id}`;
const casesOf = async (committee: string) =>
  (await openFollowUps(desk.db, desk.config, '2020-12-04')).find(
    (each) => each.committee === committee,
  )?.cases ?? [];
const get = async (person: string, path: string) => (await signedIn(desk, person)).get(path);
const post = async (person: string, path: string, fields: Record<string, string> = {}) =>
  (await signedIn(desk, person)).post(path, fields);
const submit = async (person: string, path: string, fields: Record<string, string> = {}) =>
  (await signedIn(desk, person)).submit(path, fields);
const answered = async () =>
  (await desk.db.select().from(letters).where(eq(letters.mail, 'follow-up-changed'))).map(
    ({ person }) => person,
  );

describe('the board', () => {
  test('has a column for each committee that owes, with deadline and owner', async () => {
    const { html } = await get('anna', '/console/follow-up');
    for (const { code, name } of desk.config.committees) {
      expect(html).toContain(`id="lane-${code}"`);
      expect(html).toContain(name);
    }
    expect(html).toContain(await pathOf('UPN'));
    expect(html).toContain('Looked after by Bo Kjær');
    expect(html).toContain('working days left');
    expect(html).not.toContain('overdue');
  });

  test('says in words what is overdue and what is snoozed', async () => {
    await desk.db
      .update(followUps)
      .set({ snoozedUntil: '2021-03-01', snoozedBecause: 'the visit comes first' })
      .where(eq(followUps.committee, 'UPN'));
    desk.clock.turnTo(new Date('2021-02-01T10:00:00Z'));
    const { html } = await get('anna', '/console/follow-up');
    expect(html).toMatch(/working days overdue/);
    expect(html).toContain('No reminders before 1 March 2021');
  });

  test('shows one committee, or what is mine', async () => {
    const lanes = async (person: string, query: string) =>
      [...(await get(person, `/console/follow-up?${query}`)).html.matchAll(/id="lane-(\w+)"/g)].map(
        ([, code]) => code,
      );
    expect(await lanes('anna', 'committee=ERD')).toEqual(['ERD']);
    expect(await lanes('bo', 'mine=yes')).toEqual(['UPN', 'URU']);
    expect(await lanes('claire', 'committee=UPN&mine=yes')).toEqual([]);
    expect((await get('anna', '/console/follow-up?committee=NONE')).status).toBe(422);
  });

  test('has what was closed in the last 90 days behind a link', async () => {
    await submit('bo', `${await pathOf('UPN')}/waive`, { reason: 'URU deals with it' });
    const board = await get('anna', '/console/follow-up');
    expect(board.html).not.toContain(await pathOf('UPN'));
    expect(board.html).toContain('/console/follow-up/closed');
    const closed = await get('anna', '/console/follow-up/closed');
    expect(closed.html).toContain('URU deals with it');
    expect(closed.html).toContain('Bo Kjær');
    desk.clock.turnTo(new Date('2021-04-01T10:00:00Z'));
    expect((await get('anna', '/console/follow-up/closed')).html).not.toContain(
      'URU deals with it',
    );
  });
});

describe('one', () => {
  test('tells its mailing, number, cases, deadline and how that is reckoned', async () => {
    const { status, html } = await get('anna', await pathOf('UPN'));
    expect(status).toBe(200);
    expect(html).toContain('2020-21 UPN Alm.del – Bilag 90');
    expect(html).toContain(`/console/mailings/${(await of('UPN')).mailing}`);
    expect(html).toContain('20 working days from 3 December 2020, not counting');
    expect(html).toContain('Christmas recess');
    for (const code of await casesOf('UPN')) expect(html).toContain(`/console/cases/${code}`);
  });

  test('that is none is not found', async () => {
    for (const id of ['none', '00000000-0000-4000-8000-000000000000'])
      expect((await get('anna', `/console/follow-up/${id}`)).status).toBe(404);
    expect((await post('anna', `${await pathOf('UPN')}/explode`)).status).toBe(404);
  });

  test('shows hostile subjects, notes and names as text', async () => {
    await desk.db.update(mailings).set({ subject: '<img src=x onerror=alert(1)>' });
    const { html } = await submit('bo', `${await pathOf('UPN')}/note`, {
      text: '</textarea><script>alert(2)</script>',
    });
    expect(html).not.toMatch(/<img src=x|<script>alert/);
    expect(html).toContain('&lt;script&gt;alert(2)');
  });
});

describe('orders', () => {
  test('done, with an action: recorded as the committee’s, closed, and answered as by mail', async () => {
    const [code = ''] = await casesOf('UPN');
    const { html } = await submit('bo', `${await pathOf('UPN')}/done`, {
      action: 'meet-ambassadors',
      case: code,
      date: '2020-12-02',
      visibility: 'public',
      text: 'Vi mødte ambassadøren.',
    });
    expect(html).toContain('Opfølgningen er registreret som udført.');
    expect(await of('UPN')).toMatchObject({
      state: 'done',
      closedBy: 'bo',
      reason: 'Vi mødte ambassadøren.',
    });
    const [action] = await desk.db
      .select()
      .from(actions)
      .where(eq(actions.kind, 'meet-ambassadors'));
    expect(action).toMatchObject({
      committee: 'UPN',
      followUp: (await of('UPN')).id,
      doneOn: '2020-12-02',
      visibility: 'public',
      what: 'Vi mødte ambassadøren.',
      evidence: null,
    });
    expect(
      await desk.db
        .select()
        .from(actionCases)
        .where(eq(actionCases.action, action?.id ?? '')),
    ).toMatchObject([{ code }]);
    expect(await answered()).toEqual(['bo']);
    expect((await latestLetter(desk, 'follow-up-changed')).text).toContain(
      'registreret som udført',
    );
    expect(html).toContain('Møde');
  });

  test('done, without a case ticked: for all colleagues of the countries', async () => {
    await submit('anna', `${await pathOf('UPN')}/done`, { action: 'inform-media' });
    const [action] = await desk.db.select().from(actions).where(eq(actions.kind, 'inform-media'));
    expect(action?.countries.length).toBeGreaterThan(0);
    expect(
      await desk.db
        .select()
        .from(actionCases)
        .where(eq(actionCases.action, action?.id ?? '')),
    ).toEqual([]);
    expect((await answered()).sort()).toEqual(['anna', 'bo']);
  });

  test('done, without an action: closed only', async () => {
    const before = await desk.db.select().from(actions);
    await submit('bo', `${await pathOf('UPN')}/done`, { text: 'behandlet' });
    expect((await of('UPN')).state).toBe('done');
    expect(await desk.db.select().from(actions)).toHaveLength(before.length);
  });

  test('a date to come, or a case of others, is refused and what was typed stays', async () => {
    const { status, html } = await post('anna', `${await pathOf('UPN')}/done`, {
      action: 'meet-ambassadors',
      case: 'XXX-01',
      date: '2029-01-01',
      text: 'typed with care',
    });
    expect(status).toBe(422);
    expect(html).toContain('typed with care');
    expect(html).toContain('The date lies in the future.');
    expect(html).toContain('not about one of these cases');
    expect(html).toMatch(/value="meet-ambassadors" selected/);
    expect(
      await desk.db.select().from(commands).where(eq(commands.job, 'settle-follow-up')),
    ).toEqual([]);
  });

  test('note: kept with who wrote it; it remains open', async () => {
    const { html } = await submit('bo', `${await pathOf('UPN')}/note`, {
      text: 'på dagsordenen i januar',
    });
    expect(html).toContain('på dagsordenen i januar');
    expect(await desk.db.select().from(followUpNotes)).toMatchObject([
      { person: 'bo', message: null },
    ]);
    expect((await of('UPN')).state).toBe('open');
    expect((await post('bo', `${await pathOf('UPN')}/note`, { text: ' ' })).status).toBe(422);
  });

  test('snooze: by days or until a day, with a reason; and wake', async () => {
    const path = await pathOf('UPN');
    await submit('bo', `${path}/snooze`, {
      days: '10',
      until: '',
      reason: 'ambassaden svarer i januar',
    });
    expect(await of('UPN')).toMatchObject({ snoozedBecause: 'ambassaden svarer i januar' });
    await submit('bo', `${path}/snooze`, { days: '', until: '2021-01-20', reason: 'udskudt' });
    expect(await of('UPN')).toMatchObject({ snoozedUntil: '2021-01-20' });
    await submit('bo', `${path}/wake`);
    expect(await of('UPN')).toMatchObject({ snoozedUntil: null });
    for (const fields of [
      { days: '10', reason: '' },
      { days: '', until: '', reason: 'x' },
      { days: '61', reason: 'x' },
      { days: 'many', reason: 'x' },
      { until: '2020-12-01', reason: 'x' },
      { until: '2021-02-30', reason: 'x' },
      // The stage itself refuses this one.
      { until: '2022-01-01', reason: 'a long time' },
    ]) {
      const { status, html } = await post('bo', `${path}/snooze`, fields);
      expect(status, JSON.stringify(fields)).toBe(422);
      expect(html).toContain('class="fault"');
    }
    expect(await of('UPN')).toMatchObject({ snoozedUntil: null });
  });

  test('assign: to a clerk by name, who may then act; and back to the clerks of the committee', async () => {
    const path = await pathOf('UPN');
    await submit('bo', `${path}/assign`, { to: 'Claire Dumas' });
    expect(await of('UPN')).toMatchObject({ assignedClerk: 'claire' });
    expect((await latestLetter(desk, 'follow-up-assigned')).person).toBe('claire');
    await submit('claire', `${path}/note`, { text: 'noté' });
    await submit('bo', `${path}/hand-back`);
    expect(await of('UPN')).toMatchObject({ assignedClerk: null });
    expect((await post('claire', `${path}/note`, { text: 'encore' })).status).toBe(403);
  });

  test('assign: to a name that nobody has is refused, and the name stays to be put right', async () => {
    const { status, html } = await post('anna', `${await pathOf('UPN')}/assign`, {
      to: 'Nobody Anywhere',
    });
    expect(status).toBe(422);
    expect(html).toContain('value="Nobody Anywhere"');
    expect(html).toContain('Nobody in the house is known by this name.');
  });

  test('split: the cases ticked become a follow-up of their own', async () => {
    await desk.close();
    desk = await deskThatTold();
    const [first = '', ...rest] = await casesOf('UPN');
    expect(rest.length).toBeGreaterThan(0);
    const { html } = await submit('bo', `${await pathOf('UPN')}/split`, { case: first });
    const all = await desk.db.select().from(followUps).where(eq(followUps.committee, 'UPN'));
    const part = all.find(({ splitFrom }) => splitFrom !== null);
    expect(part?.cases).toEqual([first]);
    expect(html).toContain(`/console/follow-up/${part?.id}`);
    expect((await post('bo', `${await pathOf('UPN')}/split`)).status).toBe(422);
  });

  test('waive: without a reason it is refused with what was typed, with one it is closed; reopened, it is owed anew', async () => {
    const path = await pathOf('UPN');
    const { status, html } = await post('bo', `${path}/waive`, { reason: '   ' });
    expect(status).toBe(422);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('>   </textarea>');
    expect((await of('UPN')).state).toBe('open');
    await submit('bo', `${path}/waive`, { reason: 'URU tager sig af det' });
    expect(await of('UPN')).toMatchObject({ state: 'waived', reason: 'URU tager sig af det' });
    const late = await submit('anna', `${path}/done`);
    expect(late.html).toContain('Somebody has closed the follow-up in the meantime.');
    await submit('anna', `${path}/reopen`, { reason: '' });
    expect(await of('UPN')).toMatchObject({ state: 'open', round: 1 });
  });
});

describe('who may', () => {
  test('the clerk of another committee sees it, finds no form, and is refused', async () => {
    const path = await pathOf('UPN');
    const { html } = await get('claire', path);
    expect(html).not.toContain('<textarea');
    expect(html).toContain('Bo Kjær');
    for (const [form, fields] of [
      ['done', {}],
      ['waive', { reason: 'x' }],
      ['assign', { to: 'Claire Dumas' }],
      ['reopen', {}],
    ] as const)
      expect((await post('claire', `${path}/${form}`, fields)).status).toBe(403);
    expect(await of('UPN')).toMatchObject({ state: 'open', assignedClerk: null });
  });
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'doctype-style': ['error', { style: 'uppercase' }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  },
});

test.each(['en', 'ar'] as const)('the pages are valid and whole in %s', async (language) => {
  clerksRead(desk, language);
  const path = await pathOf('UPN');
  await submit('anna', `${path}/note`, { text: 'x' });
  await submit('anna', `${path}/snooze`, { days: '3', reason: 'x' });
  await submit('anna', `${path}/assign`, { to: 'Claire Dumas' });
  await submit('anna', `${await pathOf('ERD')}/done`, { action: 'other', text: 'x' });
  const pages = [
    await get('anna', '/console/follow-up'),
    await get('anna', '/console/follow-up/closed'),
    await get('anna', path),
    await get('anna', await pathOf('ERD')),
    await post('anna', `${path}/snooze`, { days: '900', reason: '' }),
    await post('anna', `${path}/waive`, { reason: '' }),
  ];
  for (const { html } of pages) {
    const { results } = await validator.validateString(html);
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line}: ${message} (${ruleId})`),
      ),
    ).toEqual([]);
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(html).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  }
});
