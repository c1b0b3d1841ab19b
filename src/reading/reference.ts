import type { Page } from './page.ts';
import { plain } from './words.ts';

/**
 * A document's reference, in every spelling seen: `CL/206/9/R.2`, `CL/211/14(c)-R.2`,
 * `CL/175/11(a) R.1`, `CL/179/11a)-R.1`, `CL/185/11.b)-R.1`, `CL/182/12(b)-R.1-Add.`,
 * `DH/2021/164/R.1`, `DH/2018/156/-R.1`.
 */
export const reference =
  /(?:CL\/\d{3}\/\d{1,2}\.?\(?[a-z]?\)?|DH\/\d{4}\/\d{3})[/ -]{1,2}R\.\s?\d{1,2}(?:-Add\.(?:\s?\d)?)?(?:-?Corr\.(?:\s?\d)?)?/i;

/** Lines from the top of the first page among which the document says its own reference. */
const headLines = 14;

/** The reference under which the document itself runs; those it quotes stand inside sentences and brackets. */
export function referenceOf(pages: readonly Page[]): string | null {
  const head = pages[0]?.lines.slice(0, headLines) ?? [];
  const tops = pages.slice(1).flatMap((page) => page.lines.slice(0, 2));
  for (const line of [...head, ...tops]) {
    for (const part of line.text.split('\t')) {
      // Copies without columns print "Governing Council CL/211/14(c)-R.2" in one line.
      const text = plain(part).replace(
        /^(?:(?:IPU )?Governing Council|Conseil directeur|Committee on the Human Rights of Parliamentarians|Comité des droits de l'homme des parlementaires)\s+(?=[CD][LH]\/)/i,
        '',
      );
      const found = new RegExp(`^${reference.source}`, 'i').exec(text)?.[0];
      // Alone in its place, or before the page number of a running head.
      if (
        found &&
        /^(?:$|\s*(?:-|Original|English|Français|\d{1,2} \p{L}))/iu.test(text.slice(found.length))
      ) {
        return found;
      }
    }
  }
  return null;
}
