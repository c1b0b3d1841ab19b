/** From what was read to where it stands in the document. */
import { html } from 'hono/html';
import type { PlacedField } from '../../../domain/decision.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import type { Stand } from './reviewed.ts';

/** A browser that is shown another page of the same file loads it anew only where the address differs. */
export const documentAt = (mailing: string, document: string, page: number): string =>
  `/console/mailings/${mailing}/documents/${document}?at=${page}#page=${page}&navpanes=0`;

/** The frame in which a decision's document stands, so that a link opens there. */
export const frameOf = (position: number): string => `document-${position}`;

/** Makes the link to where a field, or one entry of a list, stands; nothing where that is not known. */
export type PlaceLink = (field: PlacedField, index?: number) => Html | null;

export function placeLinks(
  mailing: string,
  position: number,
  stands: readonly Stand[],
  voice: Voice,
): PlaceLink {
  return (field, index) => {
    for (const { document, places } of stands) {
      const place = places.find(
        (each) => each.field === field && (index === undefined || each.index === index),
      );
      if (place)
        return html` <a class="place" href="${documentAt(mailing, document.id, place.page)}" target="${frameOf(position)}" title="${place.quotation}">${voice.say('console-mailings.atPage', { page: place.page })}</a>`;
    }
    return null;
  };
}
