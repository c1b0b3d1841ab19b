import type { ReportContent } from '../../domain/report-content.ts';
import { reportSchema } from './schema.ts';

/**
 * The report as JSON in UTF-8, its keys in the order of the schema.
 * @throws ZodError for what has no place in a report: then nothing is written
 */
export const reportJson = (content: ReportContent): Buffer =>
  Buffer.from(`${JSON.stringify(reportSchema.parse(content), null, 2)}\n`);
