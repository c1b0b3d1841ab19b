import { eq, inArray } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { deliveries, letters, members, notices } from '../database/tables.ts';
import { hashToken } from '../domain/token.ts';

type Delivery = typeof deliveries.$inferSelect;
type Letter = typeof letters.$inferSelect;
type Member = typeof members.$inferSelect;

/** Which of our mails a mail answers; it counts only from the person to whom that mail was sent. */
export type Answered =
  | {
      readonly kind: 'delivery';
      readonly delivery: Delivery;
      readonly member: Member;
      readonly mailing: string;
    }
  | { readonly kind: 'letter'; readonly letter: Letter }
  | { readonly kind: 'nothing'; readonly why: 'unknown-token' | 'expired' | 'another-person' };

const same = (a: string | null, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/**
 * @param tokens the surest first
 * @param sender authenticated; null: nobody, and nothing is found
 */
export async function findAnswered(
  db: Executor,
  tokens: readonly string[],
  sender: string | null,
  now: Date,
): Promise<Answered> {
  const hashes = tokens.map(hashToken);
  if (!hashes.length || !sender) return { kind: 'nothing', why: 'unknown-token' };
  const [told] = await db
    .select({ delivery: deliveries, member: members, mailing: notices.mailing })
    .from(deliveries)
    .innerJoin(members, eq(members.id, deliveries.member))
    .innerJoin(notices, eq(notices.id, deliveries.notice))
    .where(inArray(deliveries.tokenHash, hashes));
  if (told) {
    const { email, otherEmails } = told.member;
    const theirs = [told.delivery.address, email, ...otherEmails].some((one) => same(sender, one));
    return theirs ? { kind: 'delivery', ...told } : { kind: 'nothing', why: 'another-person' };
  }
  const [letter] = await db.select().from(letters).where(inArray(letters.tokenHash, hashes));
  if (!letter) return { kind: 'nothing', why: 'unknown-token' };
  if (letter.expiresAt < now) return { kind: 'nothing', why: 'expired' };
  return same(sender, letter.address)
    ? { kind: 'letter', letter }
    : { kind: 'nothing', why: 'another-person' };
}

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
  return letter && same(sender, letter.address) && letter.expiresAt >= now ? letter : null;
}
