import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, clerkOf, readConfig, readEnvironment } from '../config.ts';
import { type Language, languages } from '../domain/language.ts';
import type { Audience } from '../record/audience.ts';
import { caseSheet } from '../record/case-sheet.ts';
import type { LeftOut } from '../record/known-actions.ts';
import { caseFiles, overviewFiles, type RecordFile } from '../record/record-files.ts';
import { recordOfYear } from '../record/record-of-year.ts';
import { askDatabase } from './ask-database.ts';

export interface RecordOptions {
  readonly language?: string;
  /** Everything, for this parliament only. */
  readonly house?: boolean;
  readonly out: string;
  readonly json?: boolean;
}

/** `desk record year 2021`: what the chamber did in a year, as a PDF and a page; exit code 1 where there is nothing. */
export async function recordYear(year: string, options: RecordOptions): Promise<void> {
  const { config, language, audience } = wanted(options);
  if (!language) return failLanguage(options);
  const found = await askDatabase(
    `/record/year/${encodeURIComponent(year)}?audience=${audience}`,
    (records) => recordOfYear(records, year, audience),
  );
  if ('error' in found)
    return found.error === 'no-year'
      ? fail(
          `${year} is no year. Name a calendar year, 2021, or a session year, 2020-21.`,
          wrongUsage,
        )
      : fail(
          [
            `${audience === 'house' ? 'There is nothing' : 'There is nothing to publish'} of ${year}: no mailing was taken up, no member informed, no follow-up opened, and no action done${audience === 'house' ? '' : ' that everybody may read of'}.`,
            ...leftOutLines(found.leftOut),
            '`desk status` shows what the desk has.',
          ].join('\n'),
        );
  if (options.json) return print(found);
  write(options.out, await overviewFiles(config, found.overview, language), found.leftOut);
}

/** `desk record case VEN-13`: a case and what was done for it, on a sheet and a page; exit code 1 where the desk knows none. */
export async function recordCase(code: string, options: RecordOptions): Promise<void> {
  const { config, language, audience } = wanted(options);
  if (!language) return failLanguage(options);
  const found = await askDatabase(
    `/record/case/${encodeURIComponent(code)}?audience=${audience}`,
    (records) => caseSheet(records, code, audience),
  );
  if ('error' in found)
    return fail(noCase(code, found), found.error === 'no-code' ? wrongUsage : 1);
  if (options.json) return print(found);
  write(options.out, await caseFiles(config, found.sheet, language), found.leftOut);
}

function wanted({ language, house }: RecordOptions): {
  config: Config;
  language: Language | null;
  audience: Audience;
} {
  const config = readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'warn' }));
  const named = language ?? clerkOf(config, config.group.clerk).language;
  return {
    config,
    language: languages.find((each) => each === named) ?? null,
    audience: house ? 'house' : 'public',
  };
}

function noCase(
  code: string,
  found: Extract<Awaited<ReturnType<typeof caseSheet>>, { error: unknown }>,
): string {
  if (found.error === 'no-code')
    return `${code} is no code of a case. The IPU prints VEN-13, MON/01 or VEN-COLL-06.`;
  if (found.error === 'waiting')
    return `The decisions on ${code} wait for a yes: approve their mailing first (\`desk status\` shows it).`;
  const known = found.known.length
    ? ` Of this country it knows ${found.known.join(', ')}.`
    : ' `desk status` shows which mailings it has read.';
  return `No decision on ${code} has reached the desk.${known}`;
}

function write(out: string, files: readonly RecordFile[], leftOut: LeftOut): void {
  mkdirSync(out, { recursive: true });
  for (const { filename, content } of files) {
    writeFileSync(join(out, filename), content);
    process.stdout.write(`Wrote ${join(out, filename)}\n`);
  }
  for (const line of leftOutLines(leftOut)) process.stdout.write(`${line}\n`);
}

function leftOutLines({ ipuOnly, internal, withdrawn }: LeftOut): string[] {
  const actions = (count: number): string => `${count} action${count === 1 ? '' : 's'}`;
  return [
    ...(ipuOnly
      ? [
          `Left out: ${actions(ipuOnly)} told to the IPU only. --house shows them, for this parliament alone.`,
        ]
      : []),
    ...(internal
      ? [
          `Left out: ${actions(internal)} marked internal. --house shows them, for this parliament alone.`,
        ]
      : []),
    ...(withdrawn
      ? [`Left out: ${actions(withdrawn)} withdrawn, as not done. Nothing shows them.`]
      : []),
  ];
}

const print = (found: object): void => {
  process.stdout.write(`${JSON.stringify(found)}\n`);
};

const failLanguage = ({ language }: RecordOptions): void =>
  fail(`--language ${language}: the desk writes in ${languages.join(', ')}.`, wrongUsage);

const wrongUsage = 2;

function fail(words: string, code: 1 | 2 = 1): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = code;
}
