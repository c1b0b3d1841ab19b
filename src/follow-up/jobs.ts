import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../jobs.ts';
import { openFollowUpsOf } from './open-follow-ups.ts';
import { remindClerk } from './remind-clerk.ts';
import { settleFollowUp } from './settle-follow-up.ts';

export const followUpJobs = {
  'open-follow-ups': ({ mailing }, desk) => openFollowUpsOf(desk, mailing),
  'settle-follow-up': ({ command }, desk) => settleFollowUp(desk, command),
  'remind-clerk': ({ clerk }, desk) => remindClerk(desk, clerk),
} satisfies HandlersOf<'reminders', Desk>;
