/**
 * The pages behind a member's link: what they chose, and the documents. The link itself is the secret;
 * GET changes nothing, whoever follows it (docs/decisions/016-link-of-a-member.md).
 */
import { randomUUID } from 'node:crypto';
import { and, count, eq, gte } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { audit, members } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { preferencesOf } from '../domain/preferences.ts';
import { dayIn } from '../domain/working-days.ts';
import { type Voice, voiceOf } from '../mail/voice.ts';
import { changePreferences } from '../post/change-preferences.ts';
import { lastDayOf, readMemberLink } from '../post/member-link.ts';
import {
  type Choices,
  choicesOf,
  type Problem,
  preferencesIn,
  readChoices,
} from './choices-form.ts';
import { choicesForm } from './choices-page.ts';
import { documentFor, documentList, fileHeaders, toldMailings } from './documents.ts';
import { frame, type Html } from './frame.ts';
import { offerFor } from './offer.ts';
import { openPace } from './pace.ts';
import { isSameOrigin } from './same-origin.ts';
import { styleHash } from './style.ts';
import { languageAsked, type Trouble, troublePage, troubles } from './trouble.ts';

type Member = typeof members.$inferSelect;
type Opened = { Variables: { member: Member; link: string } };

const minute = 60_000;
const requestsAMinute = 60;
const changesAnHour = 20;
/** Room for some thousand ticks. */
const largestForm = 64 * 1024;

const headers = {
  'Content-Security-Policy': `default-src 'none'; style-src ${styleHash}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  'X-Content-Type-Options': 'nosniff',
};

/** Mounted under `/m`. */
export function memberPages(desk: Desk): Hono<Opened> {
  const app = new Hono<Opened>();
  const inPace = openPace(desk, {
    what: 'member-page',
    most: requestsAMinute,
    windowMs: minute,
    whose: 'known',
  });
  // Under `Referrer-Policy: no-referrer` a browser calls its page's origin null (Fetch, “append a request `Origin` header”).
  const origins = [new URL(desk.config.environment.CONSOLE_URL).origin, 'null'];
  const voiceFor = (member: Member) => voiceOf(member.language, desk.config.chamber.timeZone);

  const trouble = (c: Context, which: Trouble, member?: Member) =>
    c.html(
      troublePage(
        desk.config,
        member?.language ?? languageAsked(c.req.header('accept-language')),
        which,
      ),
      troubles[which],
    );

  app.use('*', async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    await next();
  });

  app.use('/:link/*', async (c, next) => {
    const now = desk.clock.now();
    const read = readMemberLink(desk.secret, c.req.param('link'), now);
    if (read.kind === 'unknown') return trouble(c, 'unknown');
    const [member] = await desk.db.select().from(members).where(eq(members.id, read.member));
    if (!member) return trouble(c, 'unknown');
    if (!(await inPace(member.id))) return trouble(c, 'busy', member);
    if (read.kind === 'expired') return trouble(c, 'expired', member);
    if (member.endedOn && member.endedOn <= dayIn(desk.config.calendar, now))
      return trouble(c, 'gone', member);
    c.set('member', member);
    c.set('link', c.req.param('link'));
    return next();
  });

  app.get('/:link', async (c) => {
    const member = c.get('member');
    const today = dayIn(desk.config.calendar, desk.clock.now());
    const said = Object.keys(c.req.query()).find((key) => key === 'saved' || key === 'same');
    const banner = said
      ? html`<div class="banner" role="status"><p>${voiceFor(member).say(`pages.${said}`)}</p></div>`
      : '';
    return c.html(await page(c, choicesOf(preferencesOf(member, today)), banner));
  });

  app.post(
    '/:link',
    bodyLimit({ maxSize: largestForm, onError: (c) => c.text('The form is too large.', 413) }),
    async (c) => {
      const member = c.get('member');
      if (!isSameOrigin(c, origins)) return trouble(c, 'refused', member);
      const choices = readChoices(await c.req.text());
      const today = dayIn(desk.config.calendar, desk.clock.now());
      if (!choices) {
        const before = choicesOf(preferencesOf(member, today));
        return c.html(await page(c, before, problemBanner(voiceFor(member), 'form-wrong')), 422);
      }
      const read = preferencesIn(choices, today);
      if ('problem' in read)
        return c.html(
          await page(c, choices, problemBanner(voiceFor(member), read.problem), read.problem),
          422,
        );
      if ((await changesLately(desk, member.id)) >= changesAnHour)
        return trouble(c, 'busy', member);
      const { result } = await changePreferences(
        desk,
        member.id,
        { once: `preferences-changed:page:${randomUUID()}`, message: null, alwaysAnswers: false },
        () => ({ change: read.wanted }),
      );
      // Shown by GET, so that loading it again sends nothing again.
      return c.redirect(result === 'changed' ? '?saved' : '?same', 303);
    },
  );

  app.get('/:link/documents/:id', async (c) => {
    const member = c.get('member');
    const document = await documentFor(desk.db, member.id, c.req.param('id'));
    if (!document) return trouble(c, 'absent', member);
    const bytes = await desk.rawMail.get(document.sha256);
    return c.body(new Uint8Array(bytes), 200, fileHeaders(document.filename, document.contentType));
  });

  app.notFound((c) => trouble(c, 'unknown'));
  app.onError((error, c) => {
    // Neither the address, which is the secret, nor the message, which may name a person.
    desk.log.error({ error }, 'a page for a member failed');
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    return trouble(c, 'fault');
  });

  async function page(
    c: Context<Opened>,
    choices: Choices,
    banner: Html | '',
    problem?: Problem,
  ): Promise<Html> {
    const member = c.get('member');
    const link = c.get('link');
    const voice = voiceFor(member);
    const today = dayIn(desk.config.calendar, desk.clock.now());
    const [offer, told] = [
      await offerFor(desk.db, member.follows),
      await toldMailings(desk.db, member.id),
    ];
    return frame(
      desk.config,
      voice,
      voice.say('pages.title'),
      html`${banner}
<p>${voice.say('pages.lead', { name: member.salutation })}</p>
${choicesForm(voice, choices, offer, today, problem === 'day-wrong' || problem === 'day-past')}
${documentList(voice, link, told)}
<p class="quiet">${voice.say('pages.private', { day: voice.day(lastDayOf(link)) })}</p>`,
    );
  }
  return app;
}

const problemBanner = (voice: Voice, problem: Problem | 'form-wrong'): Html =>
  html`<div class="banner bad" role="alert"><p><strong>${voice.say('pages.problem')}</strong> ${voice.say(`pages.${problem}`)}</p></div>`;

/** Changes of a member within the hour, by whatever way. */
async function changesLately(desk: Desk, member: string): Promise<number> {
  const [row] = await desk.db
    .select({ n: count() })
    .from(audit)
    .where(
      and(
        eq(audit.thing, 'member'),
        eq(audit.thingId, member),
        eq(audit.what, 'preferences changed'),
        gte(audit.at, new Date(desk.clock.now().getTime() - 60 * minute)),
      ),
    );
  return row?.n ?? 0;
}
