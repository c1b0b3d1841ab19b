import { eq, inArray } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { deliveries, letters, members, notices } from '../database/tables.ts';
import { hashToken } from '../domain/token.ts';

type Delivery = typeof deliveries.$inferSelect;
type Letter = typeof letters.$inferSelect;
type Member = typeof members.$inferSelect;

/**
 * Which of our mails a mail answers; it counts only from the person to whom that mail was sent.
 * `no-token`: it carries none; `unknown-token`: none that we issued.
 */
export type Answered =
  | {
      readonly kind: 'delivery';
      readonly delivery: Delivery;
      readonly member: Member;
      readonly mailing: string;
    }
  | { readonly kind: 'letter'; readonly letter: Letter }
  | {
      readonly kind: 'nothing';
      readonly why: 'no-token' | 'unknown-token' | 'expired' | 'another-person';
    };

/** A notice is answered within a year, and some weeks more; letters carry their own date. */
const noticeValid = 400 * 24 * 60 * 60 * 1000;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const addressesOf = ({ email, otherEmails }: Member): string[] => [email, ...otherEmails];

interface Issued {
  readonly hash: string;
  /** Every address of the person to whom it was issued. */
  readonly addresses: readonly string[];
  readonly expiresAt: Date;
  readonly answered: Exclude<Answered, { kind: 'nothing' }>;
}

/** What was issued of these tokens, in their order. */
async function issued(db: Executor, tokens: readonly string[]): Promise<Issued[]> {
  const hashes = [...new Set(tokens.map(hashToken))];
  if (!hashes.length) return [];
  const told = await db
    .select({ delivery: deliveries, member: members, mailing: notices.mailing })
    .from(deliveries)
    .innerJoin(members, eq(members.id, deliveries.member))
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .where(inArray(deliveries.tokenHash, hashes));
  const written = await db.select().from(letters).where(inArray(letters.tokenHash, hashes));
  const all = [
    ...told.map((row) => ({
      hash: row.delivery.tokenHash,
      addresses: [row.delivery.address, ...addressesOf(row.member)],
      expiresAt: new Date(row.delivery.createdAt.getTime() + noticeValid),
      answered: { kind: 'delivery', ...row } as const,
    })),
    ...(await Promise.all(
      written.map(async (letter) => ({
        hash: letter.tokenHash ?? '',
        addresses: await addressesOfReader(db, letter),
        expiresAt: letter.expiresAt,
        answered: { kind: 'letter', letter } as const,
      })),
    )),
  ];
  return hashes.flatMap((hash) => all.filter((one) => one.hash === hash));
}

const memberId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A member may answer from any of their addresses; a clerk has one. */
async function addressesOfReader(db: Executor, { person, address }: Letter): Promise<string[]> {
  if (!memberId.test(person)) return [address];
  const [member] = await db.select().from(members).where(eq(members.id, person));
  return [address, ...(member ? addressesOf(member) : [])];
}

/**
 * The surest token that was issued to the sender decides: who answers a notice that somebody passed on
 * to them carries two. Of one that was issued to somebody else nothing ever comes.
 * @param tokens the surest first
 * @param sender authenticated; null: nobody, and nothing is found
 */
export async function findAnswered(
  db: Executor,
  tokens: readonly string[],
  sender: string | null,
  now: Date,
): Promise<Answered> {
  const known = await issued(db, tokens);
  const theirs = known.filter(
    ({ addresses }) => sender !== null && addresses.some((one) => same(sender, one)),
  );
  const good = theirs.find(({ expiresAt }) => expiresAt >= now);
  if (good) return good.answered;
  if (theirs.length) return { kind: 'nothing', why: 'expired' };
  if (known.length) return { kind: 'nothing', why: 'another-person' };
  return { kind: 'nothing', why: tokens.length ? 'unknown-token' : 'no-token' };
}

/** Whether any of these tokens is one that we issued, to whomever. */
export const answersUs = async (db: Executor, tokens: readonly string[]): Promise<boolean> =>
  (await issued(db, tokens)).length > 0;

/** The letter that a typed code belongs to; only for the person it was issued to, and while it is good. */
export async function letterOfCode(
  db: Executor,
  code: string,
  sender: string,
  now: Date,
): Promise<Letter | null> {
  const [letter] = await db
    .select()
    .from(letters)
    .where(eq(letters.codeHash, hashToken(code)));
  if (!letter || letter.expiresAt < now) return null;
  return (await addressesOfReader(db, letter)).some((one) => same(sender, one)) ? letter : null;
}
