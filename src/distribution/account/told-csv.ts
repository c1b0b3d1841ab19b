import { stringify } from 'csv-stringify/sync';
import type { Language } from '../../domain/language.ts';
import type { Told } from './told.ts';
import { toldWords } from './told-words.ts';

const columns = ['member', 'address', 'state', 'since', 'reason', 'said'] as const;

/**
 * A table (RFC 4180) of what became of a notice for each member. Cells that a spreadsheet would take
 * for a formula are made harmless: names and servers' words come from outside.
 * @param bom so that Excel reads it as UTF-8
 */
export function toldCsv(
  lines: readonly Told[],
  language: Language,
  { bom = false }: { readonly bom?: boolean } = {},
): string {
  const words = toldWords(language);
  return stringify(
    lines.map(({ name, address, state, since, reason, said }) => [
      name,
      address,
      words.state(state),
      since ?? '',
      words.reason(reason),
      said ?? '',
    ]),
    {
      header: true,
      columns: columns.map(words.column),
      escape_formulas: true,
      bom,
      record_delimiter: 'windows',
    },
  );
}
