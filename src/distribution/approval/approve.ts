import { and, asc, desc, eq, gt, inArray, ne, or } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { moveMailing } from '../../database/move.ts';
import { approvals, audit, mailings } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { ApprovalScope } from '../../mail/mails/distribution.ts';

import { decidersOf, nameOf } from '../../post/deciders.ts';
import { goesOutNow } from './is-due.ts';
import { routedCommittees } from './routing.ts';
import { carriedOut, type Hand, type MailingRow, type Ruling, refused } from './ruling.ts';
import { supersedeCorrected } from './supersede.ts';

/** A yes, and when the mail was written that it answers; undefined: it is meant as the mailing is now. */
interface Yes extends ApprovalScope {
  readonly seen?: Date | undefined;
}

/** A yes to a mailing that waits: it goes out, or with two persons it waits for the second yes to the same. */
export async function sayYes(
  tx: Transaction,
  desk: Desk,
  mailing: MailingRow,
  said: Yes,
  hand: Hand,
): Promise<Ruling> {
  const { config } = desk;
  const scope = inOrder(desk, said);
  const change = said.seen && (await changeSince(tx, mailing.id, said.seen, hand.by));
  if (change)
    return refused('changed meanwhile', {
      kind: 'changed',
      who: nameOf(config, change.who),
      at: change.at,
    });
  const earlier = await tx
    .select()
    .from(approvals)
    .where(eq(approvals.mailing, mailing.id))
    .orderBy(asc(approvals.at));
  const own = earlier.find(({ person }) => person === hand.by);
  const other = earlier.find(({ person }) => person !== hand.by);
  if (config.approval.persons === 2) {
    const needed = decidersOf(config)
      .filter(({ id }) => id !== hand.by)
      .map(({ name }) => name);
    if (other && !sameScope(other, scope))
      return refused('differs', {
        kind: 'differs',
        who: nameOf(config, other.person),
        at: other.at,
        scope: scopeOf(other),
      });
    if (!other && own && sameScope(own, scope))
      return refused('another person is needed', {
        kind: 'another-person',
        at: own.at,
        scope,
        needed,
      });
    await noteYes(tx, mailing.id, scope, hand);
    if (!other) {
      // A yes is later than a hold, and takes it back.
      await tx
        .update(mailings)
        .set({ heldAt: null, heldUntil: null })
        .where(eq(mailings.id, mailing.id));
      return carriedOut('first yes', {
        answer: { kind: 'recorded', scope, needed },
        news: { kind: 'one-more', who: nameOf(config, hand.by), at: hand.at, scope },
        details: scope,
      });
    }
  } else await noteYes(tx, mailing.id, scope, hand);
  await letOut(tx, desk, mailing.id, hand, scope);
  const who = (other ? [other.person, hand.by] : [hand.by]).map((id) => nameOf(config, id));
  return carriedOut('approve', {
    news: { kind: 'approved', who, at: hand.at },
    next: 'distribute-mailing',
    details: scope,
  });
}

/** What was made of the mailing after the mail that is answered, and what its reader cannot know. */
async function changeSince(tx: Transaction, mailing: string, seen: Date, by: string) {
  const [change] = await tx
    .select({ who: audit.who, at: audit.at })
    .from(audit)
    .where(
      and(
        eq(audit.thing, 'mailing'),
        eq(audit.thingId, mailing),
        gt(audit.at, seen),
        or(
          // What came of these nobody knows before they are asked anew.
          inArray(audit.what, ['read', 'doubted']),
          and(inArray(audit.what, ['correct', 'introduce']), ne(audit.who, by)),
        ),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(1);
  return change ?? null;
}

/** A later yes of the same person stands in the place of the earlier one. */
async function noteYes(
  tx: Transaction,
  mailing: string,
  { committees, official }: ApprovalScope,
  { by, at }: Hand,
): Promise<void> {
  const said = { at, committees: [...committees], official };
  await tx
    .insert(approvals)
    .values({ mailing, person: by, ...said })
    .onConflictDoUpdate({ target: [approvals.mailing, approvals.person], set: said });
}

/** Committees in the order of the configuration, so that two persons may name them as they like. */
const inOrder = ({ config }: Desk, { committees, official }: ApprovalScope): ApprovalScope => ({
  committees: config.committees.map((c) => c.code).filter((code) => committees.includes(code)),
  official,
});

const scopeOf = ({ committees, official }: ApprovalScope): ApprovalScope => ({
  committees,
  official,
});

const sameScope = (one: ApprovalScope, other: ApprovalScope): boolean =>
  one.official === other.official && one.committees.join() === other.committees.join();

/** @param scope no committees: those whom it concerns, and every member */
async function letOut(
  tx: Transaction,
  { config }: Desk,
  mailing: string,
  { by, at }: Pick<Hand, 'by' | 'at'>,
  { committees, official }: ApprovalScope,
): Promise<boolean> {
  const moved = await moveMailing(tx, mailing, 'read', 'approved', {
    approvedAt: at,
    approvedBy: by,
    committees: committees.length ? [...committees] : await routedCommittees(tx, config, mailing),
    onlyCommittees: committees.length > 0,
    official,
  });
  if (moved) await supersedeCorrected(tx, mailing, at);
  return moved !== null;
}

/**
 * Approves a mailing that nobody answered in time.
 * @param isDue asked again in the transaction: an order that came meanwhile wins
 */
export async function approveUnanswered(
  desk: Desk,
  mailing: string,
  isDue: typeof goesOutNow = goesOutNow,
): Promise<boolean> {
  const by = desk.config.approval.mode === 'automatic' ? 'automatic' : 'delay';
  const at = desk.clock.now();
  const approved = await desk.db.transaction(async (tx) => {
    await tx.select().from(mailings).where(eq(mailings.id, mailing)).for('update');
    if (!(await isDue(desk, mailing, tx))) return false;
    const moved = await letOut(tx, desk, mailing, { by, at }, { committees: [], official: false });
    if (moved)
      await record(tx, {
        at,
        who: 'desk',
        what: `approve (${by})`,
        thing: 'mailing',
        thingId: mailing,
      });
    return moved;
  });
  if (approved) await desk.queue.add('distribute-mailing', { mailing });
  return approved;
}
