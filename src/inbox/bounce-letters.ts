/** Bounces that are no matter of one member: told to the administrator, once a day. */
import { and, count, eq, gte } from 'drizzle-orm';
import { letters } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import type { PreparedLetter } from '../post/letters.ts';
import { faultLetter } from '../post/tell-administrator.ts';

const day = 24 * 60 * 60 * 1000;
/** Letters about single members in a day; more would bury the clerk, and the account has them all. */
const mostInADay = 25;

/** A mail server refused our notices because of what we are or send, not because of whom they were for. */
export const policyRejection = (desk: Desk, said: string): Promise<PreparedLetter> =>
  faultLetter(desk, {
    once: `policy-rejection:${today(desk)}`,
    fault: { kind: 'policy-rejection', said },
  });

/** The letter that stands for all further ones of the day; null: there are few. */
export async function bouncesAreMany(desk: Desk): Promise<PreparedLetter | null> {
  const [written] = await desk.db
    .select({ n: count() })
    .from(letters)
    .where(
      and(
        eq(letters.mail, 'delivery-bounced'),
        gte(letters.createdAt, new Date(desk.clock.now().getTime() - day)),
      ),
    );
  if ((written?.n ?? 0) < mostInADay) return null;
  return faultLetter(desk, {
    once: `many-bounces:${today(desk)}`,
    fault: { kind: 'many-bounces', most: mostInADay },
  });
}

const today = (desk: Desk) => dayIn(desk.config.calendar, desk.clock.now());
