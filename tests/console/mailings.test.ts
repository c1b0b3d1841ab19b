/** The review screen: what came is looked at, put right and decided there, by whoever may. */
import { asc, eq } from 'drizzle-orm';
import { HtmlValidate } from 'html-validate';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  approvals,
  audit,
  corrections,
  decisionCases,
  decisions,
  deliveries,
  documents,
  mailings,
  members,
} from '../../src/database/tables.ts';
import { languages } from '../../src/domain/language.ts';
import type { TestDesk } from '../desk.ts';
import { clerksRead, deskThatAsked, deskThatOwes } from '../people.ts';
import { signedIn } from './browser.ts';

let desk: TestDesk;
// The first mail of a process takes its time: templates are compiled, documents read.
beforeAll(async () => {
  await (await deskThatOwes()).close();
}, 120_000);
afterEach(() => desk.close());

const opened = async (mail = '09-en-fr-pair', settings = {}) => {
  desk = await deskThatAsked(mail, settings, 4);
  const { id } = await mailing();
  return `/console/mailings/${id}`;
};
const mailing = async () => {
  const [row] = await desk.db.select().from(mailings);
  if (!row) throw new Error('no mailing');
  return row;
};
const firstDecision = async () => {
  const [row] = await desk.db.select().from(decisions).orderBy(asc(decisions.position)).limit(1);
  if (!row) throw new Error('no decision');
  return row;
};
const minuteLater = () => desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));
/** The values of a form on a page, as a browser would send them. */
const fieldsOf = (html: string, action: string): Record<string, string> => {
  const start = html.indexOf(`action="${action}"`);
  const content = html.slice(start, html.indexOf('</form>', start));
  const fields: Record<string, string> = {};
  const add = (name: string, value: string) => {
    fields[name] = name in fields ? `${fields[name]}\n${value}` : value;
  };
  for (const [tag] of content.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    const box = /type="(?:checkbox|radio)"/.test(tag);
    if (name && name !== 'csrf' && (!box || / checked/.test(tag)))
      add(name, /value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  for (const [, name = '', options = ''] of content.matchAll(
    /<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    add(name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  for (const [, name = '', value = ''] of content.matchAll(
    /<textarea [^>]*name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs,
  ))
    add(name, value.replaceAll('&#39;', "'"));
  return fields;
};

describe('the list', () => {
  test('shows each mailing with its state in a word, its countries and figures', async () => {
    desk = await deskThatOwes();
    const anna = await signedIn(desk, 'anna');
    const { html } = await anna.get('/console/mailings');
    expect(html).toContain('distributed');
    expect(html).toContain('Gabon');
    expect(html).toMatch(/<td class="number" data-heading="Notices">4<\/td>/);
    expect((await anna.get('/console/mailings?state=read')).html).toContain(
      'There is no such mailing',
    );
    expect((await anna.get('/console/mailings?state=nonsense')).status).toBe(404);
  });

  test('keeps what was put aside from whoever may not see it', async () => {
    const path = await opened();
    await desk.db.update(mailings).set({ genuine: 'unknown' });
    await desk.db.execute('set session_replication_role = replica');
    await desk.db.update(mailings).set({ state: 'quarantined' });
    await desk.db.execute('set session_replication_role = default');
    const bo = await signedIn(desk, 'bo');
    expect((await bo.get('/console/mailings')).html).not.toContain(path);
    expect((await bo.get(path)).status).toBe(404);
    const anna = await signedIn(desk, 'anna');
    expect((await anna.get('/console/mailings?state=quarantined')).html).toContain(path);
  });
});

describe('the review', () => {
  test('shows the document at the page where each field stands', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    const { html, status } = await anna.get(path);
    expect(status).toBe(200);
    expect(html).toContain('Genuine: the sender was verified.');
    const { id } = await firstDecision();
    expect(html).toMatch(
      /<iframe class="paper"[^>]*src="[^"]*\/documents\/[^"]*#page=1&amp;[^"]*"/,
    );
    expect(html).toMatch(/class="place" href="[^"]*#page=\d+&amp;[^"]*" target="document-0"/);
    expect(html).toContain(`${path}/decisions/${id}/correct`);
    expect((await anna.get('/console/mailings/none')).status).toBe(404);
  });

  test('a PDF is shown without anything that acts; another file is kept', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    const [document] = await desk.db.select().from(documents);
    const pdf = await anna.get(`${path}/documents/${document?.id}`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toMatch(/^inline/);
    expect(pdf.headers.get('content-security-policy')).toContain('sandbox');
    const sha256 = await desk.rawMail.put(Buffer.from('<script>alert(1)</script>'));
    await desk.db
      .update(documents)
      .set({ sha256, contentType: 'text/html' })
      .where(eq(documents.id, document?.id ?? ''));
    const page = await anna.get(`${path}/documents/${document?.id}`);
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
    expect(page.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await anna.get(`${path}/documents/${crypto.randomUUID()}`)).status).toBe(404);
  });

  test('of a document that no browser shows, the text of the page is shown', async () => {
    const path = await opened('10-docx');
    const anna = await signedIn(desk, 'anna');
    const { html } = await anna.get(path);
    expect(html).toContain('A browser cannot show');
    expect(html).toMatch(/<section class="page"[^>]*>[^<]*adopted by/);
    expect(await faultsOf(html)).toEqual([]);
  });

  test('a clerk puts a field right and approves for two committees; notices go out', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    const { id } = await firstDecision();
    const action = `${path}/decisions/${id}/correct`;
    const fields = fieldsOf((await anna.get(path)).html, action);
    expect(fields).toMatchObject({ country: 'GAB', session: '206', manner: 'unanimously' });
    minuteLater();
    const corrected = await anna.submit(action, {
      ...fields,
      session: '207',
      manner: 'consensus',
    });
    expect(corrected.html).toContain('The corrections are saved.');
    expect(corrected.html).toContain('Session: 207 (read as: 206), by Anna Lund');
    expect(await firstDecision()).toMatchObject({ session: 207, manner: 'consensus' });
    expect(await desk.db.select().from(corrections)).toHaveLength(2);
    const approve = fieldsOf(corrected.html, `${path}/approve`);
    const done = await anna.submit(`${path}/approve`, {
      ...approve,
      scope: 'some',
      committees: 'UPN\nURU',
    });
    expect(done.html).toContain('The mailing is approved');
    await desk.settle();
    expect(await mailing()).toMatchObject({
      state: 'distributed',
      committees: ['UPN', 'URU'],
      onlyCommittees: true,
    });
    const sent = await desk.db.select().from(deliveries);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.every(({ state }) => state === 'sent')).toBe(true);
  });

  test('cases are put right line by line', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    const { id } = await firstDecision();
    const action = `${path}/decisions/${id}/correct`;
    const fields = fieldsOf((await anna.get(path)).html, action);
    const [line = ''] = (fields.case ?? '').split('\n');
    const [code = ''] = line.split(' ');
    minuteLater();
    await anna.submit(action, { ...fields, case: `${code} Another Name\r\nGAB-99 Somebody New` });
    const lines = await desk.db
      .select({ code: decisionCases.code, name: decisionCases.name })
      .from(decisionCases)
      .where(eq(decisionCases.decision, id))
      .orderBy(asc(decisionCases.position));
    expect(lines).toEqual([
      { code, name: 'Another Name' },
      { code: 'GAB-99', name: 'Somebody New' },
    ]);
  });

  test('violations that are not alleged are taken out', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    const { id } = await firstDecision();
    const action = `${path}/decisions/${id}/correct`;
    const fields = fieldsOf((await anna.get(path)).html, action);
    const { html } = await anna.submit(action, { ...fields, violations: '' });
    expect(html).toContain('The corrections are saved.');
    expect(await firstDecision()).toMatchObject({ violations: [] });
  });

  test('a manner of adoption that no document states is emptied, and can be set again', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    const { id } = await firstDecision();
    const action = `${path}/decisions/${id}/correct`;
    const page = await anna.get(path);
    expect(page.html).toMatch(
      /<select[^>]* name="manner"[^>]*><option value="">not stated<\/option>/,
    );
    minuteLater();
    const emptied = await anna.submit(action, { ...fieldsOf(page.html, action), manner: '' });
    expect(emptied.html).toContain(
      'Manner of adoption: not stated (read as: adopted unanimously), by Anna Lund',
    );
    expect(await firstDecision()).toMatchObject({ manner: null });
    expect(await desk.db.select().from(corrections)).toMatchObject([
      { field: 'manner', read: 'unanimously', corrected: null, by: 'anna' },
    ]);
    const rows = await desk.db.select().from(audit).where(eq(audit.what, 'correct'));
    expect(rows).toMatchObject([{ who: 'anna', details: null }]);
    minuteLater();
    const fields = fieldsOf(emptied.html, action);
    expect(fields.manner).toBe('');
    await anna.submit(action, { ...fields, manner: 'consensus' });
    expect(await firstDecision()).toMatchObject({ manner: 'consensus' });
  });

  test('a wrong value changes nothing, is named, and is kept to be put right', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    const { id } = await firstDecision();
    const action = `${path}/decisions/${id}/correct`;
    const fields = fieldsOf((await anna.get(path)).html, action);
    const wrong = await anna.post(action, { ...fields, session: 'two hundred', mps: '3' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/value="two hundred"[^>]* aria-invalid="true"/);
    expect((await firstDecision()).session).toBe(206);
    expect((await anna.post(action, fields)).status).toBe(422);
    for (const [act, typed, words] of [
      ['approve', { scope: 'some', seen: desk.clock.now().toISOString() }, 'at least one'],
      [
        'approve',
        { scope: 'all', committees: 'UPN', seen: desk.clock.now().toISOString() },
        'one of the two',
      ],
      ['approve', { scope: 'all', seen: 'yesterday' }, 'not complete'],
      ['hold', { until: '2020-12-01' }, 'has come or is past'],
      ['hold', { until: '2020-13-01' }, 'This is no day'],
      ['reject', { reason: ' ' }, 'Please say why'],
      ['introduce', { text: 'x'.repeat(2001) }, 'too long'],
    ] as const) {
      const answer = await anna.post(`${path}/${act}`, typed);
      expect(answer.status).toBe(422);
      expect(answer.html).toContain(words);
    }
    expect(await mailing()).toMatchObject({ state: 'read', heldAt: null, introduction: null });
  });

  test('holds, introduces and rejects', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    expect((await anna.submit(`${path}/hold`, { until: '2020-12-10' })).html).toContain(
      'The mailing is held.',
    );
    expect(await mailing()).toMatchObject({ heldUntil: '2020-12-10' });
    await anna.submit(`${path}/introduce`, { text: 'Dear colleagues' });
    expect((await anna.get(`${path}/preview?language=en`)).html).toContain('Dear colleagues');
    const rejected = await anna.submit(`${path}/reject`, { reason: 'An old one' });
    expect(rejected.html).toContain('An old one');
    expect(rejected.html).not.toContain('/approve"');
    expect(await mailing()).toMatchObject({ state: 'rejected', rejectedFor: 'An old one' });
    expect((await anna.submit(`${path}/hold`, {})).html).toContain('It was too late');
  });

  test('takes a better copy of a document that could not be read', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    await desk.db.update(documents).set({ readable: 'damaged' }).where(eq(documents.position, 0));
    const [unread] = await desk.db.select().from(documents).orderBy(asc(documents.position));
    const copy = new File(['The decision, as text.'], unread?.filename ?? '', {
      type: 'text/plain',
    });
    const given = await anna.submit(`${path}/copy`, { copy });
    expect(given.html).toContain('The mailing is being read again.');
    await desk.settle();
    const rows = await desk.db.select().from(documents).orderBy(asc(documents.position));
    expect(rows.at(-1)).toMatchObject({ via: 'clerk', readable: 'text' });
    expect(rows[0]?.replacedBy).toBe(rows.at(-1)?.id);

    for (const none of [new File([], 'empty.pdf'), 'no file']) {
      const refused = await anna.post(`${path}/copy`, { copy: none });
      expect(refused.status).toBe(422);
      expect(refused.html).toContain('Please choose a file of at most 20 MB.');
      expect(await faultsOf(refused.html)).toEqual([]);
    }
    const bo = await signedIn(desk, 'bo');
    expect((await bo.post(`${path}/copy`, { copy })).status).toBe(403);
  });

  test('a yes to what somebody has changed meanwhile is refused', async () => {
    const path = await opened('09-en-fr-pair', { group: { clerk: 'anna', deputies: ['bo'] } });
    const anna = await signedIn(desk, 'anna');
    const bo = await signedIn(desk, 'bo');
    const fields = fieldsOf((await anna.get(path)).html, `${path}/approve`);
    minuteLater();
    await bo.submit(`${path}/introduce`, { text: 'New' });
    const { html } = await anna.submit(`${path}/approve`, fields);
    expect(html).toContain('Somebody changed this mailing');
    expect((await mailing()).state).toBe('read');
  });

  test('with two persons the first yes is shown to the second', async () => {
    const path = await opened('09-en-fr-pair', {
      group: { clerk: 'anna', deputies: ['bo'] },
      approval: { persons: 2 },
    });
    const anna = await signedIn(desk, 'anna');
    const first = await anna.submit(
      `${path}/approve`,
      fieldsOf((await anna.get(path)).html, `${path}/approve`),
    );
    expect(first.html).toContain('Your yes is recorded.');
    expect(await desk.db.select().from(approvals)).toHaveLength(1);
    const bo = await signedIn(desk, 'bo');
    const { html } = await bo.get(path);
    expect(html).toContain('Anna Lund sagde ja');
    await bo.submit(`${path}/approve`, fieldsOf(html, `${path}/approve`));
    expect((await mailing()).state).not.toBe('read');
  });

  test('a committee clerk sees it and cannot decide', async () => {
    const path = await opened();
    const claire = await signedIn(desk, 'claire');
    const { html, status } = await claire.get(path);
    expect(status).toBe(200);
    expect(html).not.toContain(`action="${path}/`);
    expect(html).not.toContain('name="member"');
    for (const act of ['approve', 'hold', 'reject', 'introduce'])
      expect((await claire.post(`${path}/${act}`, { reason: 'no' })).status).toBe(403);
    const { id } = await firstDecision();
    expect((await claire.post(`${path}/decisions/${id}/correct`, {})).status).toBe(403);
    const [member] = await desk.db.select().from(members);
    expect((await claire.get(`${path}/preview?language=da&member=${member?.id}`)).status).toBe(404);
    expect((await mailing()).state).toBe('read');
  });
});

