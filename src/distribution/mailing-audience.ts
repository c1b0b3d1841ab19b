import type { Executor } from '../database/database.ts';
import type { mailings } from '../database/tables.ts';
import type { Day } from '../domain/day.ts';
import { audienceOf } from './audience.ts';
import { allMembers, followable } from './rows.ts';

/** Who gets the notice of an approved mailing on a day, and who does not and why. */
export const mailingAudience = async (
  db: Executor,
  mailing: typeof mailings.$inferSelect,
  today: Day,
) =>
  audienceOf(
    await allMembers(db),
    {
      committees: mailing.onlyCommittees ? mailing.committees : null,
      decisions: await followable(db, mailing.id),
      official: mailing.official,
    },
    today,
  );
