import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../jobs.ts';
import { closeSuperseded } from './close-superseded.ts';
import { moveDeadlines } from './move-deadlines.ts';
import { openFollowUpsOf } from './open-follow-ups.ts';
import { settleFollowUp } from './orders/settle-follow-up.ts';
import { answerStatus } from './overview/answer-status.ts';
import { writeOverview } from './overview/weekly-overview.ts';
import { remindPerson } from './reminders/remind-person.ts';

export const followUpJobs = {
  'open-follow-ups': ({ mailing }, desk) => openFollowUpsOf(desk, mailing),
  'close-superseded': ({ mailing }, desk) => closeSuperseded(desk, mailing),
  'move-deadlines': (_, desk) => moveDeadlines(desk),
  'settle-follow-up': ({ command }, desk) => settleFollowUp(desk, command),
  'remind-person': ({ person }, desk) => remindPerson(desk, person),
  'answer-status': ({ command }, desk) => answerStatus(desk, command),
  'weekly-overview': ({ week }, desk) => writeOverview(desk, week),
} satisfies Omit<HandlersOf<'reminders', Desk>, 'erase-expired'>;
