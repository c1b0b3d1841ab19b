/** What a reader sees of a mail: a program shows HTML without what is hidden in it. */
import { readOfHtml, textOfHtml } from './html-text.ts';
import type { ParsedMail } from './mail.ts';

const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi;
const empty = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'col', 'wbr', 'area', 'base']);

const hiddenStyle =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|(?:font-size|max-height|opacity)\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?:;|$))/i;
const whiteText =
  /(?:^|;)\s*color\s*:\s*(?:#f{3}(?:f{3})?\b|white\b|transparent\b|rgba?\(\s*255\s*,\s*255\s*,\s*255\b)/i;
const ownBackground = /(?:^|;)\s*background/i;

function isHidden(attributes: string): boolean {
  if (/(?:^|\s)hidden(?:\s|=|\/|$)/i.test(attributes)) return true;
  if (/(?:^|\s)color\s*=\s*["']?(?:#?f{6}|#?f{3}|white)\b/i.test(attributes)) return true;
  const [, , style = ''] = /(?:^|\s)style\s*=\s*(["'])(.*?)\1/is.exec(attributes) ?? [];
  return hiddenStyle.test(style) || (whiteText.test(style) && !ownBackground.test(style));
}

/** Elements that are not shown, or in white on white, with all that is in them. */
export function withoutHidden(html: string): string {
  let kept = '';
  let from = 0;
  let hidden: { readonly name: string; depth: number } | null = null;
  for (const found of html.matchAll(tag)) {
    const [whole, closes = '', written = '', attributes = ''] = found;
    const name = written.toLowerCase();
    const end = found.index + whole.length;
    if (hidden === null) {
      if (closes || !isHidden(attributes)) continue;
      kept += html.slice(from, found.index);
      from = end;
      if (!empty.has(name) && !attributes.trimEnd().endsWith('/')) hidden = { name, depth: 1 };
    } else if (name === hidden.name) {
      hidden.depth += closes ? -1 : 1;
      from = end;
      if (hidden.depth === 0) hidden = null;
    }
  }
  return hidden === null ? kept + html.slice(from) : kept;
}

/** The text that the writer meant to be read; orders and answers are taken from it. */
export const visibleText = (mail: Pick<ParsedMail, 'text' | 'textFromHtml' | 'html'>): string =>
  mail.textFromHtml && mail.html
    ? textOfHtml(withoutHidden(mail.html.slice(0, readOfHtml)))
    : mail.text;
