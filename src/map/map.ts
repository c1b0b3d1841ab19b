/** The small map picture that a mail shows of the countries it is about. */
import { createHash } from 'node:crypto';
import type { Country } from '../domain/country.ts';
import type { Attachment } from '../mail/finish.ts';
import { drawMap } from './draw.ts';
import { renderPng } from './render.ts';
import { width } from './view.ts';

/** On a telephone, where it is shown smaller, two to three; every notice carries it. */
const pixelsPerPoint = 1.5;
/** A mailing has as many maps as its members have asked for extracts; later ones take the place of the oldest. */
const mostKept = 256;

const made = new Map<string, Promise<Attachment | null>>();

/**
 * The map as an attachment that stands in the HTML body (RFC 2387, RFC 2392): `<img src="cid:…">` with its `cid`.
 * The same countries give the same bytes; each map is made once.
 * @returns null when none of the countries is on the map
 */
export function mapAttachment(countries: readonly Country[]): Promise<Attachment | null> {
  const key = [...new Set(countries)].sort().join(' ');
  const known = made.get(key);
  if (known) return known;
  const oldest = made.keys().next().value;
  if (made.size >= mostKept && oldest !== undefined) made.delete(oldest);
  const attachment = make(key);
  made.set(key, attachment);
  return attachment;
}

async function make(key: string): Promise<Attachment | null> {
  const svg = drawMap(key.split(' '));
  if (!svg) return null;
  const content = await renderPng(svg, width * pixelsPerPoint);
  const cid = `map.${createHash('sha256').update(key).digest('hex').slice(0, 16)}@solidarity-desk`;
  return { filename: 'map.png', content, contentType: 'image/png', cid };
}
