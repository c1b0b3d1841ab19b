import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import { workingDaysBetween } from '../domain/working-days.ts';
import type { OwedView } from '../mail/mails/follow-up.ts';
import { voiceOf } from '../mail/voice.ts';
import { followUpCode } from '../post/tokens.ts';
import { explainedDeadline } from './explained-deadline.ts';
import type { Owner } from './owners.ts';
import type { OpenFollowUp } from './rows.ts';

/** Of a whole mailing the countries say more than its dozens of codes. */
const mostCases = 6;

/** An open follow-up as its reader's mail lists it, with the code that is good only from them. */
export function owedView(
  desk: Pick<Desk, 'config' | 'secret'>,
  followUp: OpenFollowUp,
  reader: Pick<Owner, 'id' | 'language'>,
  today: Day,
): OwedView {
  const { cases, owners, snoozedUntil } = followUp;
  const isOwn = owners.some(({ id }) => id === reader.id);
  const voice = voiceOf(reader.language, desk.config.chamber.timeZone);
  return {
    committee: followUp.committee,
    registration: followUp.registration,
    subject: followUp.subject,
    deadline: followUp.deadline,
    workingDaysLeft: workingDaysBetween(desk.config.calendar, today, followUp.deadline),
    countries: followUp.countries,
    cases: cases.length <= mostCases ? cases : [],
    explained: explainedDeadline(desk.config, followUp, reader.language),
    owner: isOwn ? null : voice.list(owners.map(({ name }) => name)),
    snoozedUntil: snoozedUntil && snoozedUntil > today ? snoozedUntil : null,
    code: followUpCode(desk.secret, followUp.id, reader.id),
  };
}
