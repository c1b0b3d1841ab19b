/**
 * The link of a member's page: the member's id, the last day on which it opens, and an HMAC-SHA-256 over
 * both, cut to 128 bits. Nothing of it is stored (docs/decisions/016-link-of-a-member.md).
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Day } from '../domain/day.ts';
import { newToken } from '../domain/token.ts';

const dayMs = 24 * 60 * 60 * 1000;
const validDays = 180;

/** Id in 32 hexadecimal digits, day since 1970 in 5, HMAC in 26 of our alphabet. */
const shape = /^(?<id>[0-9a-f]{32})(?<day>\d{5})(?<mac>[0-9a-hjkmnp-tv-z]{26})$/;

/** The purpose word keeps it from being taken for any other code of ours under the same secret. */
const macOf = (secret: Buffer, id: string, day: string): string =>
  newToken(
    createHmac('sha256', secret).update(`member-page:${id}:${day}`).digest().subarray(0, 16),
  );

/**
 * The page on which a member changes what they get and finds the documents; nobody else's link opens it.
 * Null where members cannot reach the console: CONSOLE_URL does not begin with https://.
 */
export function memberPage(
  desk: { readonly config: Pick<Config, 'environment'>; readonly secret: Buffer },
  member: string,
  now: Date,
): string | null {
  const { CONSOLE_URL } = desk.config.environment;
  if (!CONSOLE_URL.startsWith('https://')) return null;
  const id = member.replaceAll('-', '').toLowerCase();
  const day = String(Math.floor(now.getTime() / dayMs) + validDays).padStart(5, '0');
  return `${CONSOLE_URL.replace(/\/+$/, '')}/m/${id}${day}${macOf(desk.secret, id, day)}`;
}

export type MemberLink =
  | { readonly kind: 'member' | 'expired'; readonly member: string }
  | { readonly kind: 'unknown' };

/** Whose page a link opens. Takes the same time whether or not it is one of ours. */
export function readMemberLink(secret: Buffer, link: string, now: Date): MemberLink {
  const { id, day, mac } = shape.exec(link)?.groups ?? {};
  if (!id || !day || !mac) return { kind: 'unknown' };
  if (!timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(secret, id, day))))
    return { kind: 'unknown' };
  const member = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const expired = Math.floor(now.getTime() / dayMs) > Number(day);
  return { kind: expired ? 'expired' : 'member', member };
}

/** The last day, in UTC, on which a link opens. @throws RangeError when it is none */
export const lastDayOf = (link: string): Day => {
  const day = Number(shape.exec(link)?.groups?.day);
  return new Date(day * dayMs).toISOString().slice(0, 10) as Day;
};
