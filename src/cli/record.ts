import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, clerkOf, readConfig, readEnvironment } from '../config.ts';
import { type Language, languages } from '../domain/language.ts';
import type { AnnualOverview } from '../record/annual-overview.ts';
import type { Audience } from '../record/audience.ts';
import type { CaseSheet } from '../record/case-sheet.ts';
import type { LeftOut } from '../record/known-actions.ts';
import { caseFiles, overviewFiles, type RecordFile } from '../record/record-files.ts';
import { answered, askApi, type Trouble } from './ask-api.ts';

const wrongUsage = 2;

export interface RecordOptions {
  readonly language?: string;
  /** Everything, for this parliament only. */
  readonly house?: boolean;
  readonly out: string;
  readonly json?: boolean;
}

interface YearRecord {
  /** Null: there is nothing that this audience may see. */
  readonly overview: AnnualOverview | null;
  readonly leftOut: LeftOut;
}

interface CaseRecord {
  readonly sheet: CaseSheet;
  readonly leftOut: LeftOut;
}

/** `desk record year 2021`: what the chamber did in a year, as a PDF and a page; exit code 1 where there is nothing. */
export async function recordYear(year: string, options: RecordOptions): Promise<void> {
  const { config, language, audience } = wanted(options);
  if (!language) return failLanguage(options);
  const answer = await askApi<YearRecord>({
    path: `/records/years/${encodeURIComponent(year)}?audience=${audience}`,
  });
  if (!answer.ok && answer.trouble.status === 404)
    return fail(
      `${year} is no year. Name a calendar year, 2021, or a session year, 2020-21.`,
      wrongUsage,
    );
  const found = answered(answer);
  if (!found.overview)
    return fail(
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
  const answer = await askApi<CaseRecord>({
    path: `/records/cases/${encodeURIComponent(code)}?audience=${audience}`,
  });
  if (!answer.ok && answer.trouble.status === 404) {
    const { words, exitCode } = noCase(code, answer.trouble);
    return fail(words, exitCode);
  }
  const found = answered(answer);
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
  { reason, known = [] }: Trouble,
): { readonly words: string; readonly exitCode: 1 | 2 } {
  if (reason === 'waiting')
    return {
      words: `The decisions on ${code} wait for a yes: approve their mailing first (\`desk status\` shows it).`,
      exitCode: 1,
    };
  if (reason === 'unknown') {
    const others = known.length
      ? ` Of this country it knows ${known.join(', ')}.`
      : ' `desk status` shows which mailings it has read.';
    return { words: `No decision on ${code} has reached the desk.${others}`, exitCode: 1 };
  }
  return {
    words: `${code} is no code of a case. The IPU prints VEN-13, MON/01 or VEN-COLL-06.`,
    exitCode: wrongUsage,
  };
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

function fail(words: string, code: 1 | 2 = 1): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = code;
}
