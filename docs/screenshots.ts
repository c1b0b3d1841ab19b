/**
 * Pictures of the notice to a member, a reminder and the weekly overview, in five languages, on a desk and on a telephone,
 * light and dark; of a request for approval, a report to the IPU and its draft, each once so and once so; of the demo:
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
import { deadlineWords } from '../src/mail/views/deadline.ts';
import { voiceOf } from '../src/mail/voice.ts';
import { mapAttachment } from '../src/map/map.ts';
import { terminalPicture } from './terminal-picture.ts';

const folder = join(import.meta.dirname, 'screenshots');
const widths = { desktop: 1280, telephone: 390 };
const looks = ['desktop-light', 'desktop-dark', 'telephone-light', 'telephone-dark'] as const;
type Look = (typeof looks)[number];
const quality = 0.4;

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

/** How a deadline came about is said by the desk, to each reader in their words. */
function explained(language: Language): string {
  const recess = { name: 'Christmas recess', from: '2020-12-19', until: '2021-01-03' } as const;
  const counted = { deadline: '2021-01-15', workingDays: 20, from: '2020-12-03' } as const;
  const voice = voiceOf(language, 'Europe/Copenhagen');
  return deadlineWords({ ...counted, recesses: [recess], holidays: [] }, voice);
}

async function reminderIn(language: Language): Promise<string> {
  const reminder = sampleOf('reminder');
  const owed = reminder.owed.map((one) => ({
    ...one,
    explained: one.explained && explained(language),
  }));
  return (await compose('reminder', language, { ...reminder, owed }, sampleSender)).html;
}

const sampled =
  (name: 'weekly-overview' | 'approval-request') =>
  async (language: Language): Promise<string> =>
    (await compose(name, language, sampleOf(name), sampleSender)).html;

/** The first pages of a report's PDF; needs pdftoppm of poppler-utils. */
async function reportPages(language: 'en' | 'fr'): Promise<Buffer[]> {
  const { content } = sampleOf('report');
  const file = (filename: string) => ({ filename, content: Buffer.from('{}') });
  const data = { json: file('report.json'), csv: file('report.csv') };
  const told = { ...content, language };
  const pdf = await reportPaper(told, null, data, new Date('2021-01-04'));
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
const every = Object.fromEntries(languages.map((language) => [language, looks]));
const mails: Record<
  string,
  readonly [
    (language: Language) => Promise<string>,
    { readonly [language in Language]?: readonly Look[] },
  ]
> = {
  notice: [noticeIn, every],
  reminder: [reminderIn, every],
  'weekly-overview': [sampled('weekly-overview'), every],
  'approval-request': [
    sampled('approval-request'),
    { en: ['desktop-light'], da: ['desktop-dark'] },
  ],
  report: [reportIn('report'), { en: ['desktop-light'], fr: ['telephone-dark'] }],
  'report-draft': [reportIn('report-draft'), { da: ['desktop-light'], ar: ['telephone-dark'] }],
};
for (const [mail, [write, wanted]] of Object.entries(mails))
  for (const language of languages) {
    const html = wanted[language] && (await write(language));
    for (const look of wanted[language] ?? []) {
      const [at, colorScheme] = look.split('-') as ['desktop' | 'telephone', 'light' | 'dark'];
      const viewport = { width: widths[at], height: 900 };
      const page = await browser.newPage({ colorScheme, viewport });
      await page.setContent(html ?? '');
      const png = await page.screenshot({ fullPage: true });
      await page.close();
      const file = `${mail}-${language}-${look}.webp`;
      const picture = await webp(browser, png);
      writeFileSync(join(folder, file), picture);
      console.log(`${file} ${Math.round(picture.length / 1000)} kB`);
    }
  }
const demo = execFileSync(process.execPath, ['src/cli/desk.ts', 'demo'], {
  env: { ...process.env, FORCE_COLOR: '1', NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  encoding: 'utf8',
});
writeFileSync(
  // A catalogue of public software takes no other picture (publiccode.yml).
  join(folder, 'demo.png'),
  await terminalPicture(browser, demo.replaceAll(process.cwd(), '…')),
);
for (const language of ['en', 'fr'] as const)
  for (const [at, png] of (await reportPages(language)).entries())
    writeFileSync(join(folder, `report-pdf-${language}-${at + 1}.webp`), await webp(browser, png));
await browser.close();
