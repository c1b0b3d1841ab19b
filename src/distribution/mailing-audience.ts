import type { Executor } from '../database/database.ts';
import type { mailings } from '../database/tables.ts';
import type { Day } from '../domain/day.ts';
import { audienceOf } from './audience.ts';
import { allMembers, followable, membersWithout } from './rows.ts';

/**
 * Who gets the notice of an approved mailing on a day, and who does not and why.
 * @param untoldBy only those members who have no delivery of this notice
 */
export const mailingAudience = async (
  db: Executor,
  mailing: typeof mailings.$inferSelect,
  today: Day,
  untoldBy?: string,
) =>
  audienceOf(
    untoldBy ? await membersWithout(db, untoldBy) : await allMembers(db),
    {
      committees: mailing.onlyCommittees ? mailing.committees : null,
      decisions: await followable(db, mailing.id),
      official: mailing.official,
    },
    today,
  );
