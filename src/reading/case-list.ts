import type { CaseLine } from './case-line.ts';
import { caseLines } from './case-line.ts';
import type { Located } from './located.ts';

type Entry = CaseLine & { readonly column: number };

/** The rest of a name that did not fit its line: a bracket, or a few words without a sentence's marks. */
const rest = /^(?:\(.{1,40}\)|[\p{L}'’.-]+(?: [\p{L}'’.-]+){0,2}(?: \(.{1,30}\))?)$/u;

/** The entries of a case list, in the order in which the document means them. */
export function caseListOf(lines: readonly Located[]): CaseLine[] {
  const entries: Entry[] = [];
  let before: Located | null = null;
  for (const line of lines) {
    const found = caseLines(line.text).map((each) => ({ ...each, column: line.column }));
    const last = entries.at(-1);
    if (found.length > 0) {
      entries.push(...found);
      before = line;
    } else if (last?.kind === 'person' && before && goesOn(before, line)) {
      const [again] = caseLines(`${last.printed ?? 'CASE N°'} - ${last.name} ${line.text}`);
      if (again?.kind === 'person') {
        entries[entries.length - 1] = {
          ...last,
          name: again.name,
          gender: last.gender ?? again.gender,
        };
      }
      before = null;
    } else {
      before = null;
    }
  }
  return inOrder(entries);
}

function goesOn(before: Located, line: Located): boolean {
  return (
    !line.gap &&
    line.band === before.band &&
    line.column === before.column &&
    line.size === before.size &&
    rest.test(line.text)
  );
}

/**
 * A list in columns over two pages goes on either page by page or column by column; the numbers
 * tell which: they rarely go down.
 */
function inOrder(entries: readonly Entry[]): CaseLine[] {
  const byColumn = entries.toSorted((a, b) => a.column - b.column);
  return steps(byColumn) < steps(entries) ? byColumn : [...entries];
}

function steps(entries: readonly CaseLine[]): number {
  const numbers = entries.map((each) => Number(/\d+$/.exec(each.printed ?? '')?.[0] ?? Number.NaN));
  return numbers.filter((n, i) => n < (numbers[i - 1] ?? Number.NEGATIVE_INFINITY)).length;
}
