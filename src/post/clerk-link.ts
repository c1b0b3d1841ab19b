/** The address of a clerk's private calendar; every mail brings a fresh one. */
import type { Config } from '../config.ts';
import { consoleFor, readSignature, signatureOf } from './signed-link.ts';

const shape = /^(?<id>[a-z0-9][a-z0-9-]*)-(?<signature>[0-9a-z]{31})$/;

/** Null where clerks cannot reach the console from their calendars. */
export function clerkCalendar(
  desk: { readonly config: Pick<Config, 'environment'>; readonly secret: Buffer },
  clerk: string,
  now: Date,
): string | null {
  const origin = consoleFor(desk.config);
  const signature = signatureOf(desk.secret, 'clerk-calendar', clerk, now);
  return origin && `${origin}/calendar/${clerk}-${signature}.ics`;
}

export type ClerkLink =
  | { readonly kind: 'clerk' | 'expired'; readonly clerk: string }
  | { readonly kind: 'unknown' };

/** Whose calendar a link opens. */
export function readClerkLink(secret: Buffer, link: string, now: Date): ClerkLink {
  const { id, signature } = shape.exec(link)?.groups ?? {};
  if (!id || !signature) return { kind: 'unknown' };
  const read = readSignature(secret, 'clerk-calendar', id, signature, now);
  return read === 'unknown'
    ? { kind: read }
    : { kind: read === 'good' ? 'clerk' : read, clerk: id };
}
