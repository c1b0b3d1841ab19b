/** A picture of what a command prints, as a dark terminal shows it. */
import type { Browser } from 'playwright-core';

/** What `styleText` of Node writes, and how it looks (ECMA-48 §8.3.117). */
const looks: Readonly<Record<string, string>> = {
  1: 'font-weight:bold',
  2: 'color:#94a3b8',
  32: 'color:#86efac',
  34: 'color:#93c5fd',
};

export async function terminalPicture(browser: Browser, printed: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1060, height: 900 } });
  await page.setContent(
    `<body style="margin:0;padding:22px 24px;background:#0f172a;color:#e2e8f0"><pre style="margin:0;font:13px/1.5 'DejaVu Sans Mono',monospace;white-space:pre-wrap">${inHtml(printed)}</pre></body>`,
  );
  const png = await page.screenshot({ fullPage: true });
  await page.close();
  return png;
}

/** Each style is a pair of sequences around its text, and they may stand within each other. */
const inHtml = (printed: string): string =>
  printed
    .replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'))
    .split('\u001b[')
    .map((part, at) => {
      const [, code = '', text = part] = /^(\d+)m(.*)$/s.exec(at ? part : '') ?? [];
      if (!code) return text;
      return `${looks[code] ? `<span style="${looks[code]}">` : '</span>'}${text}`;
    })
    .join('');
