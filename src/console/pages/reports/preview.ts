/** A version of a report as its mail to the IPU shows it, for a frame of its own. */
import type { Desk } from '../../../desk.ts';
import { countriesOfActions, type ReportContent } from '../../../domain/report-content.ts';
import { compose } from '../../../mail/compose.ts';
import { mapAttachment } from '../../../map/map.ts';
import { senderOf } from '../../../post/sender.ts';

/** Styles of the mail stand in it; nothing in it runs, is fetched or leads on. */
export const previewPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

export async function previewOf(
  { config }: Pick<Desk, 'config'>,
  content: ReportContent,
): Promise<string> {
  const map = await mapAttachment(countriesOfActions(content.actions));
  const cid = map?.cid ?? null;
  const { html } = await compose(
    'report',
    content.language,
    // The reference of the reply is made when it is sent.
    { content, map: cid, reply: { address: config.mail.address, reference: '…' } },
    senderOf(config),
  );
  if (!map || !cid) return html;
  const picture = `data:${map.contentType};base64,${map.content.toString('base64')}`;
  return html.replaceAll(`cid:${cid}`, picture);
}
