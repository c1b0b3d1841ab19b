import type { Config } from '../../config.ts';
import type { MailingView, Mails, RegistrationView, ReplyWay } from '../../mail/mails.ts';

/** What is the same in a notice for every member. */
export interface NoticeContent {
  readonly mailing: MailingView;
  readonly introduction: string | null;
  readonly registrations: readonly RegistrationView[];
  readonly config: Pick<Config, 'mail'>;
}

/** A notice's data for one member. */
export const noticeData = (
  content: NoticeContent,
  member: {
    readonly salutation: string;
    readonly reply: ReplyWay;
    readonly trialFor: string | null;
  },
): Mails['notice'] => ({
  salutation: member.salutation,
  introduction: content.introduction,
  mailing: content.mailing,
  reply: member.reply,
  registrations: content.registrations,
  trialFor: member.trialFor,
  unsubscribe: `mailto:${member.reply.address}?subject=STOP&body=${encodeURIComponent(`STOP\n\nRef: ${member.reply.reference}\n`)}`,
});
