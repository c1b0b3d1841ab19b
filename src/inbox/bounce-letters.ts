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
  faultLetter(desk, `policy-rejection:${today(desk)}`, {
    what: 'Notices are rejected by a mail server',
    happened:
      'A mail server sent a notice back because of its rules, not because of the address. More of the same today are not told of. The members’ addresses are not marked.',
    details: [said],
    todo: 'Have whoever looks after mail check SPF, DKIM and DMARC of our domain and whether our mail server is on a block list; then `desk resend NOTICE` sends those notices again.',
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
  return faultLetter(desk, `many-bounces:${today(desk)}`, {
    what: 'Many notices came back',
    happened: `More than ${mostInADay} notices came back within a day. The clerk gets no more letters about single ones today; each is noted.`,
    details: [],
    todo: '`desk status NOTICE` lists them. If many members have new addresses, import the list of members again.',
  });
}

const today = (desk: Desk) => dayIn(desk.config.calendar, desk.clock.now());
