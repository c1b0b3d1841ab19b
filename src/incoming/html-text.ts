/** HTML as plain text, for mails that bring nothing else. */
import { convert } from 'html-to-text';

const options = {
  wordwrap: false,
  limits: { maxInputLength: 2_000_000, maxDepth: 100, maxChildNodes: 20_000 },
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
    return convert(html, options as unknown as Parameters<typeof convert>[1]);
  } catch {
    // Nested deeper than the converter can go; a mail is not worth more than a try.
    return '';
  }
}
