import { type FieldScore, type Group, groups, precision, recall, type Score } from './score.ts';

export const titles: Record<Group, string> = {
  clean: 'Documents with text (PDF, DOCX; encrypted ones with and without their password)',
  ocr: 'Documents read by OCR',
  mail: 'Mails',
};

/** Rounded down: 100 % is said only of what is exact. */
export const percent = (share: number): string => `${Math.floor(share * 1000) / 10} %`;

/** Fields in the order in which they were met, with how often the manifest has them. */
export const rowsOf = (fields: readonly FieldScore[]): string[][] =>
  fields.map((one) => [
    one.field,
    String(one.expected),
    percent(precision(one)),
    percent(recall(one)),
  ]);

export const heads = ['field', 'expected', 'precision', 'recall'];

/** The tables of an evaluation as Markdown. */
function tables(score: Score): string {
  return groups
    .map((group) => {
      const rows = [heads, ['---', '---:', '---:', '---:'], ...rowsOf(score.fieldsOf(group))];
      return `### ${titles[group]}\n\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
    })
    .join('\n');
}

const begin = '<!-- Written by `desk eval --page`; run it again instead of changing this. -->';
const end = '<!-- End of what `desk eval --page` writes. -->';

/**
 * Puts the tables of an evaluation into a page, between its two comments.
 * @throws when the page has no such comments
 */
export function intoPage(page: string, score: Score, day: string): string {
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`The page has no place for the tables: it needs the lines\n${begin}\n${end}`);
  return `${before}${begin}\n\nAs of ${day}.\n\n${tables(score)}\n${end}${after}`;
}
