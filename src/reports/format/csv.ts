import { stringify } from 'csv-stringify/sync';
import type { ReportContent } from '../../domain/report-content.ts';
import { type Column, columns, listDelimiter } from './columns.ts';
import { reportRows } from './rows.ts';
import { reportSchema } from './schema.ts';

/**
 * The report as a table, one row for each thing that it tells: RFC 4180 in UTF-8, with the mark by which Excel
 * knows it. Cells that a spreadsheet would take for a formula are made harmless.
 * @throws ZodError for what has no place in a report: then nothing is written
 */
export function reportCsv(content: ReportContent): Buffer {
  const rows = reportRows(reportSchema.parse(content));
  return Buffer.from(
    stringify(
      rows.map((row) => columns.map(({ value }) => cell(value(row)))),
      {
        header: true,
        columns: columns.map(({ name }) => name),
        escape_formulas: true,
        bom: true,
        record_delimiter: 'windows',
      },
    ),
  );
}

function cell(value: ReturnType<Column['value']>): string {
  if (value === null || value === undefined) return '';
  // A name with a semicolon would be taken for two.
  if (typeof value === 'object')
    return value.map((one) => one.replaceAll(';', ',')).join(listDelimiter);
  return String(value);
}
