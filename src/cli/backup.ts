import { resolve } from 'node:path';
import type { BackupOutcome, BackupWish } from '../keeping/backup/take-backup.ts';
import { stepInWords } from '../keeping/progress.ts';
import { answered, askApi } from './ask-api.ts';
import { passphraseIn } from './passphrase.ts';
import { progressOn } from './progress.ts';

/** `desk backup FOLDER`: of a desk that runs or is stopped, embedded or on a server. */
export async function backup(
  folder: string,
  options: { readonly passphraseFile?: string; readonly json?: boolean },
): Promise<void> {
  const order: BackupWish = {
    folder: resolve(folder),
    passphrase: passphraseIn(options.passphraseFile),
  };
  const progress = progressOn(process.stderr);
  const outcome = answered(
    await askApi<BackupOutcome>({ path: '/backups', order }, (step) =>
      progress.say(stepInWords(step)),
    ),
  );
  progress.done();
  if (!outcome.ok || outcome.lacking.length) process.exitCode = 1;
  if (options.json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  else (outcome.ok ? process.stdout : process.stderr).write(inWords(outcome));
}

const faults = {
  'inside-data': 'A backup lies outside of what it is a backup of: name another folder.',
  'cannot-write': 'Make room or give the right to write there, and take it again.',
  changing: 'Take it again.',
} as const;

function inWords(outcome: BackupOutcome): string {
  if (!outcome.ok) return `No backup was taken: ${outcome.why}. ${faults[outcome.fault]}\n`;
  const { dir, rows, mails, lacking, withKey } = outcome;
  return [
    `${dir}: ${rows} rows, ${mails - lacking.length} mails`,
    ...(withKey
      ? []
      : [
          'Without the key of the tokens (secret.key in the data directory): keep it apart from the backups, or take it in with --passphrase-file.',
        ]),
    ...(lacking.length
      ? [
          `${lacking.length} mails are damaged or missing, and no earlier backup here has them: run \`desk verify\`.`,
        ]
      : []),
    '',
  ].join('\n');
}
