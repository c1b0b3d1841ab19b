/** Members as the console shows them, and lists that are tried before they are taken in. */
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { consoleApp } from '../../src/console/app.ts';
import { openSession, sessionOf } from '../../src/console/session/sessions.ts';
import { audit, members } from '../../src/database/tables.ts';
import type { Language } from '../../src/domain/language.ts';
import { readCatalogue } from '../../src/mail/words.ts';
import { type TestDesk, testDesk } from '../desk.ts';
import { type Browser, signedIn } from './browser.ts';
import { expectValid, reads, readsArabic } from './valid.ts';

let desk: TestDesk;
let anna: Browser;
beforeEach(async () => {
  desk = await testDesk();
  anna = await signedIn(desk, 'anna');
});
afterEach(() => desk.close());

const rows = () => desk.db.select().from(members).orderBy(members.key);
const jens = async () => {
  const [row] = await desk.db.select().from(members).where(eq(members.key, 'm01'));
  if (!row) throw new Error('no such member');
  return row;
};
const unescaped = (value: string) => value.replaceAll('&#43;', '+').replaceAll('&#x3D;', '=');
/** The hidden fields of the form that leads to `action`. */
const hiddenIn = (html: string, action: string): Record<string, string> => {
  const form = html.split(`action="${action}"`)[1]?.split('</form>')[0] ?? '';
  return Object.fromEntries(
    [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [
      m[1] ?? '',
      unescaped(m[2] ?? ''),
    ]),
  );
};
const upload = async (content: string, fields: Record<string, string> = {}) => {
  const { token } = await desk.db.transaction((tx) => openSession(tx, desk, 'anna', 'link'));
  const who = await sessionOf(desk, token);
  const body = new FormData();
  body.set('csrf', who?.csrf ?? '');
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('list', new File([content], 'list.csv', { type: 'text/csv' }));
  const answer = await new Hono()
    .route('/console', consoleApp(desk))
    .request('/console/members/import', {
      method: 'POST',
      body,
      headers: { cookie: `desk=${token}` },
    });
  return { status: answer.status, html: await answer.text() };
};
const heading = 'id,name,e-mail,language,committees';

describe('the list', () => {
  test('is of fifty a page, searched and filtered', async () => {
    const all = await anna.get('/console/members');
    expect(all.html).toContain('50 members');
    await expectValid(all.html);
    await desk.db.update(members).set({ stoppedAt: new Date() }).where(eq(members.key, 'm01'));
    const one = await anna.get('/console/members?q=BAEKGAARD&notices=stopped&language=&page=7');
    expect(one.html).toContain('1 member<');
    expect(one.html).toContain('Jens Bækgaard');
    expect((await anna.get('/console/members?notices=told')).html).toContain('49 members');
    expect((await anna.get('/console/members?q=nobody+at+all')).html).toContain('No member fits.');
    const strange = await anna.get('/console/members?language=xx&notices=odd&committee=%22%3E');
    expect(strange.status).toBe(200);
    await expectValid(strange.html);
  });

  test('is for those who look after members only', async () => {
    const bo = await signedIn(desk, 'bo');
    for (const path of ['', '/import', `/${(await jens()).id}`])
      expect((await bo.get(`/console/members${path}`)).status).toBe(403);
    expect((await bo.post('/console/members/import/do')).status).toBe(403);
  });

  test('and its pages are valid in Arabic', async () => {
    const { id } = await jens();
    readsArabic(desk);
    for (const path of ['', '/import', `/${id}`])
      await expectValid((await anna.get(`/console/members${path}`)).html, 'ar');
  });
});

test('a hostile name is shown as it is written, and does nothing', async () => {
  const name = '<script>"\'<b>';
  await desk.db
    .update(members)
    .set({ name, follows: { countries: ['VEN'], regions: ['asia'], cases: ['MNG-01'] } })
    .where(eq(members.key, 'm01'));
  const { id } = await jens();
  for (const path of ['/console/members', `/console/members/${id}`]) {
    const { html } = await anna.get(path);
    expect(html).toContain('&lt;script&gt;&quot;&#39;&lt;b&gt;');
    expect(html).not.toContain('<script>');
    await expectValid(html);
  }
  expect((await anna.get(`/console/members/${id}`)).html).toContain('Asia, Venezuela, MNG-01');
  expect((await anna.get('/console/members/x')).status).toBe(404);
});

