import type { Clerk } from '../../config/schema.ts';
import type { Executor } from '../../database/database.ts';
import type { Desk } from '../../desk.ts';
import type { Attachment } from '../../mail/finish.ts';
import type { Mails } from '../../mail/mails.ts';
import { mapAttachment } from '../../map/map.ts';
import { memberPage } from '../../post/member-link.ts';
import { noticeData } from '../notice/notice-data.ts';
import { areAttached, partOf, toldOf } from '../notice/told.ts';

/** A notice as a member will get it, shown to somebody else. */
export interface NoticePreview {
  readonly decisions: number;
  /** Its links act for nobody: they write to the clerk who reads it. */
  readonly noticeFor: (clerk: Clerk) => Mails['notice'];
  /** What it shows by Content-ID. */
  readonly pictures: readonly Attachment[];
}

export async function noticePreview(
  desk: Desk,
  db: Executor,
  mailing: string,
): Promise<NoticePreview> {
  const { config, clock } = desk;
  const told = await toldOf(desk, db, mailing);
  const map = await mapAttachment(told.mailing.decisions.map(({ country }) => country));
  // Members have a page where the console can be reached; whose it is makes no difference here.
  const hasPage = memberPage(desk, mailing, clock.now()) !== null;
  return {
    decisions: told.mailing.decisions.length,
    pictures: map ? [map] : [],
    noticeFor: ({ name, email }) => {
      const nowhere = hasPage ? `mailto:${email}` : null;
      return noticeData(
        {
          ...partOf(told, null, areAttached(config, [told]), () => nowhere),
          map: map?.cid ?? null,
          official: told.official,
          config,
        },
        {
          salutation: name,
          reply: { address: email, reference: '…' },
          trialFor: null,
          page: nowhere,
        },
      );
    },
  };
}
