/** `desk members import`: a file of members, read, planned, written and put on record. */
import { createHash, randomUUID } from 'node:crypto';
import { record } from '../database/audit.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { type ImportOutcome, outcomeOf } from './outcome.ts';
import type { Plan } from './plan.ts';
import { readMembers } from './read-members.ts';
import { takeIn } from './take-in.ts';

/** A list of every parliamentarian in the world has some 10 MB. */
export const largestFile = 20 * 1024 * 1024;

export interface ImportOptions {
  /** Only say what would change. */
  readonly dryRun?: boolean;
  /** The file is the whole chamber: who is not in it has left. */
  readonly complete?: boolean;
  /** Also when that ends more than a quarter of the members. */
  readonly evenSo?: boolean;
  /** Id of the clerk who does it, or `command-line`. */
  readonly by?: string;
  readonly onProgress?: (written: number, of: number) => void;
}

/** Faults are answers, all of them at once; nothing is written then. */
export async function importMembers(
  { db, config, clock }: Pick<Desk, 'db' | 'config' | 'clock'>,
  bytes: Uint8Array,
  {
    dryRun = false,
    complete = false,
    evenSo = false,
    by = 'command-line',
    onProgress,
  }: ImportOptions = {},
): Promise<ImportOutcome> {
  const today = dayIn(config.calendar, clock.now());
  const read = readMembers(bytes, { committees: config.committees, today });
  if (!read.ok) return read;
  const planned = await takeIn(db, read.members, {
    today,
    complete,
    evenSo,
    dryRun,
    defaultLanguage: defaultLanguageOf(config),
    addressColumn: read.addressColumn,
    ...(onProgress && { onProgress }),
    onWritten: async (tx, plan) =>
      record(tx, {
        at: clock.now(),
        who: by,
        what: 'members-imported',
        thing: 'members',
        thingId: randomUUID(),
        details: {
          ...countsOf(plan),
          rows: read.members.length,
          complete,
          format: read.format,
          sha256: createHash('sha256').update(bytes).digest('hex'),
        },
      }),
  });
  return outcomeOf(planned, read, dryRun);
}

/** That of the clerk whom members may ask, else of the first. */
const defaultLanguageOf = ({ clerks, mail }: Pick<Desk['config'], 'clerks' | 'mail'>) =>
  (clerks.find(({ email }) => email === mail.contact.email) ?? clerks[0])?.language ?? 'en';

const countsOf = ({ added, changed, left, returned, same }: Plan) => ({
  added: added.length,
  changed: changed.length,
  left: left.length,
  returned: returned.length,
  cured: [...changed, ...left, ...returned].filter(({ cured }) => cured).length,
  same,
});