describe('the preview', () => {
  test('shows a member’s notice in Danish, with its map, and lets nothing in it act', async () => {
    const path = await opened('01-letter-combined');
    const anna = await signedIn(desk, 'anna');
    const [member] = await desk.db.select().from(members).limit(1);
    await desk.db.update(members).set({ follows: { countries: ['GAB'], regions: [], cases: [] } });
    const answer = await anna.get(`${path}/preview?language=da&member=${member?.id}`);
    const { html } = answer;
    expect(html).toContain(member?.salutation);
    expect(html).toContain('lang="da"');
    expect(html).toContain('Gabon');
    expect(html).not.toContain('Uganda');
    expect(html).toContain('src="data:image/png;base64,');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain('sandbox');
    expect(policy).toContain("default-src 'none'");
    const page = await anna.get(`${path}?language=da&member=${member?.id}`);
    expect(page.html).toContain('follows only a part');
    expect((await anna.get(`${path}/preview?language=xx`)).status).toBe(404);
  });

  test('is made in each language', async () => {
    const path = await opened();
    const anna = await signedIn(desk, 'anna');
    for (const language of languages)
      expect((await anna.get(`${path}/preview?language=${language}`)).html).toContain(
        `lang="${language}"`,
      );
  });
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'doctype-style': ['error', { style: 'uppercase' }],
    // It holds the subject of the mail.
    'long-title': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  },
});
const faultsOf = async (page: string) =>
  (await validator.validateString(page)).results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${message} (${ruleId})`),
  );

test('whoever writes the subject, or a name, writes nothing but words into the page', async () => {
  const path = await opened();
  const hostile = '"><script>alert(1)</script>';
  const unread = { kind: 'violation-unknown', printed: hostile } as const;
  await desk.db.update(mailings).set({ subject: hostile, doubts: [unread] });
  await desk.db.update(decisionCases).set({ name: hostile });
  await desk.db.update(decisions).set({ summary: hostile, doubts: [unread] });
  await desk.db.update(documents).set({ filename: hostile });
  const anna = await signedIn(desk, 'anna');
  for (const page of [path, '/console/mailings', `${path}/preview?language=en`]) {
    const { html } = await anna.get(page);
    expect(html).not.toContain('<script>alert');
  }
  expect((await anna.get(path)).html).toContain('&lt;script&gt;alert(1)');
  expect(await faultsOf((await anna.get(path)).html)).toEqual([]);
});

test.each(['en', 'ar'] as const)('the pages are valid in %s', async (language) => {
  const path = await opened();
  clerksRead(desk, language);
  const anna = await signedIn(desk, 'anna');
  const { id } = await firstDecision();
  const pages = [
    await anna.get('/console/mailings'),
    await anna.get(path),
    await anna.post(`${path}/decisions/${id}/correct`, {
      session: 'x',
      seen: desk.clock.now().toISOString(),
    }),
    await anna.post(`${path}/approve`, { scope: 'some', seen: desk.clock.now().toISOString() }),
  ];
  for (const { html } of pages) {
    expect(html).toContain(`dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
    expect(await faultsOf(html)).toEqual([]);
  }
});
