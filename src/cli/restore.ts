import { resolve } from 'node:path';
import { readConfig, readEnvironment } from '../config.ts';
import { openEmbedded, openServer } from '../database/open.ts';
import { stepInWords } from '../keeping/progress.ts';
import { type RestoreOutcome, restore } from '../keeping/restore/restore.ts';
import { type Verification, verify } from '../keeping/verify/verify.ts';
import { mailFolder, openRawMail } from '../open.ts';
import { passphraseIn } from './passphrase.ts';
import { progressOn } from './progress.ts';
import { findingsInWords } from './verify.ts';

interface Options {
  readonly passphraseFile?: string;
  readonly withoutKey?: boolean;
  readonly json?: boolean;
}

/** `desk restore BACKUP`: into an empty database and its data directory. */
export async function restoreBackup(backup: string, options: Options): Promise<void> {
  const config = readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'warn' }));
  const { DATABASE_URL, DESK_DATA_DIR } = config.environment;
  const passphrase = passphraseIn(options.passphraseFile);
  const progress = progressOn(process.stderr);
  const say = (step: Parameters<typeof stepInWords>[0]) => progress.say(stepInWords(step));
  const { pool, clock, close } = await (DATABASE_URL
    ? openServer(DATABASE_URL)
    : openEmbedded(DESK_DATA_DIR));
  let verified: Verification | null = null;
  let outcome: RestoreOutcome;
  try {
    const rawMail = openRawMail(mailFolder(DESK_DATA_DIR));
    outcome = await restore(
      { pool, rawMail, config, clock },
      resolve(backup),
      { passphrase, withoutKey: options.withoutKey ?? false },
      say,
    );
    if (outcome.ok) verified = await verify({ pool, rawMail }, { anchor: outcome.anchor }, say);
  } finally {
    await close();
  }
  progress.done();
  if (!outcome.ok || verified?.faults.length) process.exitCode = 1;
  if (options.json) process.stdout.write(`${JSON.stringify({ ...outcome, verified })}\n`);
  else
    (process.exitCode ? process.stderr : process.stdout).write(
      inWords(outcome) + (verified ? findingsInWords(verified) : ''),
    );
}

const faults: Record<Extract<RestoreOutcome, { ok: false }>['fault'], (of: string) => string> = {
  'no-backup': (dir) =>
    `${dir} is no whole backup of a desk: it has no manifest, or one of a later version.`,
  'other-version': (product) =>
    `The backup was taken by version ${product}, whose tables are other ones. Install that version, restore, then update.`,
  'other-chamber': (chamber) =>
    `The backup is of ${chamber}, and desk.yaml of another chamber. The backup has its own desk.yaml.`,
  'not-empty': (tables) =>
    `The database is not empty (${tables}). A backup is put into an empty one: name another with DATABASE_URL, or another DESK_DATA_DIR.`,
  damaged: (files) => `The backup is damaged; nothing was restored. Take another one.\n${files}`,
  'other-key': () =>
    'The data directory has another secret.key than the backup was taken with. Put the right one there, or take it away to have that of the backup.',
  'no-key': () =>
    'The key of the tokens is missing: put secret.key into the data directory, name its passphrase where the backup has it (--passphrase-file), or go without it (--without-key): replies to what was sent, and links in it, then count no more.',
  'wrong-passphrase': () => 'The passphrase does not open the key in the backup.',
};

function inWords(outcome: RestoreOutcome): string {
  if (!outcome.ok) return `${faults[outcome.fault](outcome.details.join(', '))}\n`;
  const { rows, mails, takenAt, erasedAnew } = outcome;
  return [
    `Restored: ${rows} rows and ${mails} mails, as they were at ${takenAt}.`,
    ...(erasedAnew
      ? [`${erasedAnew} persons who were erased after that were erased again.`]
      : [
          'Whoever was erased after that is here again, unless a later backup lay beside this one: erase them again.',
        ]),
    'Nothing is sent until you say so. Start the desk: it reads the mailbox anew from there, without doubling anything. Where mail.moveTo is set, move what arrived since back first. Then `desk release --withhold`, or `--send` where nothing went out since the backup.',
    '',
  ].join('\n');
}
