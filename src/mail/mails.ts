/** Every mail that the desk writes, and its data; templates and words stand in `templates/`. */
import type { DeskMails } from './mails/desk.ts';
import type { DistributionMails } from './mails/distribution.ts';
import type { FollowUpMails } from './mails/follow-up.ts';
import type { ReplyMails } from './mails/replies.ts';
import type { ReportMails } from './mails/reports.ts';

/** Each mail's name and what it needs; all of them get `sender` and the language beside this. */
export interface Mails
  extends DistributionMails,
    FollowUpMails,
    ReplyMails,
    ReportMails,
    DeskMails {}

export type MailName = keyof Mails;
