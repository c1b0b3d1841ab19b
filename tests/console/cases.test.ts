/** The cases: the map says what the table says, each country can be reached by keyboard, and a case has its whole history in order. */
import { eq } from 'drizzle-orm';
import { HtmlValidate } from 'html-validate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shadeOf, worldMap } from '../../src/console/pages/cases/world-map.ts';
import { cases, decisions } from '../../src/database/tables.ts';
import { regionOf, regions } from '../../src/domain/region.ts';
import { insertAction } from '../../src/post/record-action-row.ts';
import type { TestDesk } from '../desk.ts';
import { clerksRead, deskThatAsked, deskThatTold } from '../people.ts';
import { type Browser, signedIn } from './browser.ts';

let desk: TestDesk;
let browser: Browser;
beforeEach(async () => {
  desk = await deskThatTold();
  browser = await signedIn(desk, 'anna');
});
afterEach(() => desk.close());

const page = async (path = '/console/cases') => (await browser.get(path)).html;
/** Countries of the map with their numbers, as its links are called. */
const onMap = (html: string) =>
  [...html.matchAll(/<a href="\?([^"#]*)#list" class="shade-\d" aria-label="([^"]+)"/g)].map(
    ([, query = '', label = '']) => ({
      country: new URLSearchParams(query.replaceAll('&amp;', '&')).get('country') ?? '',
      label,
    }),
  );
/** The same of the table beside it. */
const inTable = (html: string) =>
  [
    ...html.matchAll(
      /<th scope="row"><a href="\?[^"]*country=([A-Z]{3})[^"]*"[^>]*>([^<]+)<\/a><\/th><td class="number"[^>]*>(\d+)<\/td><td class="number"[^>]*>(\d+)<\/td>/g,
    ),
  ].map(([, country = '', name = '', count = '', open = '']) => ({
    country,
    name,
    count: Number(count),
    open: Number(open),
  }));
const listed = (html: string) =>
  [...html.matchAll(/href="\/console\/cases\/([A-Z]+-[A-Z0-9-]+)" dir="ltr"/g)].map(
    ([, code]) => code ?? '',
  );
const plural = (count: number) => `${count} case${count === 1 ? '' : 's'}`;

describe('the map', () => {
  test('names each country that has cases with its number, and the table says the same', async () => {
    const html = await page();
    const known = await desk.db.select().from(cases);
    const table = inTable(html);
    expect(table.length).toBe(13);
    for (const { country, count } of table) {
      const own = known.filter((each) => each.country === country).length;
      if (own) expect(count, country).toBe(own);
    }
    expect(onMap(html).sort(byCountry)).toEqual(
      table
        .map(({ country, name, count }) => ({ country, label: `${name}: ${plural(count)}` }))
        .sort(byCountry),
    );
  });

  test('each country is a link with a title, so that a keyboard reaches it without script', async () => {
    const html = await page();
    const svg = /<svg class="world"[\s\S]*?<\/svg>/.exec(html)?.[0] ?? '';
    const links = [...svg.matchAll(/<a href="([^"]+)"[\s\S]*?<title>([^<]+)<\/title>/g)];
    expect(links).toHaveLength(13);
    expect(svg).not.toMatch(/tabindex|style=/);
    for (const [, href = ''] of links)
      expect(
        (await browser.get(`/console/cases${href.split('#')[0]?.replaceAll('&amp;', '&')}`)).status,
      ).toBe(200);
  });

  test('the smallest states have a dot, and the shade grows with the number', async () => {
    const shown = await Promise.resolve(
      worldMap(
        ['MDV', 'VEN'].map((country) => ({
          country,
          cases: country === 'VEN' ? 135 : 1,
          title: country,
          href: `?country=${country}`,
          chosen: false,
        })),
        'map',
      ),
    );
    expect(String(shown)).toMatch(/class="shade-1" aria-label="MDV">.*?<circle/s);
    expect(String(shown)).toMatch(/class="shade-5" aria-label="VEN">(?:(?!<circle).)*<\/a>/s);
    expect([1, 2, 4, 5, 9, 10, 29, 30, 300].map(shadeOf)).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5]);
  });
});
/** A case of one person. */
async function person() {
  const [one] = await desk.db.select().from(cases).orderBy(cases.code);
  if (!one) throw new Error('no case');
  return one;
}
const byCountry = (a: { country: string }, b: { country: string }) =>
  a.country.localeCompare(b.country);

