/** What was put aside: mailings that nothing proves, messages that failed, and those that a clerk was told of. */
import { and, count, desc, eq, exists, isNull, or, sql } from 'drizzle-orm';
import { letters, mailings, messages } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import type { AsideReason } from '../../../domain/aside.ts';
import type { Evidence } from '../../../domain/evidence.ts';
import { pageOf, type Slice } from '../../frame/pager.ts';

/** The kinds of mail that can be put aside: words `console-quarantine.kind-<kind>`. */
export const kinds = [
  'mailing',
  'spoof',
  'otherwise',
  'ipu-mail',
  'newsletter',
  'reply',
  'command',
  'acknowledgement',
  'bounce',
  'auto-reply',
] as const;
type MailKind = (typeof kinds)[number];

/** What can be done with it: words `console-quarantine.<answer>`. */
export const penAnswers = ['release', 'dismiss', 'retry', 'treat'] as const;
export type PenAnswer = (typeof penAnswers)[number];

export interface PutAside {
  /** Id of the message. */
  readonly id: string;
  readonly mailing: string | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly sender: string | null;
  readonly subject: string | null;
  readonly receivedAt: Date;
  /** What the desk took it for; null: it could not be looked at. */
  readonly kind: MailKind | null;
  /** Null: the evidence says all that is known. */
  readonly reason: AsideReason | null;
  readonly evidence: readonly Evidence[];
  readonly answers: readonly PenAnswer[];
}

const onOnePage = 10;

/** The kinds that a clerk may call a mailing after all, and why they were filed. */
const filedAs: Readonly<Record<string, AsideReason | null>> = {
  spoof: 'pretends',
  otherwise: 'otherwise',
  'ipu-mail': 'ipu-mail',
  newsletter: null,
};

/** A clerk was told of it, and has not yet said what it is. */
const told = (db: Desk['db']) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(letters)
      .where(
        and(
          eq(letters.mail, 'message-quarantined'),
          eq(letters.aboutKind, 'message'),
          eq(letters.about, messages.id),
        ),
      ),
  );

const waits = (db: Desk['db']) =>
  or(
    eq(mailings.state, 'quarantined'),
    eq(messages.state, 'failed'),
    and(eq(messages.state, 'settled'), isNull(mailings.id), isNull(messages.treatAs), told(db)),
  );

/** What waits for a word first: mailings and failures before what was only filed. */
export async function putAside(
  { db }: Pick<Desk, 'db'>,
  asked: string | undefined,
): Promise<Slice<PutAside>> {
  const [all] = await db
    .select({ n: count() })
    .from(messages)
    .leftJoin(mailings, eq(mailings.message, messages.id))
    .where(waits(db));
  const { page, pages } = pageOf(all?.n ?? 0, asked, onOnePage);
  const rows = await db
    .select({ message: messages, mailing: mailings })
    .from(messages)
    .leftJoin(mailings, eq(mailings.message, messages.id))
    .where(waits(db))
    .orderBy(
      desc(sql`${messages.state} = 'failed' or ${mailings.state} is not null`),
      desc(messages.storedAt),
      messages.id,
    )
    .limit(onOnePage)
    .offset((page - 1) * onOnePage);
  return { page, pages, rows: rows.map(describe) };
}

/** Null: it is not, or no longer, put aside. */
export async function onePutAside({ db }: Pick<Desk, 'db'>, id: string): Promise<PutAside | null> {
  const [row] = await db
    .select({ message: messages, mailing: mailings })
    .from(messages)
    .leftJoin(mailings, eq(mailings.message, messages.id))
    .where(and(eq(messages.id, id), waits(db)));
  return row ? describe(row) : null;
}

interface Row {
  readonly message: typeof messages.$inferSelect;
  readonly mailing: typeof mailings.$inferSelect | null;
}

function describe({ message, mailing }: Row): PutAside {
  const { id, sha256, bytes, sender, subject, storedAt, kind, failure, verdict, state } = message;
  const common = {
    id,
    sha256,
    bytes,
    sender,
    subject,
    receivedAt: storedAt,
    kind: kinds.find((each) => each === kind) ?? null,
    mailing: null,
  };
  const proof = verdict?.evidence ?? [];
  if (state === 'failed')
    return {
      ...common,
      reason: 'failed',
      evidence: [...(failure ? [failure] : []), ...proof],
      answers: ['retry'],
    };
  if (mailing)
    return {
      ...common,
      mailing: mailing.id,
      // One that was proven is here because it could not be read.
      reason:
        mailing.genuine === 'genuine' || mailing.genuine === 'internal'
          ? 'unreadable'
          : 'perhaps-mailing',
      evidence: mailing.evidence,
      answers: ['release', 'dismiss'],
    };
  return {
    ...common,
    reason: filedAs[kind ?? ''] ?? null,
    evidence: proof,
    answers: kind && kind in filedAs ? ['treat'] : [],
  };
}
