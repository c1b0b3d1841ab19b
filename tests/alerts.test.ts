/** What the administrator is told of by mail: when it begins, daily while it lasts, when it is over; each once. */
import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { latestLetter } from '../demo/correspondence.ts';
import { keepAlerts } from '../src/alerts/keep-alerts.ts';
import { openAlerts } from '../src/alerts/open-alerts.ts';
import { openLookout } from '../src/alerts/watch.ts';
import { alarmsIn, type Found } from '../src/condition/alarms.ts';
import { figuresOf } from '../src/condition/figures.ts';
import { alerts, deliveries, letters } from '../src/database/tables.ts';
import { type Alarm, type AlertFacts, alertConditions } from '../src/domain/alert.ts';
import { languages } from '../src/domain/language.ts';
import { notePoll } from '../src/inbox/rows.ts';
import { alertWords } from '../src/mail/alert-words.ts';
import { voiceOf } from '../src/mail/voice.ts';
import { mailFile, smallDesk, type TestDesk } from './desk.ts';
import { deskThatTold } from './people.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await smallDesk();
});
afterEach(() => desk.close());

const minute = 60_000;
const day = 24 * 60 * minute;
const later = (ms: number) => desk.clock.turnTo(new Date(desk.clock.now().getTime() + ms));

describe('an alert', () => {
  const everything: Record<(typeof alertConditions)[number], { about: string; facts: AlertFacts }> =
    {
      'mailbox-unread': { about: 'inbox', facts: { since: '2020-12-03T10:00:00Z' } },
      'mail-waits': { about: '', facts: { count: 3, since: '2020-12-03T10:00:00Z' } },
      'queue-old': { about: 'reports', facts: { count: 1, since: '2020-12-03T10:00:00Z' } },
      bounces: { about: '', facts: { count: 30, total: 200, share: 15 } },
      'disk-short': { about: '', facts: { free: 1_200_000_000 } },
      'certificate-ends': { about: 'mail.example:993', facts: { ends: '2020-12-20T10:00:00Z' } },
      'dkim-record': { about: 'd._domainkey.p.example', facts: { record: 'v=DKIM1; p=AAAA' } },
    };
  const alarmOf = (condition: Alarm['condition']): Alarm => ({
    condition,
    ...everything[condition],
  });
  const isOn = (alarm: Alarm): Found => ({ alarms: [alarm], unknown: [] });
  const isOff: Found = { alarms: [], unknown: [] };
  const told = async () =>
    (
      await desk.db
        .select()
        .from(letters)
        .where(eq(letters.mail, 'desk-fault'))
        .orderBy(asc(letters.createdAt))
    ).map(({ once }) => once.slice(0, once.indexOf(':')));

  test.each(alertConditions)('%s: begins, lasts, is over; each is told once', async (condition) => {
    const alarm = alarmOf(condition);
    await keepAlerts(desk, isOn(alarm));
    expect(await told()).toEqual(['alert-begins']);
    const begun = await latestLetter(desk, 'desk-fault');
    const voice = voiceOf('en', desk.config.chamber.timeZone);
    const words = alertWords(alarm, voice);
    expect(begun.subject).toBe(`The desk: ${words.what}`);
    const flat = begun.text.replace(/\s+/g, ' ');
    expect(flat).toContain(words.happened);
    expect(flat).toContain(words.todo);
    if (alarm.facts.record) expect(flat).toContain(alarm.facts.record);

    later(23 * 60 * minute);
    await keepAlerts(desk, isOn(alarm));
    expect(await told()).toEqual(['alert-begins']);
    later(60 * minute);
    await keepAlerts(desk, isOn(alarm));
    await keepAlerts(desk, isOn(alarm));
    expect(await told()).toEqual(['alert-begins', 'alert-lasts']);
    later(day);
    await keepAlerts(desk, isOn(alarm));
    expect(await told()).toEqual(['alert-begins', 'alert-lasts', 'alert-lasts']);

    await keepAlerts(desk, isOff);
    later(15 * minute);
    await keepAlerts(desk, isOff);
    await keepAlerts(desk, isOff);
    expect(await told()).toEqual(['alert-begins', 'alert-lasts', 'alert-lasts', 'alert-over']);
    expect((await latestLetter(desk, 'desk-fault')).subject).toBe(`The desk: over: ${words.what}`);

    later(minute);
    await keepAlerts(desk, isOn(alarm));
    expect((await told()).at(-1)).toBe('alert-begins');
    expect(await desk.db.select().from(alerts)).toHaveLength(2);
  });

  test('that comes and goes is told once', async () => {
    const alarm = alarmOf('mail-waits');
    for (let round = 0; round < 10; round += 1) {
      await keepAlerts(desk, isOn(alarm));
      later(10 * minute);
      await keepAlerts(desk, isOff);
      later(10 * minute);
    }
    expect(await told()).toEqual(['alert-begins']);
  });

  test('of which nothing can be found out is neither over nor begun', async () => {
    const unknown: Found = { alarms: [], unknown: [{ condition: 'dkim-record', about: null }] };
    await keepAlerts(desk, unknown);
    expect(await told()).toEqual([]);
    await keepAlerts(desk, isOn(alarmOf('dkim-record')));
    for (let hour = 0; hour < 5; hour += 1) {
      later(60 * minute);
      await keepAlerts(desk, unknown);
    }
    expect(await told()).toEqual(['alert-begins']);
    expect((await desk.db.select().from(alerts))[0]?.endedAt).toBeNull();
  });

  test('is told by one of two processes, at each step', async () => {
    const both = (found: Found) => Promise.all([keepAlerts(desk, found), keepAlerts(desk, found)]);
    const alarm = alarmOf('queue-old');
    await both(isOn(alarm));
    later(day);
    await both(isOn(alarm));
    await both(isOff);
    later(20 * minute);
    await both(isOff);
    expect(await told()).toEqual(['alert-begins', 'alert-lasts', 'alert-over']);
  });

  test('and another one of the same kind are told of apart', async () => {
    const one = alarmOf('queue-old');
    await keepAlerts(desk, { alarms: [one, { ...one, about: 'inbox' }], unknown: [] });
    expect(await told()).toEqual(['alert-begins', 'alert-begins']);
    await keepAlerts(desk, isOn(one));
    later(20 * minute);
    await keepAlerts(desk, isOn(one));
    expect(await told()).toEqual(['alert-begins', 'alert-begins', 'alert-over']);
  });

  test('waits like every letter while nothing can be sent, and goes to the administrator', async () => {
    const group = { ...desk.config.group, administrator: 'claire' };
    Object.assign(desk, { config: { ...desk.config, group } });
    desk.answer = () => ({ result: 'unavailable', of: 'server', response: 'not there' });
    await keepAlerts(desk, isOn(alarmOf('disk-short')));
    await desk.settle();
    expect(await latestLetter(desk, 'desk-fault')).toMatchObject({
      person: 'claire',
      state: 'queued',
      // Claire reads French.
      subject: 'Le service : le disque est presque plein',
    });
    desk.answer = () => ({ result: 'accepted', response: '250 taken' });
    later(60 * minute);
    await desk.settle();
    expect((await latestLetter(desk, 'desk-fault')).state).toBe('sent');
  });

  test.each(languages)('has all its words in %s, with nothing left open', (language) => {
    for (const condition of alertConditions) {
      const voice = voiceOf(language, 'Europe/Copenhagen');
      const words = alertWords(alarmOf(condition), voice);
      for (const text of Object.values(words)) expect(text).not.toMatch(/undefined|[{}]|^\s*$/);
      if (language !== 'en')
        expect(words).not.toEqual(
          alertWords(alarmOf(condition), voiceOf('en', 'Europe/Copenhagen')),
        );
    }
  });
});