describe('filters', () => {
  test('by country: its cases are listed, and the other countries stay on the map', async () => {
    const all = await page();
    const [first] = inTable(all);
    const html = await page(`/console/cases?country=${first?.country}`);
    expect(onMap(html)).toHaveLength(13);
    expect(listed(html).every((code) => code.startsWith(`${first?.country}-`))).toBe(true);
    expect(listed(html)).toHaveLength(Math.min(50, first?.count ?? 0));
    expect(html).toContain('aria-current="true"');
  });

  test('by region: each country in one, all together again the whole', async () => {
    const all = inTable(await page());
    const apart = await Promise.all(
      regions.map(async (region) => {
        const table = inTable(await page(`/console/cases?region=${region}`));
        expect(table.every(({ country }) => regionOf(country) === region)).toBe(true);
        return table;
      }),
    );
    expect(apart.flat().sort(byCountry)).toEqual(all.toSorted(byCountry));
  });

  test('by violation: the last decision alleges it', async () => {
    const html = await page('/console/cases?violation=torture');
    const rows = await desk.db.select().from(decisions);
    const alleged = new Set(
      rows.filter(({ violations }) => violations.includes('torture')).map(({ country }) => country),
    );
    const shown = inTable(html).map(({ country }) => country);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(13);
    expect(shown.every((country) => alleged.has(country))).toBe(true);
  });

  test('by status of the case and of the person', async () => {
    const one = await person();
    if (!one.lastDecision) throw new Error('no decision');
    await desk.db
      .update(decisions)
      .set({ status: 'closed' })
      .where(eq(decisions.id, one.lastDecision));
    const over = await page('/console/cases?status=over');
    expect(inTable(over).map(({ country, open }) => [country, open])).toEqual([[one.country, 0]]);
    expect(
      inTable(await page('/console/cases?status=open')).map(({ country }) => country),
    ).not.toContain(one.country);
    await desk.db.update(cases).set({ status: 'in-exile' }).where(eq(cases.code, one.code));
    expect(listed(await page('/console/cases?status=in-exile'))).toContain(one.code);
  });

  test('what no list offers is refused and filters nothing', async () => {
    const { status, html } = await browser.get("/console/cases?violation=';drop");
    expect(status).toBe(422);
    expect(html).toContain('nothing was filtered');
    expect(inTable(html)).toHaveLength(13);
  });

  test('fifty on a page, none twice, none left out', async () => {
    const one = await person();
    await desk.db
      .insert(cases)
      .values(
        Array.from({ length: 90 }, (_, at) => ({ ...one, code: `${one.country}-${500 + at}` })),
      );
    const total = inTable(await page()).reduce((sum, { count }) => sum + count, 0);
    const codes: string[] = [];
    for (let at = 1; at <= Math.ceil(total / 50); at += 1) {
      const own = listed(await page(`/console/cases?page=${at}`));
      expect(own.length).toBeLessThanOrEqual(50);
      codes.push(...own);
    }
    expect(total).toBeGreaterThan(50);
    expect(new Set(codes).size).toBe(total);
  });
});

describe('a case', () => {
  test('tells decisions and our actions in the order of their days', async () => {
    const { code, name, country } = await person();
    const days = ['2021-03-01', '2020-01-15', '2020-12-20'] as const;
    for (const doneOn of days)
      await desk.db.transaction((tx) =>
        insertAction(tx, {
          once: doneOn,
          kind: 'meet-ambassadors',
          doneOn,
          actor: 'parliament',
          who: 'The Parliament',
          what: `on ${doneOn}`,
          cases: [code],
          countries: [],
          recordedAt: desk.clock.now(),
          by: 'anna',
        }),
      );
    const html = await page(`/console/cases/${code}`);
    expect(html).toContain(code);
    expect(html).toContain(name);
    const times = [...html.matchAll(/<time datetime="([^"]+)"/g)].map(([, day]) => day ?? '');
    expect(times).toEqual(times.toSorted());
    expect(times).toEqual(expect.arrayContaining([...days]));
    expect(times.length).toBeGreaterThan(days.length);
    const counted = await page(`/console/cases?country=${country}`);
    const row = new RegExp(
      `${code}</a></th>[\\s\\S]*?<td class="number"[^>]*>(\\d+)</td></tr>`,
    ).exec(counted);
    expect(Number(row?.[1])).toBe([...html.matchAll(/badge good/g)].length);
  });

  test('has its sheet as a PDF', async () => {
    const { code } = await person();
    const { status, html } = await browser.get(`/console/cases/${code}/sheet.pdf`);
    expect(status).toBe(200);
    expect(html.slice(0, 5)).toBe('%PDF-');
  });

  test('an older way of writing its code leads to it; what is no case is none', async () => {
    const { code } = await person();
    expect((await browser.get(`/console/cases/${code.toLowerCase()}`)).location).toBe(
      `/console/cases/${code}`,
    );
    for (const wrong of ['VEN-9999', 'nothing', '%3Cscript%3E'])
      expect((await browser.get(`/console/cases/${wrong}`)).status).toBe(404);
  });

  test('on which no approved decision came yet says so', async () => {
    await desk.close();
    desk = await deskThatAsked('01-letter-combined', {}, 4);
    browser = await signedIn(desk, 'anna');
    const { code } = await person();
    expect(await page(`/console/cases/${code}`)).toContain('has not been approved yet');
    expect(listed(await page())).toContain(code);
  });

  test('a hostile name is only text', async () => {
    const { code } = await person();
    await desk.db
      .update(cases)
      .set({ name: '<script>alert(1)</script>' })
      .where(eq(cases.code, code));
    const html = await page('/console/cases');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert');
  });
});

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: { 'doctype-style': ['error', { style: 'uppercase' }], 'void-style': 'off' },
});

test.each(['en', 'ar'] as const)('the pages are valid and whole in %s', async (language) => {
  clerksRead(desk, language);
  browser = await signedIn(desk, 'anna');
  const [one] = await desk.db.select().from(cases);
  for (const path of [
    '/console/cases',
    '/console/cases?country=VEN&region=americas',
    `/console/cases/${one?.code}`,
  ]) {
    const html = await page(path);
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
