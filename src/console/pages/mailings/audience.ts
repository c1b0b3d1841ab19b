/** Who gets the notice of a mailing, and who does not and why. */
import type { Desk } from '../../../desk.ts';
import {
  type Audience,
  audienceFigures,
  audienceOf,
  type Listed,
} from '../../../distribution/audience.ts';
import { allMembers, followable } from '../../../distribution/rows.ts';
import { dayIn } from '../../../domain/working-days.ts';
import type { MailingRow } from './visible.ts';

type Member = Listed & { readonly key: string };

export interface AudienceShown {
  readonly figures: ReturnType<typeof audienceFigures>;
  /** How many get it when it is official. */
  readonly official: number;
  readonly without: Audience<Member>['without'];
  readonly recipients: Audience<Member>['recipients'];
  /** All who are, or were, members: a notice can be shown as any of them gets it. */
  readonly members: readonly Member[];
}

/** As of now; of an approved mailing for whom it was approved. */
export async function audienceShown(
  { db, config, clock }: Desk,
  mailing: MailingRow,
): Promise<AudienceShown> {
  const today = dayIn(config.calendar, clock.now());
  const members = await allMembers(db);
  const addressed = {
    committees: mailing.onlyCommittees ? mailing.committees : null,
    decisions: await followable(db, mailing.id),
  };
  const audience = audienceOf(members, { ...addressed, official: mailing.official }, today);
  const official = audienceOf(members, { ...addressed, official: true }, today);
  const codes = config.committees.map(({ code }) => code);
  return {
    figures: audienceFigures(audience, codes, today),
    official: official.recipients.length,
    without: audience.without,
    recipients: audience.recipients,
    members,
  };
}