describe('an import', () => {
  const list = [
    heading,
    'm01,Jens Bækgaard,new.jens@parlament.example,fr,UPN',
    'm99,Nora Ny,nora.ny@parlament.example,da,OSCE',
  ].join('\n');

  test('is tried first and changes nothing; then the button does it', async () => {
    await expectValid((await anna.get('/console/members/import')).html);
    const before = await rows();
    const tried = await upload(list);
    expect(tried.status).toBe(200);
    await expectValid(tried.html);
    expect(tried.html).toContain('Nora Ny');
    expect(tried.html.replace(/<\/?\w+[^>]*>/g, '')).toContain(
      'E-mail: jens.baekgaard@parlament.example → new.jens@parlament.example',
    );
    expect(await rows()).toEqual(before);

    const path = '/console/members/import/do';
    const { csrf, ...fields } = hiddenIn(tried.html, path);
    expect(csrf).toBeTruthy();
    const done = await anna.submit(path, fields);
    expect(done.html).toContain('2 members were added or changed.');
    expect((await jens()).email).toBe('new.jens@parlament.example');
    expect(await rows()).toHaveLength(51);
    const on = await desk.db.select().from(audit).where(eq(audit.what, 'members-imported'));
    expect(on.map(({ who }) => who)).toEqual(['anna']);
  });

  test('of a faulty file names row, column and value, and changes nothing', async () => {
    const before = await rows();
    const faulty = await upload(`${heading}\nm01,Jens <b>B,not an address,klingon,XYZ`);
    expect(faulty.status).toBe(422);
    await expectValid(faulty.html);
    const cells = [...faulty.html.matchAll(/<tr>(.*?)<\/tr>/gs)].map((m) =>
      (m[1] ?? '').replace(/<[^>]*>/g, '|').replace(/\|+/g, '|'),
    );
    expect(cells).toContainEqual(expect.stringMatching(/^\|2\|language\|klingon\|is none of/));
    expect(cells).toContainEqual(expect.stringMatching(/^\|2\|committees\|XYZ\|/));
    expect(faulty.html).not.toContain('import/do');
    expect(await rows()).toEqual(before);
  });

  test('as complete that ends many asks once more', async () => {
    const tried = await upload(list, { complete: 'on' });
    expect(tried.html).toContain('name="evenSo"');
    const path = '/console/members/import/do';
    const { csrf: _, ...fields } = hiddenIn(tried.html, path);
    expect((await anna.post(path, fields)).status).toBe(422);
    expect((await rows()).filter(({ endedOn }) => endedOn)).toEqual([]);
    await anna.submit(path, { ...fields, evenSo: 'on' });
    expect((await rows()).filter(({ endedOn }) => endedOn)).toHaveLength(49);
  });

  test('of a large file waits under its hash, which opens nothing that was not uploaded', async () => {
    const large = `${list}\n${Array.from({ length: 14_000 }, (_, i) => `p${i},Person ${i} ${'x'.repeat(30)},p${i}@parlament.example,en,`).join('\n')}`;
    const tried = await upload(large);
    expect(tried.status).toBe(200);
    const path = '/console/members/import/do';
    const { csrf: _, ...fields } = hiddenIn(tried.html, path);
    expect(fields.file).toBe('');
    expect(fields.kept).toMatch(/^[0-9a-f]{64}$/);
    const other = await desk.rawMail.put(Buffer.from('a mail'));
    for (const wrong of [
      { ...fields, kept: other },
      { ...fields, mark: '' },
    ])
      expect((await anna.post(path, wrong)).html).toContain('No list arrived.');
    expect(await rows()).toHaveLength(50);
  });

  test('takes what the command line takes, and no more', async () => {
    const line = (i: number) => `p${i},Person ${i} ${'x'.repeat(1500)},p${i}@parlament.example,en,`;
    const six = `${list}\n${Array.from({ length: 4000 }, (_, i) => line(i)).join('\n')}`;
    expect(six.length).toBeGreaterThan(6_000_000);
    expect((await upload(six)).status).toBe(200);
    const over = await upload('x'.repeat(20 * 1024 * 1024 + 1));
    expect(over.status).toBe(422);
    expect(over.html).toContain('Choose a file of at most 20 MB.');
    const refused = await upload('x'.repeat(22_000_000));
    expect(refused.status).toBe(413);
    expect(refused.html).toContain('A file may have up to 20 MB.');
    await expectValid(refused.html);
  });

  test('without a file says so', async () => {
    const empty = await upload('');
    expect(empty.status).toBe(422);
    expect(empty.html).toContain('No list arrived.');
  });
});

