/** Quotations that mail programs mark in their HTML, for texts in which nothing can be seen. */
import { convert } from 'html-to-text';
import { withoutHidden } from '../visible-text.ts';

const containers = [
  /<div[^>]+id="?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|reply-intro)"?/i,
  /<div[^>]+class="?[^">]*(?:gmail_quote|moz-cite-prefix|yahoo_quoted|protonmail_quote|OutlookMessageHeader|zmail_extra)/i,
  /<blockquote[^>]+type="?cite/i,
  /<div[^>]+style=["'][^"']*border-top:\s*solid #(?:E1E1E1|B5C4DF)/i,
  /<hr[^>]+(?:id="?stopSpelling|tabindex="?-1)/i,
];

/** The text above the quotation; null when no quotation is marked or nothing stands above it. */
export function textAboveQuotation(html: string): string | null {
  const page = withoutHidden(html.slice(0, 500_000));
  const starts = containers.map((pattern) => page.search(pattern)).filter((index) => index >= 0);
  if (!starts.length) return null;
  try {
    const text = convert(page.slice(0, Math.min(...starts)), { wordwrap: false });
    return text.trim() || null;
  } catch {
    return null;
  }
}
