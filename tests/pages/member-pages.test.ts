/** The page behind a member's link: GET shows, POST changes, nobody else's link opens it. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { Hono } from 'hono';
import { HtmlValidate } from 'html-validate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clerkOrders, latestLetter } from '../../demo/correspondence.ts';
import { openLog } from '../../src/adapters/log.ts';
import { audit, deliveries, documents, letters, members } from '../../src/database/tables.ts';
import type { Desk } from '../../src/desk.ts';
import { languages } from '../../src/domain/language.ts';
import { memberPages } from '../../src/pages/member-pages.ts';
import { memberPage, readMemberLink } from '../../src/post/member-link.ts';
import { mailFile, smallDesk, type TestDesk } from '../desk.ts';

const jens = 'jens.baekgaard@parlament.example';
const origin = 'https://desk.parlament.example';
const dayMs = 24 * 60 * 60 * 1000;
let desk: TestDesk;
let app: Hono;
beforeEach(async () => {
  desk = await smallDesk();
  const environment = { ...desk.config.environment, CONSOLE_URL: origin };
  Object.assign(desk, { config: { ...desk.config, environment } });
  app = new Hono().route('/m', memberPages(desk as Desk));
  await change({ language: 'en' });
});
afterEach(() => desk.close());

const change = (set: Partial<typeof members.$inferInsert>) =>
  desk.db.update(members).set(set).where(eq(members.email, jens));
const member = async (email = jens) => {
  const [row] = await desk.db.select().from(members).where(eq(members.email, email));
  if (!row) throw new Error('no such member');
  return row;
};
const linkOf = async (email = jens, now = desk.clock.now()): Promise<string> => {
  const page = memberPage(desk, (await member(email)).id, now);
  return new URL(page ?? '').pathname;
};
const get = async (path?: string, headers: Record<string, string> = {}) => {
  const response = await app.request(path ?? (await linkOf()), { headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
};
const asIs = {
  notices: 'on',
  until: '',
  told: 'all',
  how: 'at-once',
  language: 'en',
};
const post = async (
  fields: Record<string, string | string[]>,
  headers: Record<string, string> = { 'sec-fetch-site': 'same-origin', origin: 'null' },
) => {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asIs, ...fields }))
    for (const each of [value].flat()) body.append(name, each);
  return app.request(await linkOf(), { method: 'POST', body, headers });
};
const distribute = async () => {
  await desk.receive(mailFile('01-letter-combined'));
  await desk.settle();
  await clerkOrders(desk, 'approval-request', 'APPROVE');
  await desk.settle();
};

describe('the link', () => {
  test('opens for 180 days, then says that it is too old', async () => {
    const path = await linkOf();
    expect((await get(path)).status).toBe(200);
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 180 * dayMs));
    expect((await get(path)).status).toBe(200);
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + dayMs));
    const late = await get(path);
    expect(late.status).toBe(410);
    expect(late.html).toContain('This link is too old');
    expect(late.html).not.toContain('<form');
  });

  test('is made only where members can reach the console', async () => {
    const { id } = await member();
    for (const CONSOLE_URL of ['http://desk.parlament.example', 'http://localhost:8025'])
      expect(
        memberPage(
          {
            config: { environment: { ...desk.config.environment, CONSOLE_URL } },
            secret: desk.secret,
          },
          id,
          desk.clock.now(),
        ),
      ).toBeNull();
    expect(memberPage(desk, id, desk.clock.now())).toMatch(
      /^https:\/\/desk\.parlament\.example\/m\/[0-9a-hjkmnp-tv-z]{63}$/,
    );
  });

  test('with any letter changed opens nothing, and neither does another secret', async () => {
    const link = (await linkOf()).slice('/m/'.length);
    const now = desk.clock.now();
    expect(readMemberLink(desk.secret, link, now).kind).toBe('member');
    expect(readMemberLink(Buffer.alloc(32, 7), link, now).kind).toBe('unknown');
    fc.assert(
      fc.property(
        fc.nat(link.length - 1),
        fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'),
        (at, letter) => {
          fc.pre(link[at] !== letter);
          const forged = link.slice(0, at) + letter + link.slice(at + 1);
          expect(readMemberLink(desk.secret, forged, now).kind).toBe('unknown');
        },
      ),
    );
    for (const other of ['', 'x', `${link}0`, link.slice(1), link.toUpperCase(), `${link}\n`])
      expect(readMemberLink(desk.secret, other, now).kind).toBe('unknown');
  });

  test('that opens nothing is explained in the language of the browser', async () => {
    const answer = await get('/m/nothing', { 'accept-language': 'de, fr;q=0.8, en;q=0.5' });
    expect(answer.status).toBe(404);
    expect(answer.html).toContain('Ce lien n’ouvre rien');
    expect(answer.html).toContain('lang="fr"');
  });

  test('of a member whose mandate has ended offers nothing any more', async () => {
    await change({ endedOn: '2020-12-01' });
    const { status, html } = await get();
    expect(status).toBe(410);
    expect(html).not.toContain('<form');
  });

  test('that is opened very often has to wait a minute', async () => {
    for (let i = 0; i < 60; i += 1) await get();
    expect((await get()).status).toBe(429);
    desk.clock.turnTo(new Date(desk.clock.now().getTime() + 61_000));
    expect((await get()).status).toBe(200);
  });
});

describe('GET', () => {
  test('changes nothing, whatever it carries', async () => {
    const before = await member();
    const path = await linkOf();
    for (const query of ['', '?notices=stopped', '?saved', '?saved&notices=stopped&told=some'])
      await get(`${path}${query}`);
    await app.request(path, { method: 'HEAD' });
    expect(await member()).toEqual(before);
    expect(await desk.db.select().from(letters)).toEqual([]);
  });

  test('says whatever keeps the link secret and the page harmless', async () => {
    for (const path of [undefined, '/m/nothing', `${await linkOf()}/documents/x`]) {
      const { headers, html } = await get(path);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-robots-tag')).toContain('noindex');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(html).not.toMatch(/<script|<img|<link|\son[a-z]+=|style="|https?:\/\//);
    }
  });

  test('shows what is chosen', async () => {
    await change({
      follows: { countries: ['VEN'], regions: ['europe'], cases: ['MNG-01'] },
      pausedUntil: '2021-09-01',
      digest: true,
    });
    const { html } = await get();
    const ticked = [...html.matchAll(/name="(\w+)" value="([^"]+)"[^>]* checked/g)].map((m) =>
      m.slice(1).join(' '),
    );
    expect(ticked.sort()).toEqual(
      [
        'notices paused',
        'told some',
        'region europe',
        'country VEN',
        'case MNG-01',
        'how daily',
        'language en',
      ].sort(),
    );
    expect(html).toContain('name="until" value="2021-09-01" min="2020-12-04"');
  });
});

describe('POST', () => {
  test('changes what was chosen, once, and sends a receipt to the member', async () => {
    const answer = await post({
      told: 'some',
      country: ['VEN', 'GAB'],
      region: 'asia',
      case: ['VEN-COLL-06', 'MNG-01'],
      how: 'daily',
      language: 'fr',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('?saved');
    expect(await member()).toMatchObject({
      follows: {
        countries: ['VEN', 'GAB'],
        regions: ['asia'],
        cases: ['VEN-COLL-06', 'MNG-01'],
      },
      digest: true,
      language: 'fr',
      languageChosen: true,
    });
    const [row, ...others] = await desk.db.select().from(audit);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ what: 'preferences changed', details: { by: 'page' } });
    await desk.settle(2);
    const receipt = await latestLetter(desk, 'preferences-changed');
    expect(receipt).toMatchObject({ address: jens, state: 'sent' });
    expect(receipt.text).toContain('Vos choix ont été modifiés sur votre page');
    expect(receipt.text).toContain(`${origin}/m/`);
    const after = await get(`${await linkOf()}?saved`);
    expect(after.html).toContain('Vos choix sont enregistrés.');
  });

  test('of the form as it stands changes nothing and sends nothing, so a scanner that presses buttons does no harm', async () => {
    const before = await member();
    const answer = await post({});
    expect(answer.headers.get('location')).toBe('?same');
    expect(await member()).toEqual(before);
    expect(await desk.db.select().from(letters)).toEqual([]);
    expect(await desk.db.select().from(audit)).toEqual([]);
  });

  test.each([
    ['stopped', { stoppedAt: expect.any(Date), pausedUntil: null }],
    ['paused', { stoppedAt: null, pausedUntil: '9999-12-31' }],
  ])('%s', async (notices, set) => {
    await post({ notices });
    expect(await member()).toMatchObject(set);
    await post({ notices: 'on' });
    expect(await member()).toMatchObject({ stoppedAt: null, pausedUntil: null });
  });

  test('“everything” counts, whatever is still ticked below', async () => {
    await change({ follows: { countries: ['VEN'], regions: [], cases: [] } });
    await post({ told: 'all', country: 'VEN' });
    expect((await member()).follows).toBeNull();
  });

  test.each<[string, Record<string, string | string[]>, string]>([
    ['nothing ticked', { told: 'some' }, 'ticked nothing'],
    ['a day gone by', { notices: 'paused', until: '2020-12-03' }, 'has to lie in the future'],
    ['no day', { notices: 'paused', until: 'tomorrow' }, 'cannot be read'],
    ['an unknown region', { told: 'some', region: 'atlantis' }, 'did not arrive whole'],
    ['an unknown country', { told: 'some', country: 'XYZ' }, 'did not arrive whole'],
    ['a case that is none', { told: 'some', case: '<b>' }, 'did not arrive whole'],
    ['another language', { language: 'de' }, 'did not arrive whole'],
  ])('with %s is explained, and saves nothing', async (_what, fields, words) => {
    const before = await member();
    const answer = await post(fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect(await member()).toEqual(before);
  });

  test.each([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, 403],
    ['from a neighbouring site', { 'sec-fetch-site': 'same-site', origin: 'null' }, 403],
    ['from an old browser on another site', { origin: 'https://evil.example' }, 403],
    ['from an old browser on our page', { origin }, 303],
    ['from one that hides where it comes from', { origin: 'null' }, 303],
  ])('%s', async (_what, headers, status) => {
    const answer = await post({ notices: 'stopped' }, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect((await member()).stoppedAt === null).toBe(status === 403);
  });

  test('is limited in size, and in number within an hour', async () => {
    const long = await post({ told: 'some', case: 'x'.repeat(70_000) });
    expect(long.status).toBe(413);
    for (let i = 0; i < 20; i += 1) await post({ how: i % 2 ? 'at-once' : 'daily' });
    expect((await post({ notices: 'stopped' })).status).toBe(429);
    expect((await member()).stoppedAt).toBeNull();
  });
});

describe('the documents', () => {
  test('of a mailing are served to those who were told of it, and to nobody else', async () => {
    await distribute();
    const { html } = await get();
    const path = /href="([^"]+\/documents\/[^"]+)"/.exec(html)?.[1] ?? '';
    const response = await app.request(`/m/${path}`);
    expect(response.status).toBe(200);
    const [document] = await desk.db
      .select()
      .from(documents)
      .where(eq(documents.id, path.split('/').at(-1) ?? ''));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.equals(await desk.rawMail.get(document?.sha256 ?? ''))).toBe(true);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(response.headers.get('cache-control')).toBe('no-store');

    const signe = 'signe.holm@parlament.example';
    await desk.db.delete(deliveries).where(eq(deliveries.member, (await member(signe)).id));
    const others = await linkOf(signe);
    expect((await get(others)).html).not.toContain('/documents/');
    expect((await get(`${others}/documents/${document?.id}`)).status).toBe(404);
    expect((await get(`/m/nothing/documents/${document?.id}`)).status).toBe(404);
    expect((await get(`${await linkOf()}/documents/${crypto.randomUUID()}`)).status).toBe(404);
  });

  test('that were replaced are served no more', async () => {
    await distribute();
    const [first, second] = await desk.db.select().from(documents);
    await desk.db
      .update(documents)
      .set({ replacedBy: second?.id ?? null })
      .where(eq(documents.id, first?.id ?? ''));
    expect((await get(`${await linkOf()}/documents/${first?.id}`)).status).toBe(second ? 404 : 200);
  });

  test('and the choices are those of mailings that went out: what waits for a yes is nobody’s to see', async () => {
    await desk.receive(mailFile('01-letter-combined'));
    await desk.settle();
    expect((await get()).html).not.toContain('name="country"');
    await clerkOrders(desk, 'approval-request', 'APPROVE');
    await desk.settle();
    const { html } = await get();
    expect(html).toContain('name="country" value="VEN"');
    expect(html).toContain('name="case" value="PHL-08"');
    expect(html).toContain('Leila');
  });
});

test('what a member is called stays text', async () => {
  await change({ salutation: '<script>alert(1)</script>"&' });
  const { html } = await get();
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;');
  expect(html).not.toContain('<script');
});

test('a fault of ours names neither the link nor the member in the log', async () => {
  const lines: string[] = [];
  const out = { write: (line: string) => lines.push(line) };
  const broken = {
    ...desk,
    log: openLog({ level: 'info', role: 'desk', version: '0', format: 'json', out }),
    db: {
      select: () => {
        throw new Error(`Failed query for ${jens}`);
      },
    },
  } as unknown as Desk;
  const response = await new Hono().route('/m', memberPages(broken)).request(await linkOf());
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain(jens);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"error":{"kind":"Error"');
  const link = (await linkOf()).split('/').at(-1) ?? '';
  for (const secret of [jens, link]) expect(lines[0]).not.toContain(secret);
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'doctype-style': ['error', { style: 'uppercase' }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  },
});

test('the page is valid and whole in every language', async () => {
  await distribute();
  for (const language of languages) {
    await change({ language, follows: { countries: ['VEN'], regions: [], cases: ['VEN-13'] } });
    const { html } = await get();
    const report = await validator.validateString(html);
    const faults = report.results.flatMap(({ messages }) => messages);
    expect(faults.map(({ ruleId, message, line }) => `${line}: ${message} (${ruleId})`)).toEqual(
      [],
    );
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(html).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  }
});
