/**
 * Links of which nothing is stored: an id, the last day on which it opens, and an HMAC-SHA-256 over both and
 * the purpose, cut to 128 bits (docs/decisions/016-link-of-a-member.md).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';
import { newToken } from '../domain/token.ts';

const dayMs = 24 * 60 * 60 * 1000;
const validDays = 180;

/** Day since 1970 in 5 digits, HMAC in 26 of our alphabet. */
const shape = /^(?<day>\d{5})(?<mac>[0-9a-hjkmnp-tv-z]{26})$/;

/** What a link is for: keeps it from being taken for any other code of ours under the same secret. */
export type LinkPurpose = 'member-page' | 'clerk-calendar';

const macOf = (secret: Buffer, purpose: LinkPurpose, id: string, day: string): string =>
  newToken(createHmac('sha256', secret).update(`${purpose}:${id}:${day}`).digest().subarray(0, 16));

/** What stands behind the id in a link that is made now. */
export function signatureOf(secret: Buffer, purpose: LinkPurpose, id: string, now: Date): string {
  const day = String(Math.floor(now.getTime() / dayMs) + validDays).padStart(5, '0');
  return `${day}${macOf(secret, purpose, id, day)}`;
}

/** Takes the same time whether or not it is one of ours. */
export function readSignature(
  secret: Buffer,
  purpose: LinkPurpose,
  id: string,
  signature: string,
  now: Date,
): 'good' | 'expired' | 'unknown' {
  const { day, mac } = shape.exec(signature)?.groups ?? {};
  if (!day || !mac) return 'unknown';
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(secret, purpose, id, day))))
    return 'unknown';
  return Math.floor(now.getTime() / dayMs) > Number(day) ? 'expired' : 'good';
}

/** The last day, in UTC, on which a signature is good: its beginning. @throws RangeError when it is none */
export function endOf(signature: string): Date {
  const end = new Date(Number(shape.exec(signature)?.groups?.day) * dayMs);
  if (Number.isNaN(end.getTime())) throw new RangeError('No signature of ours');
  return end;
}

/** Where links lead, without a slash at the end; null where their readers cannot reach it: CONSOLE_URL does not begin with https://. */
export const consoleFor = ({ environment }: Pick<Config, 'environment'>): string | null =>
  environment.CONSOLE_URL.startsWith('https://')
    ? environment.CONSOLE_URL.replace(/\/+$/, '')
    : null;
