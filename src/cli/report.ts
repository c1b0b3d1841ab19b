import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DraftedNow,
  draftNow,
  type ListedReport,
  listReports,
  type ReportFiles,
  reportFiles,
} from '../service/reports.ts';
import { askDesk } from './ask-desk.ts';

/** `desk report draft`: exit code 1 where a draft waits already. */
export async function draft(): Promise<void> {
  const answer = await askDesk<DraftedNow>('/reports/draft', draftNow, new Uint8Array());
  if ('waits' in answer)
    return fail(
      `Report ${answer.waits} waits for a clerk's yes: it has to be approved or rejected first.`,
    );
  process.stdout.write(`Report ${answer.drafted} is drafted, and goes to the clerk for a yes.\n`);
}

/** `desk report list`. */
export async function list({ json }: { json?: boolean }): Promise<void> {
  const known = await askDesk<ListedReport[]>('/reports', listReports);
  if (json) process.stdout.write(`${JSON.stringify(known)}\n`);
  else
    process.stdout.write(known.length ? known.map(line).join('') : 'There are no reports yet.\n');
}

const line = ({ number, state, from, until, actions, versions }: ListedReport): string =>
  `${String(number).padStart(3)}  ${state.padEnd(12)}  ${from} – ${until}  ${actions} ${actions === 1 ? 'action' : 'actions'}${versions > 1 ? `, version ${versions}` : ''}\n`;

/** `desk report write NUMBER`: the files of a report; exit code 1 where there is no such report. */
export async function write(
  printed: string,
  { out, version }: { out: string; version?: string },
): Promise<void> {
  const number = wholeNumber(printed);
  const wanted = version === undefined ? null : wholeNumber(version);
  if (number === null || (version !== undefined && wanted === null))
    return fail('A report and its version are numbers, as `desk report list` prints them.');
  const path = `/reports/${number}/files${wanted === null ? '' : `?version=${wanted}`}`;
  const answer = await askDesk<ReportFiles>(path, (desk) => reportFiles(desk, number, wanted));
  if ('error' in answer)
    return fail(
      answer.error === 'no-report'
        ? `There is no report ${number}. \`desk report list\` prints those there are.`
        : `Report ${number} has no version ${wanted}.`,
    );
  await mkdir(out, { recursive: true });
  for (const { filename, base64 } of answer.files) {
    const file = join(out, filename);
    await writeFile(file, Buffer.from(base64, 'base64'));
    process.stdout.write(`${file}\n`);
  }
}

const wholeNumber = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null);

function fail(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}
