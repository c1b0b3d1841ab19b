/** A version of a report as its mail to the IPU shows it, for a frame of its own. */
import type { Desk } from '../../../desk.ts';
import { countriesOfActions, type ReportContent } from '../../../domain/report-content.ts';
import { compose } from '../../../mail/compose.ts';
import { mapAttachment } from '../../../map/map.ts';
import { senderOf } from '../../../post/sender.ts';
import { withMap } from '../../frame/preview.ts';

export async function previewOf(
  { config }: Pick<Desk, 'config'>,
  content: ReportContent,
): Promise<string> {
  const map = await mapAttachment(countriesOfActions(content.actions));
  const { html } = await compose(
    'report',
    content.language,
    // The reference of the reply is made when it is sent.
    { content, map: map?.cid ?? null, reply: { address: config.mail.address, reference: '…' } },
    senderOf(config),
  );
  return withMap(html, map);
}
