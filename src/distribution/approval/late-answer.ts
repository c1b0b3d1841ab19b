import { and, asc, desc, eq } from 'drizzle-orm';
import type { Config } from '../../config.ts';
import type { Transaction } from '../../database/database.ts';
import { approvals, audit } from '../../database/tables.ts';
import type { ApprovalAnswer } from '../../mail/mails/distribution.ts';
import { nameOf } from '../../post/deciders.ts';
import type { MailingRow } from './ruling.ts';

/** What became of a mailing about which an order came too late. */
export async function lateAnswer(
  tx: Transaction,
  config: Config,
  mailing: MailingRow,
): Promise<ApprovalAnswer> {
  switch (mailing.state) {
    case 'approved':
    case 'distributed':
      return approved(tx, config, mailing);
    case 'rejected':
      return rejected(tx, config, mailing);
    case 'superseded':
      return { kind: 'superseded' };
    case 'quarantined':
      return { kind: 'put-aside' };
    case 'received':
      return { kind: 'being-read' };
    case 'read':
      return { kind: 'waits' };
  }
}

async function approved(
  tx: Transaction,
  config: Config,
  { id, approvedBy, approvedAt, receivedAt }: MailingRow,
): Promise<ApprovalAnswer> {
  const at = approvedAt ?? receivedAt;
  if (approvedBy === 'delay' || approvedBy === 'automatic') return { kind: 'went-out', at };
  const said = await tx
    .select({ person: approvals.person })
    .from(approvals)
    .where(eq(approvals.mailing, id))
    .orderBy(asc(approvals.at));
  const persons = said.length ? said.map(({ person }) => person) : [approvedBy ?? ''];
  return { kind: 'approved', who: persons.map((person) => nameOf(config, person)), at };
}

async function rejected(
  tx: Transaction,
  config: Config,
  { id, rejectedFor, receivedAt }: MailingRow,
): Promise<ApprovalAnswer> {
  const [order] = await tx
    .select({ who: audit.who, at: audit.at })
    .from(audit)
    .where(and(eq(audit.thing, 'mailing'), eq(audit.thingId, id), eq(audit.what, 'reject')))
    .orderBy(desc(audit.id))
    .limit(1);
  return {
    kind: 'rejected',
    who: nameOf(config, order?.who ?? ''),
    at: order?.at ?? receivedAt,
    reason: rejectedFor,
  };
}
