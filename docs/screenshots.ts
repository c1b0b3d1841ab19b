/**
 * Pictures of the notice to a member, a reminder and the weekly overview, in five languages, on a desk and on a
 * telephone, light and dark:
 * `npm run docs:screenshots`. Needs Chromium (CHROMIUM_PATH, by itself /usr/bin/chromium); the desk does not.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { languages } from '../src/domain/language.ts';
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
async function noticeIn(language: (typeof languages)[number]): Promise<string> {
  const notice = sampleOf('notice');
  const map = await mapAttachment(notice.mailing.decisions.map(({ country }) => country));
  const { html } = await compose('notice', language, notice, sampleSender);
  const picture = `data:image/png;base64,${map?.content.toString('base64')}`;
  return html.replace(`cid:${notice.map}`, picture);
}

const sampled =
  (name: 'reminder' | 'weekly-overview') =>
  async (language: (typeof languages)[number]): Promise<string> =>
    (await compose(name, language, sampleOf(name), sampleSender)).html;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const mails = {
  notice: noticeIn,
  reminder: sampled('reminder'),
  'weekly-overview': sampled('weekly-overview'),
};
for (const language of languages)
  for (const [mail, write] of Object.entries(mails)) {
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
await browser.close();
