/** `retention` and `alerts`: how long personal data is kept, and of what the administrator is told. */
import { z } from 'zod';

/** A time for which something is kept. */
const kept = (least: number, byDefault: number) => z.int().min(least).nullable().default(byDefault);

export const retention = z
  .object({
    repliesYears: kept(1, 5).describe(
      'Years after which the mails of members and clerks, and the texts of replies, are erased; what was recorded from them stays.',
    ),
    lettersYears: kept(2, 5).describe(
      'Years after which our own letters to clerks and members are erased; reports to the IPU stay.',
    ),
    otherMailMonths: kept(1, 12).describe(
      'Months after which mail that was set aside is erased (newsletters, forgeries, what is no business of the desk).',
    ),
    failuresMonths: kept(1, 6).describe(
      'Months after which notices of failure and automatic answers are erased.',
    ),
    signInsDays: kept(7, 90).describe(
      'Days after which ended sessions of the console and requests to sign in are erased.',
    ),
    unusedDays: kept(7, 30).describe(
      'Days after which stored files are erased that nothing names, such as lists of members that were uploaded.',
    ),
    formerMembersYears: kept(1, 5).describe(
      'Years after which the name and address of who is a member no more are erased; that a member was told stays.',
    ),
  })
  .strict()
  .prefault({})
  .describe('How long personal data is kept; null: for ever.');

export const alerts = z
  .object({
    mailUnreadMinutes: z
      .number()
      .positive()
      .default(30)
      .describe(
        'After so long without a look into the mailbox, or with a mail that was taken in and not read, the administrator is told; two intervals of POLL_SECONDS at least.',
      ),
    queueMinutes: z
      .number()
      .positive()
      .default(60)
      .describe('How long something that is due may wait in a queue.'),
    bounceShare: z
      .number()
      .min(0.01)
      .max(1)
      .default(0.1)
      .describe(
        'Share of the notices of the last seven days that were refused or came back (0.1: a tenth).',
      ),
    diskFreeGB: z
      .number()
      .min(0.5)
      .default(2)
      .describe('What has to be free where the data directory lies.'),
    certificateDays: z
      .number()
      .positive()
      .default(21)
      .describe(
        'So many days before their end the certificates of the mail servers, and our own for them, are spoken of.',
      ),
  })
  .strict()
  .prefault({})
  .describe('Of what the administrator is told by mail: when it begins, daily, when it is over.');
