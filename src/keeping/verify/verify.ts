import type pg from 'pg';
import type { RawMail } from '../../desk.ts';
import type { Anchor } from '../backup/manifest.ts';
import type { OnProgress } from '../progress.ts';
import { verifyAudit } from './audit.ts';
import type { Fault } from './fault.ts';
import { type MailCounts, verifyMails } from './mails.ts';
import { verifyStates } from './states.ts';
import { verifyReferences, verifyUnique } from './sums.ts';

export interface Verification {
  readonly faults: readonly Fault[];
  readonly mails: MailCounts;
  /** Rows of the audit. */
  readonly audit: number;
}

/**
 * Examines everything that is kept, also while the desk is at work. Changes nothing.
 * @param anchor the last link of the audit that a backup knows
 */
export async function verify(
  { pool, rawMail }: { readonly pool: pg.Pool; readonly rawMail: RawMail },
  { anchor }: { readonly anchor: Anchor | null },
  onProgress: OnProgress = () => {},
): Promise<Verification> {
  const say = (doing: string) => onProgress({ doing, done: 0, of: null });
  say('audit');
  const audit = await verifyAudit(pool, anchor);
  say('states');
  const states = await verifyStates(pool);
  say('references');
  const sums = [...(await verifyReferences(pool)), ...(await verifyUnique(pool))];
  const mails = await verifyMails(pool, rawMail, onProgress);
  return {
    faults: [...mails.faults, ...audit.faults, ...states, ...sums],
    mails: mails.counts,
    audit: audit.rows,
  };
}
