/**
 * The address of a clerk's private calendar: the clerk's id, the last day on which it opens, and an
 * HMAC-SHA-256 over both and the purpose, cut to 128 bits. Nothing of it is stored; every mail brings a fresh one.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';
import { newToken } from '../domain/token.ts';

const dayMs = 24 * 60 * 60 * 1000;
const validDays = 180;

/** Id of the clerk, day since 1970 in 5 digits, HMAC in 26 of our alphabet. */
const shape = /^(?<id>[a-z0-9][a-z0-9-]*)-(?<day>\d{5})(?<mac>[0-9a-hjkmnp-tv-z]{26})$/;

/** The purpose word keeps it from being taken for any other code of ours under the same secret. */
const macOf = (secret: Buffer, clerk: string, day: string): string =>
  newToken(
    createHmac('sha256', secret).update(`clerk-calendar:${clerk}:${day}`).digest().subarray(0, 16),
  );

/** Null where clerks cannot reach the console from their calendars: CONSOLE_URL does not begin with https://. */
export function clerkCalendar(
  desk: { readonly config: Pick<Config, 'environment'>; readonly secret: Buffer },
  clerk: string,
  now: Date,
): string | null {
  const { CONSOLE_URL } = desk.config.environment;
  if (!CONSOLE_URL.startsWith('https://')) return null;
  const day = String(Math.floor(now.getTime() / dayMs) + validDays).padStart(5, '0');
  const link = `${clerk}-${day}${macOf(desk.secret, clerk, day)}`;
  return `${CONSOLE_URL.replace(/\/+$/, '')}/calendar/${link}.ics`;
}

export type ClerkLink =
  | { readonly kind: 'clerk' | 'expired'; readonly clerk: string }
  | { readonly kind: 'unknown' };

/** Whose calendar a link opens. Takes the same time whether or not it is one of ours. */
export function readClerkLink(secret: Buffer, link: string, now: Date): ClerkLink {
  const { id, day, mac } = shape.exec(link)?.groups ?? {};
  if (!id || !day || !mac) return { kind: 'unknown' };
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(secret, id, day))))
    return { kind: 'unknown' };
  const expired = Math.floor(now.getTime() / dayMs) > Number(day);
  return { kind: expired ? 'expired' : 'clerk', clerk: id };
}
