/** What the retention policy knows of: each class erases some of what is past its time, and says how many and which mails. */
import { and, asc, eq, inArray, isNotNull, isNull, lt, ne, notInArray, or } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { retireBlobs } from '../../database/erased-blobs.ts';
import { letters, members, messages, sessions, signIns } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Day } from '../../domain/day.ts';
import { eraseMember, isUnderWay } from '../person/erase-member.ts';
import { silenceLetters, silenceMessages } from '../person/silence.ts';
import { tracesOf } from '../person/traces.ts';

interface Expired {
  readonly count: number;
  /** Hashes whose bytes are to be erased when it is committed. */
  readonly mails: readonly string[];
}

interface Now {
  readonly at: Date;
  readonly today: Day;
}

interface RetentionClass {
  readonly name: string;
  /** So many are erased in one transaction; there are more when all of them were. */
  readonly most: number;
  /** Null: the policy keeps them for ever. */
  erase(tx: Executor, policy: Desk['config']['retention'], now: Now): Promise<Expired> | null;
}

const nothing: Expired = { count: 0, mails: [] };
const many = 500;
const day = 86_400_000;
const monthsBefore = ({ at }: Now, months: number): Date => {
  const before = new Date(at);
  before.setUTCMonth(before.getUTCMonth() - months);
  return before;
};

/** Messages of some kinds: their bytes, who wrote them and what about; that they came, and when, stays. */
async function eraseMessages(
  tx: Executor,
  kinds: readonly string[],
  before: Date,
  at: Date,
  because: string,
): Promise<Expired> {
  const old = await tx
    .select({ id: messages.id, sha256: messages.sha256 })
    .from(messages)
    .where(
      and(
        inArray(messages.kind, [...kinds]),
        lt(messages.storedAt, before),
        isNull(messages.erasedAt),
        // What failed or waits is for a person still.
        eq(messages.state, 'settled'),
      ),
    )
    .orderBy(asc(messages.storedAt))
    .limit(many);
  if (!old.length) return nothing;
  const ids = old.map(({ id }) => id);
  await silenceMessages(tx, ids, at);
  const hashes = old.map(({ sha256 }) => sha256);
  return { count: old.length, mails: await retireBlobs(tx, hashes, at, because) };
}

async function eraseLetters(tx: Executor, before: Date, at: Date): Promise<Expired> {
  const old = await tx
    .select({ id: letters.id, raw: letters.raw })
    .from(letters)
    .where(
      and(
        lt(letters.createdAt, before),
        isNull(letters.erasedAt),
        ne(letters.mail, 'report'),
        notInArray(letters.state, ['queued', 'sending']),
      ),
    )
    .orderBy(asc(letters.createdAt))
    .limit(many);
  if (!old.length) return nothing;
  const ids = old.map(({ id }) => id);
  await silenceLetters(tx, ids, at);
  const hashes = old.map(({ raw }) => raw);
  return { count: old.length, mails: await retireBlobs(tx, hashes, at, 'letters') };
}

async function eraseSignIns(tx: Executor, before: Date): Promise<Expired> {
  const asked = await tx
    .delete(signIns)
    .where(lt(signIns.expiresAt, before))
    .returning({ id: signIns.id });
  const ended = await tx
    .delete(sessions)
    .where(or(lt(sessions.endedAt, before), lt(sessions.expiresAt, before)))
    .returning({ id: sessions.id });
  return { count: asked.length + ended.length, mails: [] };
}

async function eraseFormerMembers(
  tx: Executor,
  before: Date,
  { at, today }: Now,
): Promise<Expired> {
  const former = await tx
    .select()
    .from(members)
    .where(
      and(
        isNotNull(members.endedOn),
        lt(members.endedOn, before.toISOString().slice(0, 10) as Day),
        isNull(members.erasedAt),
      ),
    )
    .limit(many);
  const mails: string[] = [];
  let count = 0;
  for (const member of former) {
    if (isUnderWay(await tracesOf(tx, member))) continue;
    const erasing = { at, today, by: 'desk', because: 'former-members' };
    mails.push(...(await eraseMember(tx, member, erasing)));
    count += 1;
  }
  return { count, mails };
}

export const retentionClasses: readonly RetentionClass[] = [
  {
    name: 'replies',
    most: many,
    erase: (tx, { repliesYears: years }, now) =>
      years === null
        ? null
        : eraseMessages(tx, ['reply', 'command'], monthsBefore(now, 12 * years), now.at, 'replies'),
  },
  {
    name: 'letters',
    most: many,
    erase: (tx, { lettersYears: years }, now) =>
      years === null ? null : eraseLetters(tx, monthsBefore(now, 12 * years), now.at),
  },
  {
    name: 'other-mail',
    most: many,
    erase: (tx, { otherMailMonths: months }, now) =>
      months === null
        ? null
        : eraseMessages(
            tx,
            ['otherwise', 'newsletter', 'ipu-mail', 'spoof'],
            monthsBefore(now, months),
            now.at,
            'other-mail',
          ),
  },
  {
    name: 'failures',
    most: many,
    erase: (tx, { failuresMonths: months }, now) =>
      months === null
        ? null
        : eraseMessages(
            tx,
            ['bounce', 'auto-reply'],
            monthsBefore(now, months),
            now.at,
            'failures',
          ),
  },
  {
    name: 'sign-ins',
    most: Number.POSITIVE_INFINITY,
    erase: (tx, { signInsDays: days }, { at }) =>
      days === null ? null : eraseSignIns(tx, new Date(at.getTime() - days * day)),
  },
  {
    name: 'former-members',
    most: many,
    erase: (tx, { formerMembersYears: years }, now) =>
      years === null ? null : eraseFormerMembers(tx, monthsBefore(now, 12 * years), now),
  },
];
