/** To the issuer and back. Nobody comes in who is not a clerk of ours, whatever the issuer says. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { OidcSettings } from '../../config/oidc.ts';
import { record } from '../../database/audit.ts';
import type { Desk } from '../../desk.ts';
import { wholeDesk } from '../../domain/command.ts';
import { openPace } from '../../pages/pace.ts';
import { isSecure } from '../guard.ts';
import { issuerOf } from './oidc.ts';
import { openBegun, sealBegun, validMs } from './oidc-cookie.ts';
import { openSession } from './sessions.ts';
import type { Opened } from './sign-in.ts';

/** What these pages share with those of signing in by mail. */
export interface Shared {
  isBusy(c: Context): Promise<boolean>;
  busy(c: Context): Response | Promise<Response>;
  signedIn(c: Context, opened: Opened, to: string): Response;
  refuse(c: Context): Response | Promise<Response>;
  pathOf(to: string | undefined): string;
}

/** Mounted under `/console/oidc`. */
export function oidcPages(desk: Desk, settings: OidcSettings, shared: Shared): Hono {
  const app = new Hono();
  const issuer = issuerOf(settings);
  const secure = isSecure(desk.config.environment.CONSOLE_URL);
  const cookie = secure ? '__Host-desk-oidc' : 'desk-oidc';
  /**
   * What was begun ends once, also where the issuer would take its code twice. Anybody may begin: of a thousand that
   * do within the time, 4 in 1,000 share a row with another and have to begin again.
   */
  const first = openPace(desk, { what: 'oidc', most: 1, windowMs: validMs, whose: 'strangers' });

  app.get('/', async (c) => {
    if (await shared.isBusy(c)) return shared.busy(c);
    try {
      const { url, begun } = await issuer.begin(shared.pathOf(c.req.query('to')));
      // Lax: the browser comes back from another site, by a link.
      setCookie(c, cookie, sealBegun(desk, begun), {
        httpOnly: true,
        sameSite: 'Lax',
        secure,
        path: '/',
        maxAge: validMs / 1000,
      });
      return c.redirect(url, 303);
    } catch (error) {
      return failed(c, error);
    }
  });

  app.get('/back', async (c) => {
    if (await shared.isBusy(c)) return shared.busy(c);
    const begun = openBegun(desk, getCookie(c, cookie));
    deleteCookie(c, cookie, { path: '/', secure });
    if (!begun || !(await first(begun.state))) return shared.refuse(c);
    try {
      const email = await issuer.end(begun, new URL(c.req.url).search);
      const clerk = desk.config.clerks.find(
        (each) => each.email.toLowerCase() === email?.toLowerCase(),
      );
      if (!clerk) {
        await noteStranger();
        return shared.refuse(c);
      }
      const opened = await desk.db.transaction((tx) => openSession(tx, desk, clerk.id, 'oidc'));
      return shared.signedIn(c, opened, begun.to);
    } catch (error) {
      return failed(c, error);
    }
  });

  /** Somebody whom the issuer knows and we do not. Who it was stays with the issuer. */
  const noteStranger = () =>
    record(desk.db, {
      at: desk.clock.now(),
      who: 'desk',
      what: 'sign-in refused',
      thing: wholeDesk.kind,
      thingId: wholeDesk.id,
      details: { by: 'oidc' },
    });

  /** Neither the message nor the address: both may name a person or hold a code. */
  const failed = (c: Context, error: unknown) => {
    const { name, code } = error as { name?: string; code?: string };
    desk.log.warn({ error: name, code }, 'signing in by OpenID Connect failed');
    return shared.refuse(c);
  };
  return app;
}
