/** What a member reads: how long it takes, what of the mailing it shows, and how the documents come with it. */
import { eq, sql } from 'drizzle-orm';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterEach, describe, expect, test } from 'vitest';
import { clerkOrders } from '../../demo/correspondence.ts';
import {
  deliveries,
  mailings,
  members,
  notices as noticeTable,
} from '../../src/database/tables.ts';
import { toldOf } from '../../src/distribution/account/told.ts';
import { type Language, languages } from '../../src/domain/language.ts';
import { wordsOf } from '../../src/mail/words.ts';
import { mailFile, type TestDesk, testDesk } from '../desk.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

type Member = typeof members.$inferSelect;
const change = (key: string, set: Partial<Member>) =>
  desk.db.update(members).set(set).where(eq(members.key, key));

async function distributed(name = '01-letter-combined', words = ''): Promise<void> {
  await desk.receive(mailFile(name));
  await desk.settle();
  await clerkOrders(desk, 'approval-request', 'APPROVE', words);
  await desk.settle();
}

const notices = () => desk.sent.filter((mail) => mail.messageId.startsWith('<notice.'));

/** The notice to a member, as their mail program reads it. */
async function noticeTo(key: string): Promise<ParsedMail> {
  const [member] = await desk.db.select().from(members).where(eq(members.key, key));
  const mail = notices().findLast(({ envelope }) => envelope.to === member?.email);
  if (!mail) throw new Error(`No notice to ${key}`);
  return simpleParser(mail.raw);
}

/** One member for each language: the first five of the sample. */
async function oneInEach(): Promise<Map<Language, string>> {
  const keys = new Map(languages.map((language, at) => [language, `m0${at + 1}`] as const));
  for (const [language, key] of keys) await change(key, { language });
  return keys;
}

