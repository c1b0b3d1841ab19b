/** Everything that goes to the IPU beside the words of a report's mail. */
import type { Desk } from '../desk.ts';
import { reportPaper } from '../documents/report-paper.ts';
import { countriesOfActions, type ReportContent } from '../domain/report-content.ts';
import type { Attachment } from '../mail/finish.ts';
import { mapAttachment } from '../map/map.ts';
import { reportCsv } from './format/csv.ts';
import { reportJson } from './format/json.ts';
import { reportFileNames } from './format/names.ts';

/** What is attached to a report. */
export interface ReportParts {
  /** The report as PDF and as data, and evidence. */
  readonly files: readonly Attachment[];
  /** The Content-ID of the map in the mail; null: none of its countries is on it. */
  readonly map: string | null;
  /** All of it, the map too. */
  readonly attachments: readonly Attachment[];
}

/** @param madeAt the date that the PDF bears; the same content and date give the same bytes */
export async function reportParts(
  desk: Desk,
  content: ReportContent,
  madeAt: Date,
): Promise<ReportParts> {
  const names = reportFileNames(content);
  const json = { filename: names.json, content: reportJson(content) };
  const csv = { filename: names.csv, content: reportCsv(content) };
  const map = await mapAttachment(countriesOfActions(content.actions));
  const pdf = await reportPaper(content, desk.logo, { json, csv }, madeAt);
  const files: Attachment[] = [
    { filename: names.pdf, content: pdf, contentType: 'application/pdf' },
    { ...json, contentType: 'application/json' },
    { ...csv, contentType: 'text/csv; charset=utf-8' },
    ...(await evidenceOf(desk, content)),
  ];
  return { files, map: map?.cid ?? null, attachments: map ? [...files, map] : files };
}

/** Named after the action that it proves, so that two files of one name are told apart. */
async function evidenceOf(desk: Desk, { actions }: ReportContent): Promise<Attachment[]> {
  const files: Attachment[] = [];
  for (const [at, { evidence }] of actions.entries())
    for (const { filename, contentType, sha256, attached } of evidence)
      if (attached)
        files.push({
          filename: `${at + 1}-${filename}`,
          content: await desk.rawMail.get(sha256),
          contentType,
        });
  return files;
}
