/** How our mails look in a browser engine: nothing runs out of a narrow telephone, in any language, light or dark. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { compose } from '../../src/mail/compose.ts';
import { mailNames, sampleOf, sampleSender } from '../../src/mail/samples.ts';

const executablePath = '/usr/bin/chromium';
let browser: Browser;
let page: Page;
beforeAll(async () => {
  if (!existsSync(executablePath))
    throw new Error('Chromium is not installed: apt-get install chromium');
  browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  page = await browser.newPage({ viewport: { width: 320, height: 700 } });
});
afterAll(() => browser?.close());

/** Relative luminance contrast of WCAG 2.2 (1.4.3) between text and the background behind it; runs in the page. */
function lowContrasts(): string[] {
  const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r = 0, g = 0, b = 0]: number[]): number => {
    const linear = (c: number) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const background = (element: Element | null): number[] => {
    for (let at = element; at; at = at.parentElement) {
      const found = channels(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || (found[3] ?? 0) > 0.5) return found;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
  };
  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim()) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (
      style.display === 'none' ||
      style.visibility === 'hidden' ||
      Number(style.opacity) === 0 ||
      box.width < 2 ||
      box.height < 2 ||
      Number.parseFloat(style.fontSize) < 2
    )
      continue;
    const [one, two] = [luminance(channels(style.color)), luminance(background(element))].sort(
      (a, b) => b - a,
    );
    const contrast = ((one ?? 0) + 0.05) / ((two ?? 0) + 0.05);
    const large =
      Number.parseFloat(style.fontSize) >= 24 ||
      (Number.parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (large ? 3 : 4.5))
      found.push(`${contrast.toFixed(1)}: ${node.textContent.trim().slice(0, 40)}`);
  }
  return found;
}

const contrasts: readonly string[] = ['en', 'ar'];

describe.each(mailNames)('%s', (name) => {
  test.each(languages)(
    'in %s: no sideways scrolling at 320 px, text readable in light and dark, the right direction',
    async (language) => {
      const { html } = await compose(name, language, sampleOf(name), sampleSender);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setContent(html);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        320,
      );
      expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(
        language === 'ar' && name !== 'report' ? 'rtl' : 'ltr',
      );
      // Colours do not depend on the language, but for the direction of writing.
      for (const colorScheme of contrasts.includes(language) ? (['light', 'dark'] as const) : []) {
        await page.emulateMedia({ colorScheme });
        expect(await page.evaluate(lowContrasts), colorScheme).toEqual([]);
      }
    },
  );
});
