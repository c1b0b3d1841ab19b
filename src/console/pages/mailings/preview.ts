/** A notice as a member will read it, on the screen of whoever decides. */

import type { Desk } from '../../../desk.ts';
import type { Listed } from '../../../distribution/audience.ts';
import { noticeData } from '../../../distribution/notice/notice-data.ts';
import { areAttached, partOf, toldOf } from '../../../distribution/notice/told.ts';
import { followable } from '../../../distribution/rows.ts';
import { isFollowed } from '../../../domain/follows.ts';
import type { Language } from '../../../domain/language.ts';
import { compose } from '../../../mail/compose.ts';
import { mapAttachment } from '../../../map/map.ts';
import { memberPage } from '../../../post/member-link.ts';
import { senderOf } from '../../../post/sender.ts';
import { withMap } from '../../frame/preview.ts';

/**
 * The page of a notice. Its links act for nobody: they write to the clerk who reads it.
 * @param member null: somebody who follows everything
 */
export async function previewPage(
  desk: Desk,
  mailing: string,
  clerk: { readonly name: string; readonly email: string },
  language: Language,
  member: Listed | null,
): Promise<string> {
  const { config, db, clock } = desk;
  const told = await toldOf(desk, db, mailing);
  const decisions = await followable(db, mailing);
  const followed = told.official
    ? decisions
    : decisions.filter((decision) => isFollowed(member?.follows ?? null, decision));
  // Who follows nothing of it would get no notice; they are shown all of it.
  const extract =
    followed.length === decisions.length || !followed.length
      ? null
      : [...new Set(followed.map(({ country }) => country))].sort();
  const shown = extract ?? decisions.map(({ country }) => country);
  const map = await mapAttachment(shown);
  const hasPage = memberPage(desk, member?.id ?? mailing, clock.now()) !== null;
  const nowhere = hasPage ? `mailto:${clerk.email}` : null;
  const data = noticeData(
    {
      ...partOf(told, extract, areAttached(config, [told]), () => nowhere),
      map: map?.cid ?? null,
      official: told.official,
      config,
    },
    {
      salutation: member?.salutation ?? clerk.name,
      reply: { address: clerk.email, reference: '…' },
      trialFor: config.approval.trial && member ? member.name : null,
      page: nowhere,
    },
  );
  const { html } = await compose('notice', language, data, senderOf(config));
  return withMap(html, map);
}
