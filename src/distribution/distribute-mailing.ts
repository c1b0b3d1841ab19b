import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { clerkOf } from '../config.ts';
import { deliveries, mailings, notices } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import { dayIn, plusDays } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { deliveryToken, messageIdOf } from '../post/tokens.ts';
import { audienceOf, type Listed, type Recipient } from './audience.ts';
import { register } from './register.ts';
import { allMembers, followable } from './rows.ts';
import { lanes } from './sending/send-notice.ts';

const rowsAtOnce = 1000;

/** Registers an approved mailing and makes its notice with one delivery per member, all in one transaction. */
export async function distributeMailing(desk: Desk, id: string): Promise<JobResult> {
  const { config, db, clock } = desk;
  const now = clock.now();
  const today = dayIn(config.calendar, now);
  const notice = await db.transaction(async (tx) => {
    // The lock makes a second run wait and then find the notice.
    const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, id)).for('update');
    if (mailing?.state !== 'approved') return null;
    const [made] = await tx
      .insert(notices)
      .values({ mailing: id, createdAt: now })
      .onConflictDoNothing()
      .returning();
    if (!made) return null;
    await register(tx, config, id, mailing.committees ?? [], today);
    const { recipients } = audienceOf(
      await allMembers(tx),
      {
        committees: mailing.onlyCommittees ? mailing.committees : null,
        decisions: await followable(tx, id),
        official: mailing.official,
      },
      today,
    );
    const digestOn = nextDigest(desk, now);
    const rows = addressed(desk, recipients).map(({ member, extract, address }) => {
      const delivery = randomUUID();
      const { token, hash } = deliveryToken(desk.secret, delivery);
      const messageId = messageIdOf('notice', token, config);
      return {
        id: delivery,
        notice: made.id,
        member: member.id,
        address,
        domain: address.slice(address.lastIndexOf('@') + 1).toLowerCase(),
        language: member.language,
        extract,
        digestOn: member.digest && !mailing.official ? digestOn : null,
        createdAt: now,
        tokenHash: hash,
        messageId,
      };
    });
    for (let i = 0; i < rows.length; i += rowsAtOnce)
      await tx.insert(deliveries).values(rows.slice(i, i + rowsAtOnce));
    return made.id;
  });
  if (!notice) return nothingToDo('distributed before, or not approved');
  await desk.queue.add('open-follow-ups', { mailing: id });
  for (const lane of lanes) await desk.queue.add('send-notice', { notice, lane });
  return done;
}

/** The day of the next daily digest. */
function nextDigest({ config }: Desk, now: Date): Day {
  const today = dayIn(config.calendar, now);
  const time = DateTime.fromJSDate(now, { zone: config.calendar.zone }).toFormat('HH:mm');
  return time < config.delivery.digestAt ? today : plusDays(today, 1);
}

/** In trial mode the clerk of the group gets one notice in each language, instead of its member. */
function addressed(
  desk: Desk,
  recipients: readonly Recipient<Listed>[],
): (Recipient<Listed> & { address: string })[] {
  if (!desk.config.approval.trial)
    return recipients.map((recipient) => ({ ...recipient, address: recipient.member.email }));
  const address = clerkOf(desk.config, desk.config.group.clerk).email;
  const firstOf = new Map(
    recipients.toReversed().map((recipient) => [recipient.member.language, recipient]),
  );
  return [...firstOf.values()].map((recipient) => ({ ...recipient, address }));
}
