/** HTML as plain text, for mails that bring nothing else. */
import { convert } from 'html-to-text';

/** Characters of a mail's HTML that are looked at: more would hold up the service for too long. */
export const readOfHtml = 500_000;

const options = {
  wordwrap: false,
  limits: { maxDepth: 100, maxChildNodes: 20_000 },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
    { selector: 'hr', options: { length: 32 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
  ],
} as const;

/** An empty text when the HTML cannot be read. */
export function textOfHtml(html: string): string {
  try {
    return convert(html.slice(0, readOfHtml), options as unknown as Parameters<typeof convert>[1]);
  } catch {
    // Nested deeper than the converter can go; a mail is not worth more than a try.
    return '';
  }
}
