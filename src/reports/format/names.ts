import type { ReportContent } from '../../domain/report-content.ts';

/** The file names of a report: the same report has the same names wherever it is written. */
export function reportFileNames({
  parliament,
  number,
}: Pick<ReportContent, 'parliament' | 'number'>) {
  const stem = `${parliament.id}-report-${number}`;
  return { pdf: `${stem}.pdf`, json: `${stem}.json`, csv: `${stem}.csv` };
}
