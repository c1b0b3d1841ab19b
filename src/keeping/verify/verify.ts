import type pg from 'pg';
import { z } from 'zod';
import type { RawMail } from '../../desk.ts';
import type { OnProgress } from '../progress.ts';
import { verifyAudit } from './audit.ts';
import type { Fault } from './fault.ts';
import { type MailCounts, verifyMails } from './mails.ts';
import { verifyStates } from './states.ts';
import { verifyReferences, verifyUnique } from './sums.ts';

export const verifyWish = z
  .object({
    /** The last link of the audit that a backup knows. */
    anchor: z
      .object({ position: z.int().min(0), hash: z.string() })
      .strict()
      .nullable(),
  })
  .strict();

export interface Verification {
  readonly faults: readonly Fault[];
  readonly mails: MailCounts;
  /** Rows of the audit. */
  readonly audit: number;
}

/** Examines everything that is kept, also while the desk is at work. Changes nothing. */
export async function verify(
  { pool, rawMail }: { readonly pool: pg.Pool; readonly rawMail: RawMail },
  { anchor }: z.infer<typeof verifyWish>,
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
