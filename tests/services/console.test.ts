/**
 * The console in Chromium, over a desk with a mail server: the main stories by mouse, every page looked over by axe
 * (WCAG 2.2 AA) at the width of a desk and of a narrow telephone, light and dark, in English and Arabic.
 *
 * `SCREENSHOTS=1` writes docs/screenshots/console-*.jpg.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, setStage } from '../../demo/stage.ts';
import type { Language } from '../../src/domain/language.ts';
import { mailFile } from '../desk.ts';

const executablePath = '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = join(import.meta.dirname, '../../docs/screenshots');
const anna = 'anna.lund@parlament.example';
const gone = 'ole.friis@parlament.example';

let stage: Stage;
let browser: Browser;
let page: Page;
let origin: string;
const dir = mkdtempSync(join(tmpdir(), 'desk-console-'));

beforeAll(async () => {
  if (!existsSync(executablePath))
    throw new Error('Chromium is not installed: apt-get install chromium');
  stage = await setStage({
    dataDir: dir,
    start: new Date('2020-12-03T15:40:00+01:00'),
    gone: [gone],
  });
  origin = `http://localhost:${stage.service.port}`;
  stage.server.deliver(mailFile('09-en-fr-pair'), stage.config.mail.address);
  await stage.service.settle();
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await stage?.close();
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

const visit = (path: string) => page.goto(`${origin}/console/${path}`);
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const banner = async () => (await page.locator('.banner').first().textContent())?.trim();
const shown = async () => (await page.locator('main').textContent())?.replace(/\s+/g, ' ');
const firstLink = async (section: string): Promise<string> => {
  await visit(section);
  const links = page.locator(`main a[href^="/console/${section}/"]`);
  const all = await links.evaluateAll((found) => found.map((each) => each.getAttribute('href')));
  // Of a thing, whose id or code has a figure in it.
  const href = all.find((each) => /\/[^/]*\d[^/]*$/.test(each ?? ''));
  if (!href) throw new Error(`${section} lists nothing`);
  return href.replace('/console/', '');
};

describe('a clerk', () => {
  test('signs in by the link of a mail', async () => {
    await visit('');
    await page.getByLabel('E-mail address').fill(anna);
    await press('Send the link');
    await stage.service.settle();
    const mail = String(stage.mails.findLast(({ address }) => address === anna)?.raw);
    await page.goto(`${origin}${/\/console\/sign-in\/[0-9a-z]{26}/.exec(mail)?.[0]}`);
    await press('Sign in');
    expect(page.url()).toBe(`${origin}/console/today`);
    expect(await page.locator('h1').textContent()).toBe('Today');
  });

  test('reviews a mailing, puts a field right, and approves it', async () => {
    await page
      .getByRole('link', { name: /Decisions|IPU|décision/i })
      .first()
      .click();
    const correction = page.locator('details', { hasText: 'Put right what was read' }).first();
    await correction.locator('summary').click();
    await correction.getByLabel('Parliamentarians concerned').fill('7');
    await correction.getByRole('button', { name: 'Save the corrections' }).click();
    expect(await shown()).toMatch(/7 \(read as/);
    await press('Approve and send');
    await stage.service.settle();
    await page.reload();
    expect(await shown()).toContain('distributed');
  });

  test('watches the distribution end, and cures a bounce', async () => {
    await visit(await firstLink('deliveries'));
    await page.getByText('Finished').first().waitFor();
    await page
      .getByRole('link', { name: /Another address/ })
      .first()
      .click();
    await page.locator('input[type="email"]').first().fill('ole.friis.new@parlament.example');
    await page.locator('main form button').first().click();
    expect(await banner()).toMatch(/new address/);
    await visit(await firstLink('deliveries'));
    await press('Send to those who are missing');
    expect(await banner()).toMatch(/1 notice is on its way/);
    await stage.service.settle();
  });

  test('records what a committee did', async () => {
    await visit(await firstLink('follow-up'));
    const done = page.locator('details', { hasText: 'Record it as done' }).first();
    if ((await done.getAttribute('open')) === null) await done.locator('summary').click();
    await done.getByLabel('Kind of action').selectOption('meet-ambassadors');
    await press('Record as done');
    expect(await banner()).toContain('The follow-up is recorded as done.');
    expect(await shown()).toMatch(/ambassador/i);
  });

  test('sends a report', async () => {
    await visit('reports');
    await press('Draft a report now');
    await stage.service.settle();
    await visit('reports/1');
    await press('Approve and send');
    await stage.service.settle();
    await page.reload();
    expect(await shown()).toContain(`Sent to ${stage.config.report.to}`);
    expect(stage.mails.filter(({ address }) => address === stage.config.report.to)).toHaveLength(1);
  });
});

/** Every kind of page, by a name for its picture. */
async function allPages(): Promise<Record<string, string>> {
  return {
    today: 'today',
    mailings: 'mailings',
    mailing: await firstLink('mailings'),
    cases: 'cases',
    case: await firstLink('cases'),
    'follow-up': 'follow-up',
    'follow-up-one': await firstLink('follow-up'),
    deliveries: 'deliveries',
    delivery: await firstLink('deliveries'),
    reports: 'reports',
    report: 'reports/1',
    quarantine: 'quarantine',
    members: 'members',
    member: await firstLink('members'),
    'members-import': 'members/import',
    audit: 'audit',
    system: 'system',
    'system-tokens': 'system/tokens',
  };
}

