/** A member's rights to their data: `desk members export`, `desk members erase`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Erased } from '../keeping/person/erase-on-request.ts';
import type { Exported } from '../keeping/person/export-member.ts';
import { type Answer, answered, askApi } from './ask-api.ts';

type Done<T> = Extract<T, { readonly ok: true }>;
type Fault = Extract<Erased, { readonly ok: false }>['fault'];

const pathOf = (member: string, what: string) => `/members/${encodeURIComponent(member)}/${what}`;

const isUnknown = (answer: Answer<unknown>): boolean => !answer.ok && answer.trouble.status === 404;

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}

const unknown = (member: string) =>
  `There is no member ${member}, or more than one: \`desk members list\` shows their keys.`;

export async function exportPerson(member: string, { out }: { readonly out: string }) {
  const answer = await askApi<Done<Exported>>({ path: pathOf(member, 'export') });
  if (isUnknown(answer)) return refuse(unknown(member));
  const exported = answered(answer);
  for (const { name, base64 } of exported.files) {
    const path = join(out, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, Buffer.from(base64, 'base64'), { mode: 0o600 });
  }
  process.stdout.write(
    `${join(out, 'data.json')} and ${exported.files.length - 1} mails and files${exported.lacking ? `; ${exported.lacking} more are kept no longer` : ''}\n`,
  );
}

export async function erasePerson(
  member: string,
  { dryRun = false, json = false }: { readonly dryRun?: boolean; readonly json?: boolean },
) {
  const answer = await askApi<Done<Erased>>({ path: pathOf(member, 'erase'), order: { dryRun } });
  const fault = faultOf(answer);
  const erased: Erased = fault ? { ok: false, fault } : answered(answer);
  if (!erased.ok) process.exitCode = 1;
  if (json) process.stdout.write(`${JSON.stringify(erased)}\n`);
  else if (!erased.ok) refuse(faults[erased.fault](member));
  else process.stdout.write(inWords(erased));
}

const faults = {
  unknown,
  'erased-before': () => 'They were erased before.',
  'under-way': () =>
    'A mail to or from them is on its way, or an order of theirs: erase them when it has come to its end.',
} as const;

function faultOf(answer: Answer<unknown>): Fault | null {
  if (isUnknown(answer)) return 'unknown';
  const reason = answer.ok ? undefined : answer.trouble.reason;
  return reason === 'erased-before' || reason === 'under-way' ? reason : null;
}

function inWords({ dryRun, id, erased, stays, sits }: Extract<Erased, { ok: true }>): string {
  const line = (n: number, what: string, why: string) =>
    `  ${String(n).padStart(5)}  ${what}${why && `: ${why}`}`;
  return [
    dryRun ? 'Would be erased:' : 'Erased:',
    line(1, 'name, addresses, party, constituency, committees and choices', ''),
    line(erased.mails, 'mails from them', ''),
    line(erased.letters, 'letters to them, and to clerks about them', ''),
    line(erased.replies, 'texts of replies', ''),
    line(erased.orders, 'orders', 'what they did is recorded'),
    line(erased.intentions, 'words of what they meant to do', ''),
    line(erased.notes, 'notes on follow-ups', ''),
    line(erased.absences, 'absences', ''),
    'Stays, without the name:',
    line(stays.deliveries, 'deliveries', 'that a member was told, and when'),
    line(stays.actions, 'actions', 'kind, day and cases of what the parliament did'),
    line(stays.evidence, 'files', 'evidence of these actions; look whether they name the person'),
    line(stays.audit, 'rows of the audit', 'an id, no name'),
    'Reports to the IPU stay as they were sent, with the name where the member had consented.',
    ...(sits ? ['They are a member still: the next list that names them takes them in anew.'] : []),
    ...(dryRun
      ? []
      : [
          `Backups taken until now hold them still. Take one now: a restore of an older one then erases them again (${id}).`,
        ]),
    '',
  ].join('\n');
}
