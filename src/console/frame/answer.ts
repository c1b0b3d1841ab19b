/** How a page of somebody who is signed in answers. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Desk } from '../../desk.ts';
import type { Signed } from '../guard.ts';
import { consolePage, type Page, voiceFor } from './page.ts';

/** A page within the frame, in the language of who looks. @param status 422: what was typed is wrong, and it says what */
export const answer = (
  c: Context<Signed>,
  { config }: Pick<Desk, 'config'>,
  page: Page,
  status: 200 | 403 | 404 | 413 | 422 = 200,
) => {
  const who = c.get('who');
  const whole = consolePage(config, voiceFor(config, who), who, page, c.get('stillSince'));
  return c.html(whole, status);
};

/** There is no such thing, or there is no more. */
export const missing = (
  c: Context<Signed>,
  desk: Pick<Desk, 'config'>,
  section: Page['section'],
) => {
  const voice = voiceFor(desk.config, c.get('who'));
  const title = voice.say('console-lists.missing');
  const content = html`<p>${voice.say('console-lists.missingLead')}</p>
<p><a class="button" href="/console/${section ?? 'today'}">${voice.say(`console.${section ?? 'today'}`)}</a></p>`;
  return answer(c, desk, { title, section, content }, 404);
};

/** Who looks may not do it; or a form was made in another sign-in, and nothing was done. */
export const forbidden = (
  c: Context<Signed>,
  desk: Pick<Desk, 'config'>,
  why: 'forbidden' | 'stale' = 'forbidden',
) => {
  const voice = voiceFor(desk.config, c.get('who'));
  const title = voice.say(`console-lists.${why}`);
  const content = html`<p>${voice.say(`console-lists.${why}Lead`)}</p>`;
  return answer(c, desk, { title, section: null, content }, 403);
};

/** A form with a file that is larger than any may be; nothing was done. */
export const tooLarge = (c: Context<Signed>, desk: Pick<Desk, 'config'>) => {
  const voice = voiceFor(desk.config, c.get('who'));
  const title = voice.say('console-lists.tooLarge');
  const content = html`<p>${voice.say('console-lists.tooLargeLead')}</p>`;
  return answer(c, desk, { title, section: null, content }, 413);
};
