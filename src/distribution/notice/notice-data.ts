import type { Config } from '../../config.ts';
import type { NoticePart } from '../../mail/mails/distribution.ts';
import type { ReplyWay } from '../../mail/mails/letter.ts';
import type { Mails } from '../../mail/mails.ts';

type Notice = Mails['notice'];

/** What is the same in a notice for every member who gets the same; what is left out is ordinary. */
export interface NoticeContent
  extends Pick<NoticePart, 'mailing' | 'introduction' | 'registrations'>,
    Partial<Pick<Notice, 'extractOf' | 'attached' | 'also' | 'map' | 'official'>> {
  readonly config: Pick<Config, 'mail'>;
}

/** A notice's data for one member. */
export const noticeData = (
  content: NoticeContent,
  member: {
    readonly salutation: string;
    readonly reply: ReplyWay;
    readonly trialFor: string | null;
    readonly page?: string | null;
  },
): Notice => ({
  mailing: content.mailing,
  introduction: content.introduction,
  registrations: content.registrations,
  extractOf: content.extractOf ?? null,
  attached: content.attached ?? false,
  also: content.also ?? [],
  map: content.map ?? null,
  official: content.official ?? false,
  salutation: member.salutation,
  reply: member.reply,
  page: member.page ?? null,
  trialFor: member.trialFor,
  unsubscribe: content.official ? null : stopLink(member.reply),
});

const stopLink = ({ address, reference }: ReplyWay): string =>
  `mailto:${address}?subject=STOP&body=${encodeURIComponent(`STOP\n\nRef: ${reference}\n`)}`;
