/** The annual overview: what it counts, what it may say, and its PDF and page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annualOverviewPdf } from '../../src/documents/annual-overview-paper.ts';
import { languages } from '../../src/domain/language.ts';
import { voiceOf } from '../../src/mail/voice.ts';
import { readCatalogue } from '../../src/mail/words.ts';
import type { AnnualOverview } from '../../src/record/annual-overview.ts';
import { annualPage } from '../../src/record/annual-page.ts';
import type { Audience } from '../../src/record/audience.ts';
import { recordOfYear } from '../../src/record/record-of-year.ts';
import { readBack, undivided } from '../documents/read-back.ts';
import { faultsOf, textOf } from './checked.ts';
import { secret, type Year, yearOfDeeds } from './year-of-deeds.ts';

let year: Year;
beforeAll(async () => {
  year = await yearOfDeeds();
});
afterAll(() => year.desk.close());

async function composed(printed: string, audience: Audience = 'public') {
  const found = await recordOfYear(year.desk, printed, audience);
  if ('error' in found) throw new Error(found.error);
  return found;
}
const madeAt = new Date('2021-03-15T00:00:00Z');
const pdfOf = (overview: AnnualOverview, language: (typeof languages)[number] = 'en') =>
  annualOverviewPdf(overview, voiceOf(language, 'Europe/Copenhagen'), null, madeAt);
const pageOf = (overview: AnnualOverview, language: (typeof languages)[number] = 'en') =>
  annualPage(overview, voiceOf(language, 'Europe/Copenhagen'));

describe('what it counts', () => {
  test('the figures of a session year', async () => {
    const { overview, leftOut } = await composed('2020-21');
    expect(overview.figures).toEqual({
      mailings: 1,
      decisions: 13,
      cases: 27,
      countries: 13,
      membersInformed: 4,
      actions: 5,
    });
    expect(leftOut).toEqual({ ipuOnly: 1, internal: 1, withdrawn: 1 });
  });

  test('actions by kind, by month and by who acted', async () => {
    const { overview } = await composed('2020-21');
    expect(overview.byKind.map(({ kind }) => kind).sort()).toEqual([
      'debate-resolution',
      'inform-media',
      'inform-members',
      'meet-ambassadors',
      'request-foreign-minister',
    ]);
    expect(overview.byMonth.map(({ count }) => count)).toEqual([
      0, 0, 2, 1, 2, 0, 0, 0, 0, 0, 0, 0,
    ]);
    expect(
      overview.byActor
        .filter(({ count }) => count)
        .map((each) => [each.actor, each.committee?.code, each.count]),
    ).toEqual([
      ['committee', 'UPN', 1],
      ['parliament', undefined, 1],
      ['presidency', undefined, 1],
      ['member', undefined, 2],
    ]);
    expect(overview.byActor.filter(({ actor }) => actor === 'committee')).toHaveLength(5);
  });

  test('cases with their countries and what was done for each', async () => {
    const { overview } = await composed('2020-21');
    const share = (country: string) => overview.countries.find((each) => each.country === country);
    expect(
      share('UGA')?.own.map(({ code, name, actions }) => [code, name, actions.length]),
    ).toEqual([
      ['UGA-19', 'Robert Kyagulanyi Ssentamu (aka Bobi Wine)', 1],
      ['UGA-20', 'Francis Zaake', 1],
    ]);
    expect(share('MNG')?.own.map(({ code }) => code)).toEqual(['MNG-01']);
    expect(share('MNG')?.whole.map(({ kind }) => kind)).toEqual(['inform-media']);
    expect(share('VEN')).toMatchObject({ own: [], whole: [], actions: 1 });
  });

  test('the time from decision to action', async () => {
    const { overview } = await composed('2020-21');
    // Uganda after 12 days, Belarus after 48, Mongolia after 62; adopted on 3 November.
    expect(overview.answers).toEqual({
      decisions: 13,
      fromArrival: { decisions: 3, median: 48, fastest: 12 },
      fromAdoption: { decisions: 3, median: 78, fastest: 42 },
      unanswered: 10,
    });
  });

  test('what became of the follow-ups', async () => {
    const { overview } = await composed('2020-21');
    expect(overview.followUps).toEqual({ inTime: 1, late: 1, waived: 1, open: 2, overdue: 2 });
  });

  test('a calendar year has the actions of its days only', async () => {
    const { overview } = await composed('2021');
    expect(overview.figures).toMatchObject({ mailings: 0, actions: 3, membersInformed: 0 });
    expect(overview.byMonth.map(({ count }) => count)).toEqual([
      1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ]);
    // December's decisions count in December's year, answered when they may be.
    expect((await composed('2020')).overview.answers.fromArrival?.decisions).toBe(3);
  });

  test('a year without anything, and no year at all', async () => {
    expect(await recordOfYear(year.desk, '2019', 'public')).toEqual({
      error: 'nothing',
      leftOut: { ipuOnly: 0, internal: 0, withdrawn: 0 },
    });
    expect(await recordOfYear(year.desk, '19', 'public')).toEqual({ error: 'no-year' });
  });
});

describe('what it may say', () => {
  test('nothing of what is reserved for the IPU or the house, nor of who did not consent', async () => {
    const { overview } = await composed('2020-21');
    const { text } = await readBack(await pdfOf(overview));
    const page = textOf(await pageOf(overview));
    for (const told of [undivided(text), undivided(page), undivided(JSON.stringify(overview))]) {
      for (const never of [...Object.values(secret), year.unnamed, 'a reason of the house'])
        expect(told).not.toContain(undivided(never));
      expect(told).toContain(undivided(year.named));
    }
    for (const told of [text, page]) {
      expect(told).not.toContain('not for publication');
      expect(told).not.toMatch(/left out/i);
    }
  });

  test('all of it to the house but what was withdrawn, marked on every page', async () => {
    const { overview, leftOut } = await composed('2020-21', 'house');
    expect(leftOut).toEqual({ ipuOnly: 0, internal: 0, withdrawn: 1 });
    const { pages, text } = await readBack(await pdfOf(overview));
    const page = textOf(await pageOf(overview));
    for (const told of [undivided(text), undivided(page)]) {
      for (const each of [secret.ipu, secret.house, year.unnamed])
        expect(told).toContain(undivided(each));
      expect(told).not.toContain(undivided(secret.withdrawn));
    }
    expect(pages.length).toBeGreaterThan(2);
    for (const each of pages) expect(each).toContain('not for publication');
  });
});

describe('how it looks', () => {
  test('the PDF is tagged, tells the map in words and bears the parliament', async () => {
    const { overview } = await composed('2020-21');
    const read = await readBack(await pdfOf(overview));
    expect(read.title).toBe('Solidarity with parliamentarians at risk');
    expect(read.pages[0]).toContain('The Parliament');
    expect(read.pages[0]).toContain('Annual overview 2020-21 · 1 October 2020 – 30 September 2021');
    expect(read.tags.find((tag) => tag.startsWith('Figure'))).toContain(
      'Countries for whose parliamentarians we acted: Mongolia, Belarus and Uganda.',
    );
    expect(read.outside).toEqual([]);
  });

  test('the same overview of the same day gives the same bytes', async () => {
    const { overview } = await composed('2020-21');
    expect((await pdfOf(overview)).equals(await pdfOf(overview))).toBe(true);
  });

  test.each(languages)('the page and the PDF are valid and whole in %s', async (language) => {
    const { overview } = await composed('2020-21', 'house');
    const page = await pageOf(overview, language);
    expect(await faultsOf(page)).toEqual([]);
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(textOf(page)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
    expect(page).not.toMatch(/<script|(?:src|href)=/);
    const read = await readBack(await pdfOf(overview, language));
    expect(read.text).not.toMatch(/undefined|NaN|\{\w+\}/);
    expect(read.language).toMatch(new RegExp(`^${language}`));
  });

  test('what members write stays text', async () => {
    const { overview } = await composed('2020-21');
    const hostile = '<script>alert(1)</script> #panic("no") $x$ @nobody';
    const [first, ...others] = overview.actions;
    if (!first) throw new Error('There is no action');
    const action = { ...first, what: { text: hostile, language: 'en' } };
    const told = { ...overview, actions: [action, ...others] };
    expect(await pageOf(told)).not.toContain('<script');
    expect(undivided((await readBack(await pdfOf(told))).text)).toContain(undivided(hostile));
  });
});

test.each(languages)('%s has all words of the records, and no others', (language) => {
  const keys = (each: (typeof languages)[number]) =>
    [...readCatalogue(each).keys()]
      .filter((key) => /^(?:annual-overview|case-sheet)\./.test(key))
      .sort();
  expect(keys(language)).toEqual(keys('en'));
});
