import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ask, answered, askApi, listAll, withApi } from './ask-api.ts';

interface Report {
  readonly number: number;
  readonly state: string;
  readonly from: string;
  readonly until: string;
  readonly actions: number;
  readonly version: number;
}

/** As a list shows it. */
type Listed = Omit<Report, 'version'> & { readonly versions: number };

/** `desk report draft`: exit code 1 where a draft waits already. */
export async function draft(): Promise<void> {
  await withApi(async (ask) => {
    const answer = await ask<{ state: string }>({ path: '/reports', order: null });
    const waits = !answer.ok && answer.trouble.detail === 'a draft waits';
    if (!waits && answered(answer).state === 'pending') {
      process.stdout.write(
        'A report will be drafted in a moment, and goes to the clerk for a yes.\n',
      );
      return;
    }
    const number = await numberOfDraft(ask);
    if (waits)
      return fail(
        `Report ${number} waits for a clerk's yes: it has to be approved or rejected first.`,
      );
    process.stdout.write(`Report ${number} is drafted, and goes to the clerk for a yes.\n`);
  });
}

/** There is one draft at a time. */
async function numberOfDraft(ask: Ask): Promise<number> {
  const [report] = await listAll<Report>(ask, '/reports?state=draft');
  if (!report) throw new Error('A report was drafted and is gone');
  return report.number;
}

/** `desk report list`. */
export async function list({ json }: { json?: boolean }): Promise<void> {
  const reports = await withApi((ask) => listAll<Report>(ask, '/reports?limit=200'));
  const known = reports
    .toReversed()
    .map(({ number, state, from, until, actions, version }): Listed => {
      return { number, state, from, until, actions, versions: version };
    });
  if (json) process.stdout.write(`${JSON.stringify(known)}\n`);
  else
    process.stdout.write(known.length ? known.map(line).join('') : 'There are no reports yet.\n');
}

const line = ({ number, state, from, until, actions, versions }: Listed): string =>
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
  const answer = await askApi<{ files: { filename: string; base64: string }[] }>({ path });
  if (!answer.ok && answer.trouble.reason === 'no-version')
    return fail(`Report ${number} has no version ${wanted}.`);
  if (!answer.ok && answer.trouble.status === 404)
    return fail(`There is no report ${number}. \`desk report list\` prints those there are.`);
  await mkdir(out, { recursive: true });
  for (const { filename, base64 } of answered(answer).files) {
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