describe('the lookout', () => {
  const published = (name: 'ours' | 'nothing') => ({
    certificates: [],
    dkim: { name: 'd._domainkey.p.example', domain: 'p.example', record: 'v=', published: name },
  });
  const told = async () =>
    (await desk.db.select().from(letters).where(eq(letters.mail, 'desk-fault'))).length;

  test('tells what it sees twice running, and not what is late because the desk was away', async () => {
    const look = openLookout(desk, null, async () => published('ours'));
    await notePoll(desk.db, 'inbox', desk.clock.now());
    await look();
    // A night without power.
    later(10 * 60 * minute);
    await look();
    await notePoll(desk.db, 'inbox', desk.clock.now());
    await look();
    expect(await told()).toBe(0);
    later(31 * minute);
    await look();
    expect(await told()).toBe(0);
    later(minute);
    await look();
    expect(await told()).toBe(1);
    expect(await openAlerts(desk.db)).toMatchObject([
      { condition: 'mailbox-unread', about: 'inbox' },
    ]);
  });

  test('tells of a mailbox that was never read, where it should be', async () => {
    const look = openLookout(desk, 'inbox', async () => published('ours'));
    await look();
    later(31 * minute);
    await look();
    await look();
    const { subject, text } = await latestLetter(desk, 'desk-fault');
    expect(subject).toBe('The desk: the mailbox inbox is not being read');
    expect(text.replace(/\s+/g, ' ')).toContain('has not yet been able to read the mailbox');
  });

  test('after a restart goes on with what was told', async () => {
    const nothing = async () => published('nothing');
    const first = openLookout(desk, null, nothing);
    await first();
    await first();
    expect(await told()).toBe(1);
    const second = openLookout(desk, null, nothing);
    await second();
    await second();
    expect(await told()).toBe(1);
    const mended = openLookout(desk, null, async () => published('ours'));
    await mended();
    later(20 * minute);
    await mended();
    expect(await told()).toBe(2);
    expect(await openAlerts(desk.db)).toEqual([]);
  });

  test('looks at certificates and DNS once an hour', async () => {
    let looks = 0;
    const look = openLookout(desk, null, async () => {
      looks += 1;
      return published('ours');
    });
    for (let n = 0; n < 61; n += 1) await look();
    expect(looks).toBe(2);
  });
});

