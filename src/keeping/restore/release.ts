/** The word of a person that ends the standstill after a restore. */
import { and, eq, inArray, notExists, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../../database/audit.ts';
import type { Executor, Transaction } from '../../database/database.ts';
import { standstill } from '../../database/standstill.ts';
import {
  commands,
  deliveries,
  letters,
  mailboxes,
  mailings,
  messages,
  notices,
  standstills,
} from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';

export const releaseWish = z
  .object({
    waiting: z
      .enum(['send', 'withhold'])
      .describe('What becomes of the mails that wait: sent, or `uncertain` and never by itself.'),
    evenSo: z.boolean().describe('Although not everything in the mailbox was read and acted on.'),
  })
  .strict();
export type ReleaseWish = z.infer<typeof releaseWish>;

/** What has to come to its end before a person can say what waits. */
interface Unsettled {
  /** Mailboxes not read since the restore. */
  readonly unread: readonly string[];
  readonly messages: number;
  readonly orders: number;
  readonly mailings: number;
}

export type Released =
  | {
      readonly ok: true;
      readonly waiting: ReleaseWish['waiting'];
      readonly notices: number;
      readonly letters: number;
      readonly held: number;
    }
  | { readonly ok: false; readonly fault: 'no-standstill' }
  | { readonly ok: false; readonly fault: 'unsettled'; readonly unsettled: Unsettled };

type Records = Pick<Desk, 'db' | 'clock'>;

/**
 * Lets mails out again. Until now the desk has read the mailbox anew from where the backup ended, and done
 * what the mails in it ask for, but sent nothing. `send`: all that waits goes out; right where nothing went
 * out since the backup. `withhold`: what waits may have reached its readers before, so it becomes
 * `uncertain` and is never sent again by itself, and mailings that nobody has decided on wait for a clerk's word.
 */
export async function release(
  { db, clock }: Records,
  { waiting, evenSo }: ReleaseWish,
): Promise<Released> {
  const at = clock.now();
  return db.transaction(async (tx) => {
    const open = await standstill(tx);
    if (!open) return { ok: false, fault: 'no-standstill' };
    const unsettled = await unsettledOf(tx, open.since);
    if (!evenSo && !isSettled(unsettled)) return { ok: false, fault: 'unsettled', unsettled };
    const counts = waiting === 'send' ? await waitingIn(tx) : await withhold(tx, at);
    await tx
      .update(standstills)
      .set({ endedAt: at, endedBy: 'command-line' })
      .where(eq(standstills.id, open.id));
    await record(tx, {
      at,
      who: 'command-line',
      what: `released (${waiting})`,
      thing: 'desk',
      thingId: open.id,
      details: counts,
    });
    return { ok: true, waiting, ...counts };
  });
}

const isSettled = ({ unread, ...counts }: Unsettled): boolean =>
  unread.length === 0 && Object.values(counts).every((n) => n === 0);

async function unsettledOf(tx: Executor, since: Date): Promise<Unsettled> {
  const boxes = await tx.select().from(mailboxes);
  const unread = boxes.filter(({ polledAt }) => polledAt <= since).map(({ name }) => name);
  const noNotice = notExists(tx.select().from(notices).where(eq(notices.mailing, mailings.id)));
  return {
    unread: boxes.length ? unread : ['inbox'],
    messages: await tx.$count(messages, inArray(messages.state, ['stored', 'recognised'])),
    orders: await tx.$count(commands, eq(commands.state, 'taken')),
    mailings: await tx.$count(
      mailings,
      or(eq(mailings.state, 'received'), and(eq(mailings.state, 'approved'), noNotice)),
    ),
  };
}

const openStates = ['queued', 'sending', 'uncertain'] as const;

async function waitingIn(tx: Executor) {
  return {
    notices: await tx.$count(deliveries, inArray(deliveries.state, [...openStates])),
    letters: await tx.$count(letters, inArray(letters.state, [...openStates])),
    held: 0,
  };
}

/** Without the moment at which it was taken to be sent, nothing that is uncertain is ever due by itself. */
async function withhold(tx: Transaction, at: Date) {
  const counts = await waitingIn(tx);
  for (const table of [deliveries, letters]) {
    await tx.update(table).set({ state: 'sending' }).where(eq(table.state, 'queued'));
    await tx.update(table).set({ state: 'uncertain' }).where(eq(table.state, 'sending'));
    await tx
      .update(table)
      .set({
        claimedAt: null,
        nextTryAt: null,
        response: sql`coalesce(${table.response}, ${said})`,
      })
      .where(eq(table.state, 'uncertain'));
  }
  // Also what is not read yet. Silence of a clerk who was not asked, or was before, is no yes.
  const held = await tx
    .update(mailings)
    .set({ heldAt: at, heldUntil: null, askedAt: null })
    .where(inArray(mailings.state, ['received', 'quarantined', 'read']))
    .returning({ id: mailings.id });
  return { ...counts, held: held.length };
}

const said = 'Not sent: after a restore nobody knows whether it was sent before';
