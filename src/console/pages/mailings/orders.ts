/** From the forms of the review screen to the orders that the stage takes. */
import { z } from 'zod';
import type { Config } from '../../../config.ts';
import { isDay } from '../../../domain/day.ts';
import { introductionText, longestIntroduction } from '../../../domain/mailing.ts';
import { dayIn } from '../../../domain/working-days.ts';

/** What can be wrong with a form; words: `console-mailings.fault-<fault>`. */
export type MailingFault =
  | 'form'
  | 'no-committee'
  | 'committees-and-all'
  | 'no-day'
  | 'past-day'
  | 'too-long'
  | 'no-reason'
  | 'no-password'
  | 'no-copy';

export type OrderRead = { readonly order: object } | { readonly fault: MailingFault };

type Fields = Readonly<Record<string, string>>;
type Read = (fields: Fields, config: Config, now: Date) => OrderRead;

const approval = z.object({
  scope: z.enum(['all', 'some']),
  committees: z.string().default(''),
  official: z.literal('on').optional(),
  seen: z.iso.datetime(),
});
const text = z.string().max(100_000).default('');
const reasonText = z.string().max(1000).default('');

const reads = {
  approve(fields, { committees: known }) {
    const read = approval.safeParse(fields);
    if (!read.success) return { fault: 'form' };
    const { scope, official, seen } = read.data;
    const committees = read.data.committees.split('\n').filter(Boolean);
    const codes = known.map(({ code }) => code);
    if (committees.some((code) => !codes.includes(code))) return { fault: 'form' };
    // Which of the two is meant is never guessed.
    if (scope === 'all' && committees.length) return { fault: 'committees-and-all' };
    if (scope === 'some' && !committees.length) return { fault: 'no-committee' };
    return { order: { verb: 'approve', committees, official: official === 'on', seen } };
  },
  hold({ until = '' }, { calendar }, now) {
    const day = until.trim();
    if (!day) return { order: { verb: 'hold', until: null } };
    if (!isDay(day)) return { fault: 'no-day' };
    if (day <= dayIn(calendar, now)) return { fault: 'past-day' };
    return { order: { verb: 'hold', until: day } };
  },
  introduce(fields) {
    const read = text.safeParse(fields.text);
    const written = read.success ? introductionText(read.data) : null;
    if (!read.success || (written?.length ?? 0) > longestIntroduction) return { fault: 'too-long' };
    return { order: { verb: 'introduce', text: written } };
  },
  reject(fields) {
    const read = reasonText.safeParse(fields.reason);
    const reason = read.success ? introductionText(read.data) : null;
    return reason ? { order: { verb: 'reject', reason } } : { fault: 'no-reason' };
  },
  read({ password = '' }) {
    return password && password.length <= 300
      ? { order: { verb: 'read', password } }
      : { fault: 'no-password' };
  },
} satisfies Record<string, Read>;

export type MailingAct = keyof typeof reads;
export const isMailingAct = (act: string): act is MailingAct => Object.hasOwn(reads, act);

export const orderOf = (act: MailingAct, fields: Fields, config: Config, now: Date): OrderRead =>
  (reads[act] as Read)(fields, config, now);
