import { and, eq, max } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Transaction } from '../database/database.ts';
import { registrations } from '../database/tables.ts';
import type { Day } from '../domain/day.ts';
import { registrationNumber, sessionYear } from '../domain/registration.ts';

/**
 * Files a mailing with each committee, under the next number of its own series of the session year.
 * Run it once per mailing, in the transaction that makes its notice; two at once collide on the
 * series' unique constraint, and the later one is run again.
 */
export async function register(
  tx: Transaction,
  config: Config,
  mailing: string,
  committees: readonly string[],
  today: Day,
): Promise<void> {
  const session = sessionYear(today, config.registration.sessionBegins);
  for (const { code, firstNumber } of config.committees.filter((c) =>
    committees.includes(c.code),
  )) {
    const [last] = await tx
      .select({ number: max(registrations.number) })
      .from(registrations)
      .where(and(eq(registrations.committee, code), eq(registrations.session, session)));
    const [ever] = await tx
      .select({ id: registrations.id })
      .from(registrations)
      .where(eq(registrations.committee, code))
      .limit(1);
    // `firstNumber` is for the session in which the desk is installed; later ones begin at 1.
    const number = last?.number ? last.number + 1 : ever ? 1 : firstNumber;
    const printed = registrationNumber(config.registration.pattern, {
      session,
      committee: code,
      number,
    });
    await tx.insert(registrations).values({ mailing, committee: code, session, number, printed });
  }
}
