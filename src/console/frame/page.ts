/** What stands around every page of the console. */
import { html, raw } from 'hono/html';
import type { Config } from '../../config.ts';
import { isRightToLeft } from '../../domain/language.ts';
import { type Voice, voiceOf } from '../../mail/voice.ts';
import { may, type Permission, type SignedIn } from '../who.ts';
import { assets } from './assets.ts';
import { banner } from './parts.ts';

/** A piece of a page: values in it are escaped. */
export type Html = ReturnType<typeof html>;

/** The sections in the order of the menu; words: `console.<section>`. */
const sections = [
  ['today', null],
  ['mailings', null],
  ['cases', null],
  ['follow-up', null],
  ['deliveries', null],
  ['reports', null],
  ['quarantine', 'quarantine'],
  ['members', 'members'],
  ['audit', 'audit'],
  ['system', 'system'],
] as const satisfies readonly (readonly [string, Permission | null])[];
type Section = (typeof sections)[number][0];

export interface Page {
  readonly title: string;
  /** Null: a page of no section, such as the one to sign in. */
  readonly section: Section | null;
  readonly content: Html;
}

/**
 * @param who null: nobody is signed in
 * @param stillSince since when nothing is sent; null: mails go out, or who looks is not told
 */
export function consolePage(
  config: Pick<Config, 'chamber' | 'mail'>,
  voice: Voice,
  who: SignedIn | null,
  { title, section, content }: Page,
  stillSince: Date | null = null,
): Html {
  return html`<!DOCTYPE html>
<html lang="${voice.language}" dir="${isRightToLeft(voice.language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title} · ${config.chamber.name}</title>
<link rel="stylesheet" href="${assets.style}">
<script src="${assets.script}" defer></script>
</head>
<body>
<a class="skip" href="#main">${voice.say('console.skip')}</a>
<header class="top"><div class="inner">
<span class="chamber">${config.chamber.name}</span>
${who ? menu(voice, who, section) : ''}
</div></header>
<main id="main" tabindex="-1">
${stillSince ? banner(voice.say('console.standstill', { moment: voice.moment(stillSince) }), 'warn') : ''}
<h1>${title}</h1>
${content}
</main>
<footer>${voice.say('pages.questions', { contactName: config.mail.contact.name, contactAddress: config.mail.contact.email })}</footer>
</body>
</html>`;
}

const menu = (voice: Voice, who: SignedIn, current: Section | null): Html => html`
<nav aria-label="${voice.say('console.menu')}"><ul>${sections
  .filter(([, needs]) => !needs || may(who, needs))
  .map(
    ([section]) =>
      html`<li><a href="/console/${section}"${section === current ? raw(' aria-current="page"') : ''}>${voice.say(`console.${section}`)}</a></li>`,
  )}</ul></nav>
<form method="post" action="/console/sign-out"><input type="hidden" name="csrf" value="${who.csrf}"><span class="quiet">${who.clerk.name}</span> <button type="submit">${voice.say('console.signOut')}</button></form>`;

/** The voice in which the console speaks to a clerk. */
export const voiceFor = (config: Pick<Config, 'chamber'>, who: SignedIn): Voice =>
  voiceOf(who.clerk.language, config.chamber.timeZone);
