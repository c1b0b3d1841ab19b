/** The link of a member's page (docs/decisions/016-link-of-a-member.md). */
import type { Config } from '../config.ts';
import type { Day } from '../domain/day.ts';
import { consoleFor, endOf, readSignature, signatureOf } from './signed-link.ts';

/** The member's id in 32 hexadecimal digits, and the signature. */
const shape = /^(?<id>[0-9a-f]{32})(?<signature>[0-9a-z]{31})$/;

/**
 * The page on which a member changes what they get and finds the documents; nobody else's link opens it.
 * Null where members cannot reach the console: CONSOLE_URL does not begin with https://.
 */
export function memberPage(
  desk: { readonly config: Pick<Config, 'environment'>; readonly secret: Buffer },
  member: string,
  now: Date,
): string | null {
  const origin = consoleFor(desk.config);
  if (!origin) return null;
  const id = member.replaceAll('-', '').toLowerCase();
  return `${origin}/m/${id}${signatureOf(desk.secret, 'member-page', id, now)}`;
}

export type MemberLink =
  | { readonly kind: 'member' | 'expired'; readonly member: string }
  | { readonly kind: 'unknown' };

/** Whose page a link opens. Takes the same time whether or not it is one of ours. */
export function readMemberLink(secret: Buffer, link: string, now: Date): MemberLink {
  const { id, signature } = shape.exec(link)?.groups ?? {};
  if (!id || !signature) return { kind: 'unknown' };
  const read = readSignature(secret, 'member-page', id, signature, now);
  if (read === 'unknown') return { kind: read };
  const member = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { kind: read === 'good' ? 'member' : read, member };
}

/** The last day, in UTC, on which a link opens. @throws RangeError when it is none */
export const lastDayOf = (link: string): Day =>
  endOf(shape.exec(link)?.groups?.signature ?? '')
    .toISOString()
    .slice(0, 10) as Day;
