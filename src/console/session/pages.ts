/** The pages to sign in and out. GET changes nothing: a link opens a page with a button. */
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { oidcOf } from '../../config/oidc.ts';
import type { Desk } from '../../desk.ts';
import { storable } from '../../domain/storable.ts';
import { tokenPattern } from '../../domain/token.ts';
import { type Voice, voiceOf } from '../../mail/voice.ts';
import { networkOf } from '../../pages/network.ts';
import { openPace } from '../../pages/pace.ts';
import { languageAsked } from '../../pages/trouble.ts';
import { consolePage, type Html } from '../frame/page.ts';
import { banner } from '../frame/parts.ts';
import { cookieName, isSecure } from '../guard.ts';
import { oidcPages } from './oidc-pages.ts';
import { endSession, sessionOf } from './sessions.ts';
import { linkIsGood, type Opened, requestSignIn, signInByCode, signInByLink } from './sign-in.ts';

const tenMinutes = 10 * 60_000;
/** From one address on the network; ours may be many behind one. */
const triesInTenMinutes = 30;
const requestCookie = 'desk-sign-in';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Mounted under `/console`. */
export function signInPages(desk: Desk): Hono {
  const app = new Hono();
  const inPace = openPace(desk, {
    what: 'sign-in',
    most: triesInTenMinutes,
    windowMs: tenMinutes,
    whose: 'strangers',
  });
  const secure = isSecure(desk.config.environment.CONSOLE_URL);
  const common = { httpOnly: true, sameSite: 'Lax', secure, path: '/' } as const;

  const voiceOfBrowser = (c: Context): Voice =>
    voiceOf(languageAsked(c.req.header('accept-language')), desk.config.chamber.timeZone);
  const show = (c: Context, content: (voice: Voice) => Html, status: 200 | 403 | 429 = 200) => {
    const voice = voiceOfBrowser(c);
    const title = voice.say('console-sign-in.title');
    const page = { title, section: null, content: content(voice) };
    return c.html(consolePage(desk.config, voice, null, page), status);
  };
  const signedIn = (c: Context, { token, expiresAt }: Opened, to: string) => {
    // Seconds, not a date: a browser's clock may be another.
    const maxAge = Math.round((expiresAt.getTime() - desk.clock.now().getTime()) / 1000);
    setCookie(c, cookieName(desk), token, { ...common, maxAge });
    deleteCookie(c, requestCookie, { path: '/', secure });
    return c.redirect(to, 303);
  };
  const isBusy = async (c: Context): Promise<boolean> => !(await inPace(networkOf(c)));
  const busy = (c: Context) =>
    show(c, (voice) => banner(voice.say('console-sign-in.busy'), 'bad'), 429);
  const textOf = async (c: Context, name: string): Promise<string> => {
    const value = (await c.req.parseBody())[name];
    return typeof value === 'string' ? storable(value.slice(0, 300)).trim() : '';
  };

  const oidc = oidcOf(desk.config.environment);
  if (oidc)
    app.route(
      '/oidc',
      oidcPages(desk, oidc, {
        isBusy,
        busy,
        signedIn,
        pathOf,
        refuse: (c) => show(c, refused, 403),
      }),
    );

  app.get('/sign-in', (c) =>
    show(c, (voice) => askForm(voice, pathOf(c.req.query('to')), oidc !== null)),
  );

  app.post('/sign-in', async (c) => {
    if (await isBusy(c)) return busy(c);
    const request = await requestSignIn(desk, await textOf(c, 'email'));
    // The same page and a cookie for everybody: an unknown address looks like a known one.
    setCookie(c, requestCookie, request ?? crypto.randomUUID(), { ...common, maxAge: 900 });
    const to = pathOf(await textOf(c, 'to'));
    return show(c, (voice) => codeForm(voice, to, false));
  });

  app.post('/sign-in/code', async (c) => {
    if (await isBusy(c)) return busy(c);
    const request = getCookie(c, requestCookie) ?? '';
    const to = pathOf(await textOf(c, 'to'));
    const opened = uuid.test(request)
      ? await signInByCode(desk, request, await textOf(c, 'code'))
      : null;
    return opened ? signedIn(c, opened, to) : show(c, (voice) => codeForm(voice, to, true), 403);
  });

  app.get('/sign-in/:link', async (c) => {
    const link = c.req.param('link');
    const good = tokenPattern.test(link) && (await linkIsGood(desk, link));
    return show(c, (voice) => (good ? linkForm(voice, link) : tooLate(voice)), good ? 200 : 403);
  });

  app.post('/sign-in/:link', async (c) => {
    if (await isBusy(c)) return busy(c);
    const link = c.req.param('link');
    const opened = tokenPattern.test(link) ? await signInByLink(desk, link) : null;
    return opened ? signedIn(c, opened, '/console') : show(c, tooLate, 403);
  });

  app.post('/sign-out', async (c) => {
    const who = await sessionOf(desk, getCookie(c, cookieName(desk)));
    if (who && (await textOf(c, 'csrf')) === who.csrf) await endSession(desk, who);
    deleteCookie(c, cookieName(desk), { path: '/', secure });
    return c.redirect('/console/sign-in', 303);
  });
  return app;
}

/** Only within the console: a link must not lead elsewhere. */
const pathOf = (to: string | undefined): string =>
  to && /^\/console(\/[\w./-]*)?$/.test(to) ? to : '/console';

const askForm = (voice: Voice, to: string, oidc: boolean): Html => html`
<div class="card"><form method="post" action="/console/sign-in">
<input type="hidden" name="to" value="${to}">
<p>${voice.say('console-sign-in.lead')}</p>
<label for="email">${voice.say('console-sign-in.email')}</label>
<input id="email" name="email" type="email" autocomplete="email" required class="wide">
<div class="actions"><button class="primary">${voice.say('console-sign-in.send')}</button>
${oidc ? html`<a class="button" href="/console/oidc?${new URLSearchParams({ to })}">${voice.say('console-sign-in.oidc')}</a>` : ''}</div>
</form></div>`;

const codeForm = (voice: Voice, to: string, wrong: boolean): Html => html`
${wrong ? banner(voice.say('console-sign-in.wrong'), 'bad') : ''}
<div class="card"><form method="post" action="/console/sign-in/code">
<input type="hidden" name="to" value="${to}">
<p>${voice.say('console-sign-in.sent')}</p>
<label for="code">${voice.say('console-sign-in.code')}</label>
<input id="code" name="code" autocomplete="one-time-code" required class="code">
<div class="actions"><button class="primary">${voice.say('console-sign-in.enter')}</button>
<a class="button" href="/console/sign-in">${voice.say('console-sign-in.again')}</a></div>
</form></div>`;

const linkForm = (voice: Voice, link: string): Html => html`
<div class="card"><form method="post" action="/console/sign-in/${link}">
<p>${voice.say('console-sign-in.byLink')}</p>
<div class="actions"><button class="primary">${voice.say('console-sign-in.enter')}</button></div>
</form></div>`;

const tooLate = (voice: Voice): Html => html`
${banner(voice.say('console-sign-in.tooLate'), 'bad')}
<p><a class="button primary" href="/console/sign-in">${voice.say('console-sign-in.again')}</a></p>`;

const refused = (voice: Voice): Html => html`
${banner(voice.say('console-oidc.refused'), 'bad')}
<p><a class="button primary" href="/console/sign-in">${voice.say('console-oidc.byMail')}</a></p>`;
