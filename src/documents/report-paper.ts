/** The PDF of a report to the IPU, its data embedded. */
import type { ReportContent } from '../domain/report-content.ts';
import { voiceOf } from '../mail/voice.ts';
import { type Logo, logoView } from './logo.ts';
import { mapView } from './map.ts';
import { countriesOf, reportView } from './report-view.ts';
import { typeset } from './typeset.ts';

/** A file with the report's content, as it also goes beside the PDF. */
interface DataFile {
  readonly filename: string;
  readonly content: Buffer;
}

export interface ReportData {
  readonly json: DataFile;
  readonly csv: DataFile;
}

/**
 * @param logo null: the parliament's name stands alone
 * @param madeAt the date that the file bears; the same content, logo, data and date give the same bytes
 */
export async function reportPaper(
  content: ReportContent,
  logo: Logo | null,
  data: ReportData,
  madeAt: Date,
): Promise<Buffer> {
  // A report has days and no times of day.
  const voice = voiceOf(content.language, 'UTC');
  const countries = countriesOf(content);
  const map = mapView(countries.acted, countries.open, voice);
  const mark = logoView(
    logo,
    voice.say('report-paper.logo', { parliament: content.parliament.name }),
  );
  const embedded = [
    { file: 'data.json', type: 'application/json', short: 'JSON', ...data.json },
    { file: 'data.csv', type: 'text/csv', short: 'CSV', ...data.csv },
  ];
  const view = {
    ...reportView(content, voice),
    logo: mark.view,
    map: map.view,
    data: {
      sentence: voice.say('report-paper.data', {
        count: embedded.length,
        files: voice.list(embedded.map(({ filename }) => filename)),
      }),
      files: embedded.map(({ file, type, short, filename }) => ({
        file,
        type,
        name: filename,
        description: voice.say('report-paper.dataFile', { number: content.number, type: short }),
      })),
    },
  };
  return typeset('report', view, madeAt, {
    ...map.files,
    ...mark.files,
    ...Object.fromEntries(embedded.map(({ file, content: bytes }) => [file, bytes])),
  });
}
