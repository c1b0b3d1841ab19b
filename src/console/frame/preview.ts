/** Mails that a page shows in a frame of their own, as their reader will see them. */
import type { Attachment } from '../../mail/finish.ts';

/** Only what stands in the mail itself: its styles and its map. Nothing in it runs, is fetched, acts or leads on. */
export const previewPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

/** A mail's page with its map in it. @param map null: it shows none */
export const withMap = (html: string, map: Attachment | null): string =>
  map?.cid
    ? html.replaceAll(`cid:${map.cid}`, `data:image/png;base64,${map.content.toString('base64')}`)
    : html;
