/** What every request to the console passes: headers, whose session it is, and whether a form is ours. */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { standstill } from '../database/standstill.ts';
import type { Desk } from '../desk.ts';
import { storable } from '../domain/storable.ts';
import { largestFile } from '../members/import-members.ts';
import { isSameOrigin } from '../pages/same-origin.ts';
import { largestCopy } from '../replies/better-copies.ts';
import { forbidden, tooLarge } from './frame/answer.ts';
import { sessionOf } from './session/sessions.ts';
import { may, type Permission, type SignedIn } from './who.ts';

/** What a page of somebody who is signed in finds in its context. */
export interface Signed {
  Variables: {
    who: SignedIn;
    /** Since when nothing is sent, because a backup was restored; null: mails go out. */
    stillSince: Date | null;
    /** The fields of a form that was sent; files stay in `c.req`. */
    fields: Readonly<Record<string, string>>;
  };
}

/** With https a browser takes the cookie from this host alone (RFC 6265bis §4.1.3.2). */
export const cookieName = ({ config }: Pick<Desk, 'config'>): string =>
  isSecure(config.environment.CONSOLE_URL) ? '__Host-desk' : 'desk';
export const isSecure = (url: string): boolean => url.startsWith('https://');

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Content-Security-Policy', c.res.headers.get('Content-Security-Policy') ?? policy);
  c.header('Referrer-Policy', 'same-origin');
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex, nofollow');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Cross-Origin-Opener-Policy', 'same-origin');
};

/** Bytes: room for a list of members or a better copy, and for the form around it. */
const largestForm = Math.max(largestFile, largestCopy) + 1_000_000;

/** Only who is signed in comes further; others go to sign in. A POST has to come from one of our own forms. */
export const signedInOnly =
  (desk: Desk): MiddlewareHandler<Signed> =>
  async (c, next) => {
    const who = await sessionOf(desk, getCookie(c, cookieName(desk)));
    if (!who) return c.redirect(`/console/sign-in?to=${encodeURIComponent(c.req.path)}`, 303);
    c.set('who', who);
    c.set('stillSince', (await standstill(desk.db))?.since ?? null);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const origins = [desk.config.environment.CONSOLE_URL, c.req.url].map(
        (url) => new URL(url).origin,
      );
      if (!isSameOrigin(c, origins)) return c.text('Not from this site', 403);
      const limited = bodyLimit({ maxSize: largestForm, onError: () => tooLarge(c, desk) });
      return limited(c, async () => {
        const fields = await fieldsOf(c);
        if (fields.csrf !== who.csrf) {
          c.res = await forbidden(c, desk, 'stale');
          return;
        }
        c.set('fields', fields);
        await next();
      });
    }
    return next();
  };

export const permitted =
  (desk: Pick<Desk, 'config'>, what: Permission): MiddlewareHandler<Signed> =>
  async (c, next) =>
    may(c.get('who'), what) ? next() : forbidden(c, desk);

async function fieldsOf(c: Context): Promise<Record<string, string>> {
  const body = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const texts = [value].flat().filter((each) => typeof each === 'string');
      // Several ticks of one name stand in lines.
      return texts.length ? [[name, storable(texts.join('\n'))] as const] : [];
    }),
  );
}