const visibleWords = (html: string): number =>
  html
    .replace(/<!--[\s\S]*?-->|<head[\s\S]*?<\/head>/g, ' ')
    .replace(/<[^>]+>|&\w+;|&#\d+;/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

describe('the letter of 13 countries', () => {
  test('is read in two minutes up to what one can do, at 225 words a minute, in each language', async () => {
    desk = await testDesk({}, undefined, 5);
    const keys = await oneInEach();
    await distributed();
    const minutes: Record<string, number> = {};
    for (const [language, key] of keys) {
      const html = (await noticeTo(key)).html || '';
      const heading = `>${wordsOf(language).say('notice.do')}<`;
      expect(html).toContain(heading);
      minutes[language] = visibleWords(html.slice(0, html.indexOf(heading))) / 225;
    }
    for (const language of languages) expect(minutes[language], language).toBeLessThan(2);
  });

  test('shows the map in the mail itself, with the countries’ names in its place when pictures are off', async () => {
    desk = await testDesk({}, undefined, 5);
    const keys = await oneInEach();
    await distributed();
    for (const [language, key] of keys) {
      const { html, attachments } = await noticeTo(key);
      const picture = attachments.find(({ contentType }) => contentType === 'image/png');
      expect(picture?.related, language).toBe(true);
      // mailparser puts the picture into the text in the place of its cid.
      expect(html).toMatch(/<img [^>]*src="data:image\/png;base64,[^"]+"[^>]* alt="[^"]{60,}"/);
    }
  });

  test('comes with its document, unharmed, while it is small enough', async () => {
    desk = await testDesk({}, undefined, 4);
    await distributed();
    const original = (await simpleParser(mailFile('01-letter-combined'))).attachments.find(
      ({ contentType }) => contentType === 'application/pdf',
    );
    const { attachments, text } = await noticeTo('m01');
    const document = attachments.find(({ contentType }) => contentType === 'application/pdf');
    expect(document?.filename).toBe('Decisions of the Governing Council CHRP-E.pdf');
    expect(document?.content.equals(original?.content as Buffer)).toBe(true);
    expect(text).toMatch(/vedhæftet|attached|joint|adjunto|مرفق/);
  });
});

describe('documents that are too large to be attached', () => {
  const tooLarge = (consoleUrl: string) => {
    Object.assign(desk.config.notice, { attachUpToMB: 0.01 });
    Object.assign(desk.config.environment, { CONSOLE_URL: consoleUrl });
  };
  const restored = { attachUpToMB: 3, url: '' };
  afterEach(() => {
    Object.assign(desk.config.notice, { attachUpToMB: restored.attachUpToMB });
    Object.assign(desk.config.environment, { CONSOLE_URL: restored.url });
  });

  test('are linked to the member’s own page, which is nobody else’s', async () => {
    desk = await testDesk({}, undefined, 4);
    restored.url = desk.config.environment.CONSOLE_URL;
    tooLarge('https://desk.parlament.example');
    await distributed();
    const pages = [];
    for (const key of ['m01', 'm02']) {
      const { html, text, attachments } = await noticeTo(key);
      expect(attachments.map(({ contentType }) => contentType)).toEqual(['image/png']);
      const link =
        /href="(https:\/\/desk\.parlament\.example\/\S+\/documents\/[0-9a-f-]{36})"/.exec(
          html || '',
        )?.[1];
      expect(text).toContain(link);
      pages.push(link?.split('/documents/')[0]);
    }
    expect(new Set(pages).size).toBe(2);
  });

  test('are named with whom to ask, where members cannot reach a page', async () => {
    desk = await testDesk({}, undefined, 4);
    restored.url = desk.config.environment.CONSOLE_URL;
    tooLarge('http://localhost:8025');
    await distributed();
    const { text, html } = await noticeTo('m01');
    for (const body of [text, html || '']) {
      expect(body).toContain('anna.lund@parlament.example');
      expect(body).not.toMatch(/\/documents\//);
    }
  });
});

describe('a member who follows some countries', () => {
  const follows = { countries: ['VEN', 'GAB'], regions: [], cases: [] };

  test('is shown these only: figures, decisions, requests, subject; and is told how to get everything', async () => {
    desk = await testDesk({}, undefined, 5);
    await change('m01', { follows, language: 'en' });
    await change('m02', { language: 'en' });
    await distributed();
    const { subject, text = '', html } = await noticeTo('m01');
    expect(subject).toContain('135 parliamentarians in 2 countries');
    expect(text).toContain(
      'You follow Gabon and Venezuela; the whole mailing concerns 13 countries.',
    );
    expect(text).toContain('FOLLOW ALL');
    for (const body of [text, html || '']) {
      expect(body).toContain('Justin Ndoundangoye');
      for (const other of ['Zimbabwe', 'Leila de Lima', 'paragraph 4'])
        expect(body).not.toContain(other);
    }
    const whole = await noticeTo('m02');
    expect(whole.subject).toContain('160 parliamentarians in 13 countries');
    expect(whole.text).not.toContain('You follow');
  });

  test('gets an official notice whole, which says that it cannot be stopped and offers no way to', async () => {
    desk = await testDesk({}, undefined, 5);
    await change('m01', { follows, language: 'en', stoppedAt: new Date('2020-01-01') });
    await desk.receive(mailFile('01-letter-combined'));
    await desk.settle();
    await desk.db.update(mailings).set({ official: true });
    await clerkOrders(desk, 'approval-request', 'APPROVE', 'OFFICIAL');
    await desk.settle();
    const mail = await noticeTo('m01');
    expect(mail.subject).toContain('13 countries');
    expect(mail.text).toContain('official notice of the Presidency');
    expect(mail.text).toContain('cannot be stopped');
    expect(mail.text).not.toMatch(/^- STOP/m);
    expect(mail.headers.has('list')).toBe(false);
  });
});

test('every notice says how to change what one gets, and can be left by mail', async () => {
  desk = await testDesk({}, undefined, 5);
  await change('m01', { language: 'en' });
  await distributed();
  const { text, html, headerLines } = await noticeTo('m01');
  for (const order of ['FOLLOW ALL', 'PAUSE UNTIL', 'LANGUAGE', 'DIGEST ON', 'STOP']) {
    expect(text).toContain(`- ${order}`);
    expect(html).toMatch(new RegExp(`href="mailto:[^"]*subject=${encodeURIComponent(order)}`));
  }
  const leave = headerLines.find(({ key }) => key === 'list-unsubscribe')?.line;
  expect(leave).toMatch(/^List-Unsubscribe:\s+<mailto:/i);
});

describe('the daily digest', () => {
  const digestOf = async () =>
    (await desk.db.select().from(deliveries).orderBy(sql`${deliveries.digestOf} nulls first`)).map(
      ({ state, digestOn, digestOf: lead }) => ({
        state,
        waits: digestOn !== null,
        follows: lead !== null,
      }),
    );

  test('tells the mailings of a day in one mail at its hour, under the Message-ID of the first', async () => {
    desk = await testDesk({}, undefined, 1);
    await change('m01', { digest: true, language: 'en' });
    await distributed();
    await distributed('09-en-fr-pair');
    expect(notices()).toEqual([]);
    desk.clock.turnTo(new Date('2020-12-04T06:55:00+01:00'));
    await desk.settle(2);
    expect(notices()).toEqual([]);
    desk.clock.turnTo(new Date('2020-12-04T07:05:00+01:00'));
    await desk.settle(2);
    expect(notices()).toHaveLength(1);
    expect((await digestOf()).map(({ waits, follows }) => [waits, follows])).toEqual([
      [false, false],
      [false, true],
    ]);
    const { text = '', messageId } = await noticeTo('m01');
    expect(text).toContain('Your daily digest: 2 messages of the IPU in one.');
    expect(text).toContain('1. Parliamentary solidarity at work');
    expect(text).toMatch(/^2\. /m);
    expect(text.match(/DONE meet-ambassadors/g)).toHaveLength(1);
    const [lead] = await desk.db.select().from(deliveries).orderBy(deliveries.createdAt);
    expect(messageId).toBe(lead?.messageId);
  });

  test('of a day with one mailing is its ordinary notice', async () => {
    desk = await testDesk({}, undefined, 1);
    await change('m01', { digest: true, language: 'en' });
    await distributed();
    desk.clock.turnTo(new Date('2020-12-04T08:00:00+01:00'));
    await desk.settle();
    expect((await noticeTo('m01')).text).not.toContain('digest: ');
  });

  test.each([
    ['left', { endedOn: '2020-12-03' }],
    ['stopped', { stoppedAt: new Date('2020-12-03T20:00:00Z') }],
    ['paused', { pausedUntil: '2021-02-01' }],
  ] as const)('who has %s while it waits gets none, and counts so', async (state, meanwhile) => {
    desk = await testDesk({}, undefined, 2);
    await change('m01', { digest: true });
    await distributed();
    await change('m01', meanwhile);
    desk.clock.turnTo(new Date('2020-12-04T07:05:00+01:00'));
    await desk.settle(2);
    expect(notices()).toHaveLength(1);
    expect(await digestOf()).toHaveLength(1);
    const [notice] = await desk.db.select().from(noticeTable);
    const told = notice ? await toldOf(desk.db, desk, notice) : [];
    expect(told.map((line) => line.state).sort()).toEqual(['sent', state].sort());
    const account = desk.sent.filter((m) => m.messageId.startsWith('<distribution-account.'));
    expect(account).toHaveLength(1);
  });

  test('an official notice reaches also who has stopped before its hours of sending', async () => {
    desk = await testDesk({ delivery: { window: '18:00-20:00' } }, undefined, 2);
    await desk.receive(mailFile('01-letter-combined'));
    await desk.settle();
    await clerkOrders(desk, 'approval-request', 'APPROVE', 'OFFICIAL');
    await desk.settle(2);
    await change('m01', { stoppedAt: new Date('2020-12-03T16:00:00Z') });
    desk.clock.turnTo(new Date('2020-12-03T18:05:00+01:00'));
    await desk.settle(2);
    expect(notices()).toHaveLength(2);
  });
});
