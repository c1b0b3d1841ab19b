import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { stepInWords } from '../keeping/progress.ts';
import { largestFile } from '../members/import-members.ts';
import { importInWords } from '../members/in-words.ts';
import { listInWords } from '../members/list-in-words.ts';
import type { ListedMember } from '../members/list-members.ts';
import type { SaidOutcome } from '../members/said-outcome.ts';
import { answered, askApi, listAll, withApi } from './ask-api.ts';
import { progressOn } from './progress.ts';

interface ImportFlags {
  readonly dryRun?: boolean;
  readonly complete?: boolean;
  readonly evenSo?: boolean;
  readonly json?: boolean;
}

/** `desk members import FILE`. */
export async function importFile(
  file: string,
  { dryRun = false, complete = false, evenSo = false, json = false }: ImportFlags,
): Promise<void> {
  const bytes = bytesOf(file);
  if (!bytes) return;
  const progress = progressOn(process.stderr);
  progress.say(`reading ${basename(file)}`);
  const query = new URLSearchParams(
    Object.entries({ dryRun, complete, evenSo }).map(([flag, on]) => [flag, String(on)]),
  );
  const outcome = answered(
    await askApi<SaidOutcome>({ path: `/members/import?${query}`, order: bytes }, (step) =>
      progress.say(stepInWords(step)),
    ),
  );
  progress.done();
  if (!outcome.ok) process.exitCode = 1;
  if (json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  else (outcome.ok ? process.stdout : process.stderr).write(importInWords(outcome, basename(file)));
}

/** `desk members list`: who gets notices and who does not, and why. */
export async function list({ json }: { readonly json?: boolean }): Promise<void> {
  const members = await withApi((ask) => listAll<ListedMember>(ask, '/members?limit=10000'));
  process.stdout.write(json ? `${JSON.stringify(members)}\n` : listInWords(members));
}

/** Null, and told so, when there is nothing to read. */
function bytesOf(file: string): Uint8Array<ArrayBuffer> | null {
  const refuse = (why: string) => {
    process.stderr.write(`${file}: ${why}\n`);
    process.exitCode = 1;
    return null;
  };
  try {
    if (statSync(file).size > largestFile)
      return refuse(`is larger than ${largestFile / 1024 / 1024} MB`);
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    return refuse(`cannot be opened: ${(error as NodeJS.ErrnoException).code}`);
  }
}
