import { resolve } from 'node:path';
import { type Anchor, backupsIn, readManifest } from '../keeping/backup/manifest.ts';
import { stepInWords } from '../keeping/progress.ts';
import type { Verification } from '../keeping/verify/verify.ts';
import { answered, askApi } from './ask-api.ts';
import { progressOn } from './progress.ts';
import { WrongUsage } from './wrong-usage.ts';

/** `desk verify`: exit code 1 when anything is wrong. */
export async function verifyDesk(options: {
  readonly against?: string;
  readonly json?: boolean;
}): Promise<void> {
  const anchor = options.against ? await anchorOf(resolve(options.against)) : null;
  const query = anchor ? `?anchor=${anchor.position}:${anchor.hash}` : '';
  const progress = progressOn(process.stderr);
  const found = answered(
    await askApi<Verification>({ path: `/verification${query}` }, (step) =>
      progress.say(stepInWords(step)),
    ),
  );
  progress.done();
  if (found.faults.length) process.exitCode = 1;
  process.stdout.write(options.json ? `${JSON.stringify(found)}\n` : findingsInWords(found));
}

/** A backup, or the latest in a folder of them. @throws WrongUsage */
async function anchorOf(path: string): Promise<Anchor> {
  const manifest = (await readManifest(path)) ?? (await backupsIn(path)).at(-1)?.manifest;
  if (!manifest) throw new WrongUsage(`${path}: is no backup, and has none in it`);
  return manifest.audit;
}

/** What was examined, what is wrong, where, and what to do. */
export function findingsInWords({ faults, mails, audit }: Verification): string {
  return [
    `${mails.files} files with the bytes of ${mails.named} mails and documents (${mails.erased} erased, ${mails.orphans} named by nothing), ${audit} rows of the audit`,
    ...faults.flatMap(({ where, what, todo }) => [`✗ ${where}`, `  ${what}`, `  → ${todo}`]),
    faults.length ? `${faults.length} faults` : '✓ Everything is as it was kept',
    '',
  ].join('\n');
}
