/**
 * Pictures of the notice to a member, a reminder and the weekly overview, in five languages, and of a report to the
 * IPU, on a desk and on a telephone, light and dark:
 * `npm run docs:screenshots`. Needs Chromium (CHROMIUM_PATH, by itself /usr/bin/chromium); the desk does not.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { reportPaper } from '../src/documents/report-paper.ts';
import type { Country } from '../src/domain/country.ts';
import { type Language, languages } from '../src/domain/language.ts';
import { countriesOfActions } from '../src/domain/report-content.ts';
import { compose } from '../src/mail/compose.ts';
import { sampleOf, sampleSender } from '../src/mail/samples.ts';
import { mapAttachment } from '../src/map/map.ts';

const folder = join(import.meta.dirname, 'screenshots');
const widths = { desktop: 1280, telephone: 390 };
const schemes = ['light', 'dark'] as const;
const quality = 0.5;

/** WebP, which Chromium itself makes of a picture: a quarter of the PNG. */
async function webp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  const url = await page.evaluate(
    async ([data, q]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality: q as number });
      const reader = new FileReader();
      return new Promise<string>((resolve) => {
        reader.onload = () => resolve(reader.result as string);
        reader.readAsDataURL(blob);
      });
    },
    [png.toString('base64'), quality] as const,
  );
  await page.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** What a mail program shows: the picture stands in the mail. */
async function withMap(html: string, cid: string | null, countries: readonly Country[]) {
  const map = await mapAttachment(countries);
  return html.replace(`cid:${cid}`, `data:image/png;base64,${map?.content.toString('base64')}`);
}

async function noticeIn(language: Language): Promise<string> {
  const notice = sampleOf('notice');
  const { html } = await compose('notice', language, notice, sampleSender);
  return withMap(
    html,
    notice.map,
    notice.mailing.decisions.map(({ country }) => country),
  );
}

const reportIn =
  (name: 'report' | 'report-draft') =>
  async (language: Language): Promise<string> => {
    const sample = sampleOf(name);
    const { content, map } = 'report' in sample ? sample.report : sample;
    const { html } = await compose(name, language, sample, sampleSender);
    return withMap(html, map, countriesOfActions(content.actions));
  };

const sampled =
  (name: 'reminder' | 'weekly-overview') =>
  async (language: Language): Promise<string> =>
    (await compose(name, language, sampleOf(name), sampleSender)).html;

/** The first pages of a report's PDF; needs pdftoppm of poppler-utils. */
async function reportPages(language: 'en' | 'fr'): Promise<Buffer[]> {
  const { content } = sampleOf('report');
  const data = { filename: 'report.json', content: Buffer.from('{}') };
  const told = { ...content, language };
  const pdf = await reportPaper(told, null, { json: data, csv: data }, new Date('2021-01-04'));
  const dir = mkdtempSync(join(tmpdir(), 'desk-pages-'));
  writeFileSync(join(dir, 'report.pdf'), pdf);
  execFileSync('pdftoppm', ['-r', '80', '-l', '2', '-png', 'report.pdf', 'page'], { cwd: dir });
  const pages = readdirSync(dir)
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => readFileSync(join(dir, name)));
  rmSync(dir, { recursive: true });
  return pages;
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const mails: Record<
  string,
  readonly [(language: Language) => Promise<string>, readonly Language[]]
> = {
  notice: [noticeIn, languages],
  reminder: [sampled('reminder'), languages],
  'weekly-overview': [sampled('weekly-overview'), languages],
  report: [reportIn('report'), ['en', 'fr']],
  'report-draft': [reportIn('report-draft'), ['da', 'ar']],
};
for (const [mail, [write, spoken]] of Object.entries(mails))
  for (const language of spoken) {
    const html = await write(language);
    for (const [name, width] of Object.entries(widths))
      for (const colorScheme of schemes) {
        const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
        await page.setContent(html);
        const png = await page.screenshot({ fullPage: true });
        await page.close();
        const file = `${mail}-${language}-${name}-${colorScheme}.webp`;
        const picture = await webp(browser, png);
        writeFileSync(join(folder, file), picture);
        console.log(`${file} ${Math.round(picture.length / 1000)} kB`);
      }
  }
for (const language of ['en', 'fr'] as const)
  for (const [at, png] of (await reportPages(language)).entries())
    writeFileSync(join(folder, `report-pdf-${language}-${at + 1}.webp`), await webp(browser, png));
await browser.close();