describe('the figures', () => {
  test('know a mail that nobody reads, and one that waits for its hour', async () => {
    expect((await figuresOf(desk)).unread).toEqual({ count: 0, oldest: null });
    await desk.receive(mailFile('09-en-fr-pair'));
    const arrived = desk.clock.now().getTime();
    desk.loseQueue();
    later(40 * minute);
    const figures = await figuresOf(desk);
    expect(figures.unread.count).toBe(1);
    expect(Math.abs((figures.unread.oldest?.getTime() ?? 0) - arrived)).toBeLessThan(minute);
    expect(alarmsIn(figures, desk.config, null).alarms.map(({ condition }) => condition)).toContain(
      'mail-waits',
    );
  });

  test('count deliveries of a distribution by state and domain, and the share that came back', async () => {
    await desk.close();
    desk = await deskThatTold();
    await desk.db
      .update(deliveries)
      .set({ state: 'bounced' })
      .where(eq(deliveries.address, 'jens.baekgaard@parlament.example'));
    const { deliveries: by, lately, remindersSent } = await figuresOf(desk);
    // Four members are too few for a domain to be named.
    expect(by.toSorted((a, b) => b.count - a.count)).toEqual([
      { state: 'sent', domain: 'other', count: 3 },
      { state: 'bounced', domain: 'other', count: 1 },
    ]);
    expect(lately).toEqual({ ended: 4, failed: 1 });
    expect(remindersSent).toBe(0);
    later(40 * day);
    expect((await figuresOf(desk)).deliveries).toEqual([]);
  });
});