describe('an import is read in the clerk’s language', () => {
  /** What stands in the rows of a table, cell by cell. */
  const rowsOf = (html: string) =>
    [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map((row) =>
      [...(row[1] ?? '').matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map((cell) =>
        (cell[1] ?? '').replace(/<[^>]*>|[\u2066-\u2069]/g, ''),
      ),
    );
  const textOf = (html: string) => html.replace(/<[^>]*>|[\u2066-\u2069]/g, '');
  /** Words of the import that are of more than one word, and that the language says otherwise. */
  const englishIn = (html: string, language: Language) => {
    const own = readCatalogue(language);
    return [...readCatalogue('en')]
      .filter(([key, words]) => /^(?:console-members|import-)/.test(key) && own.get(key) !== words)
      .flatMap(([, words]) => words.split(/\{[^{}]*\}|[{}]/))
      .filter((words) => /\p{L} \p{L}/u.test(words) && textOf(html).includes(words.trim()));
  };
  const faulty = `${heading},since,until\nm01,,not an address,klingon,XYZ,soon,\nm02,A,a@b.example,da,"UPN (never);EUU",2021-01-02,2021-01-01\nm02,B,a@b.example,,,,`;

  test('faults by a Danish clerk', async () => {
    reads(desk, 'da');
    const { status, html } = await upload(faulty);
    expect(status).toBe(422);
    await expectValid(html, 'da');
    expect(rowsOf(html)).toEqual([
      ['Række', 'Kolonne', 'Værdi', 'Fejl'],
      ['2', 'name', '', 'er tom'],
      [
        '2',
        'e-mail',
        'not an address',
        expect.stringMatching(/^indeholder ».+«, som ikke er en e-mailadresse$/),
      ],
      ['2', 'language', 'klingon', 'er ikke et af sprogene en, fr, es, da, ar'],
      [
        '2',
        'committees',
        'XYZ',
        'nævner »XYZ«, som ikke er et udvalg i desk.yaml (UPN, URU, OSCE, ERD, IPU)',
      ],
      ['2', 'since', 'soon', 'er ikke en dato (2021-06-30, 30.6.2021)'],
      [
        '3',
        'committees',
        'UPN (never);EUU',
        'indeholder »never«, som ikke er en periode (2020-10-01 – 2021-06-30)',
      ],
      [
        '3',
        'committees',
        'UPN (never);EUU',
        'nævner »EUU«, som ikke er et udvalg i desk.yaml (UPN, URU, OSCE, ERD, IPU)',
      ],
    ]);
    expect(textOf(html)).toContain('list.csv (kommaer, utf-8)');
    expect(englishIn(html, 'da')).toEqual([]);
  });

  test('faults by an Arabic clerk', async () => {
    reads(desk, 'ar');
    const twice = await upload(`${heading}\n,A,a@b.example,da,\n,B,A@b.example,klingon,`);
    expect(twice.status).toBe(422);
    await expectValid(twice.html, 'ar');
    expect(rowsOf(twice.html)).toEqual([
      ['الصف', 'العمود', 'القيمة', 'الخطأ'],
      ['3', 'language', 'klingon', 'ليست من اللغات en، fr، es، da، ar'],
    ]);
    const none = await upload('Name,Telephone\nA,1');
    expect(textOf(none.html)).toContain(
      'لم يُعثر بين رؤوس الأعمدة على عمود لعنوان البريد الإلكتروني («Name»، «Telephone»)',
    );
    for (const { html } of [twice, none]) expect(englishIn(html, 'ar')).toEqual([]);
  });

  test.each(['fr', 'es', 'da', 'ar'] as const)(
    'what a list would change, its notes and why it would be refused, in %s',
    async (language) => {
      await desk.db.update(members).set({ name: 'Nora Ny' }).where(eq(members.key, 'm02'));
      reads(desk, language);
      const list = [
        'id,name,e-mail,Telephone,since,until',
        'm01,Jens Bækgaard,new.jens@parlament.example,1,,',
        'm98,Later,later@parlament.example,2,2031-01-01,',
        'm97,Gone,gone@parlament.example,3,,2001-01-01',
        'm99,Nora Ny,nora.ny@parlament.example,4,,',
      ].join('\n');
      const tried = await upload(list, { complete: 'on' });
      expect(tried.status).toBe(200);
      await expectValid(tried.html, language);
      expect(englishIn(tried.html, language)).toEqual([]);
      expect(tried.html).not.toMatch(/<(?:p|span) lang="en"/);
      const own = (key: string) => readCatalogue(language).get(`console-members.${key}`) ?? '';
      expect(textOf(tried.html)).toMatch(/49.+50/);
      for (const key of ['added', 'left', 'cured', 'same', 'evenSo'])
        expect(textOf(tried.html)).toContain(own(key));
      expect(textOf(tried.html)).toContain('nora.ny@parlament.example)');

      const taken = await upload(`${heading}\nm77,B,jens.baekgaard@parlament.example,,`);
      expect(taken.status).toBe(422);
      expect(rowsOf(taken.html).at(-1)).toEqual([
        '2',
        'e-mail',
        'jens.baekgaard@parlament.example',
        expect.stringContaining(own('complete')),
      ]);
      expect(englishIn(taken.html, language)).toEqual([]);

      expect(textOf((await upload('x'.repeat(22_000_000))).html)).toContain(
        readCatalogue(language).get('console-lists.tooLargeLead'),
      );
    },
  );
});
