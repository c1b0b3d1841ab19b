/** CSV of any dialect: the delimiter is the one under which most headings are recognised. */
import { parse } from 'csv-parse/sync';
import type { Problem } from './fault.ts';
import { type Field, fieldOf } from './headings.ts';

interface Column {
  /** As printed in the file. */
  readonly heading: string;
  /** Null: not used. */
  readonly field: Field | null;
}

export interface Row {
  /** Counted as a spreadsheet does, the heading among them. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly delimiter: Delimiter;
  readonly columns: readonly Column[];
  /** Where the headings stand. */
  readonly headingRow: number;
  readonly rows: readonly Row[];
}

/** What cannot be parsed as a table. */
export interface Unparsed {
  readonly problem: Problem;
  readonly row: number;
}

const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Exports from registers put a title above the headings. */
const headingsWithin = 10;
/** Enough of a file to find its headings. */
const startOf = (text: string): string => text.slice(0, 20_000);

export function readTable(text: string): Table | Unparsed {
  // Excel's own first line that names the delimiter.
  const body = text.replace(/^sep=.(\r?\n|\r)/i, '');
  const skipped = body.length === text.length ? 0 : 1;
  const best = delimiters
    .map((delimiter) => ({ delimiter, ...headingsIn(parsedLoosely(startOf(body), delimiter)) }))
    .reduce((a, b) => (b.recognised > a.recognised ? b : a));
  let records: string[][];
  try {
    records = parse(body, { ...options, delimiter: best.delimiter });
  } catch (error) {
    const { records: before = 0, code } = error as { records?: number; code?: string };
    return {
      row: before + 1 + skipped,
      problem: { code: code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-unclosed' : 'not-a-table' },
    };
  }
  const seen = new Set<Field>();
  const columns = (records[best.at] ?? []).map((printed) => {
    const heading = printed.trim();
    const field = fieldOf(heading);
    // Of two columns for one thing the first counts, but for those that hold lists.
    if (!field || (seen.has(field) && !isList(field))) return { heading, field: null };
    seen.add(field);
    return { heading, field };
  });
  return {
    delimiter: best.delimiter,
    columns,
    headingRow: best.at + 1 + skipped,
    rows: records
      .map((cells, i) => ({ row: i + 1 + skipped, cells: cells.map((cell) => cell.trim()) }))
      .slice(best.at + 1)
      .filter(({ cells }) => cells.some(Boolean)),
  };
}

export const isList = (field: Field): boolean =>
  field === 'email' || field === 'otherEmails' || field === 'committees';

const options = {
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  // Files that were joined have several.
  record_delimiter: ['\r\n', '\n', '\r'],
};

function parsedLoosely(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { ...options, delimiter, to: headingsWithin });
  } catch {
    return [];
  }
}

/** The row that looks most like headings. */
function headingsIn(records: readonly string[][]): { at: number; recognised: number } {
  let best = { at: 0, recognised: 0 };
  for (const [at, cells] of records.entries()) {
    const recognised = new Set(cells.map(fieldOf).filter((field) => field !== null)).size;
    if (recognised > best.recognised) best = { at, recognised };
  }
  return best;
}