/** One that waits, as on most days: it is decided on nowhere here. */
async function anotherMailing(): Promise<void> {
  stage.server.deliver(mailFile('08-corrigendum'), stage.config.mail.address);
  await stage.service.settle();
}

/** Each width, each scheme and each direction of writing once; for pictures, every combination that is kept. */
const looks = [
  ['en', 1280, 'light'],
  ['ar', 320, 'dark'],
  ...(process.env.SCREENSHOTS
    ? ([
        ['en', 320, 'dark'],
        ['ar', 1280, 'dark'],
        ['ar', 320, 'light'],
      ] as const)
    : []),
] as const;

describe('beside what is done a mailing waits', () => {
  beforeAll(anotherMailing, 120_000);

  describe.each(looks)('every page in %s, %i pixels wide, %s', (language, width, colorScheme) => {
    test('has no fault that axe finds, and nothing runs out of it', async () => {
      speak(language);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const faults: string[] = [];
      for (const [name, path] of Object.entries(await allPages())) {
        const answer = await visit(path);
        if (answer?.status() !== 200) faults.push(`${name}: ${path} answers ${answer?.status()}`);
        faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
        if (process.env.SCREENSHOTS) {
          // Frames are loaded when they are seen, and of a document nobody says when it is painted.
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewportSize({ width, height });
          await page.waitForLoadState('networkidle');
          if (await page.locator('iframe').count()) await page.waitForTimeout(6000);
          await page.screenshot({
            path: join(
              pictures,
              `console-${name}-${language}-${width === 320 ? 'telephone' : 'desktop'}-${colorScheme}.jpg`,
            ),
            type: 'jpeg',
            quality: 38,
            fullPage: true,
          });
          await page.setViewportSize({ width, height: 800 });
        }
      }
      expect(faults).toEqual([]);
    }, 240_000);
  });
});

/** As after a change of desk.yaml: the clerk reads another language. */
function speak(language: Language): void {
  const clerk = stage.desk.config.clerks.find(({ id }) => id === 'anna');
  Object.assign(clerk ?? {}, { language });
}

async function faultsOf(shown: Page): Promise<string[]> {
  await shown.evaluate(axe);
  const { violations } = await shown.evaluate(() =>
    (globalThis as unknown as { axe: { run(o: object): Promise<AxeResults> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      iframes: false,
    }),
  );
  const wider = await shown.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const cut = await shown
    .locator('.scroll')
    .evaluateAll((tables) => tables.filter((each) => each.scrollWidth > each.clientWidth).length);
  return [
    ...(cut && shown.viewportSize()?.width === 320 ? [`${cut} tables cut off on a telephone`] : []),
    ...violations.map(
      ({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')} (${nodes.length})`,
    ),
    ...(wider > 0 ? [`runs out by ${wider} pixels`] : []),
  ];
}
