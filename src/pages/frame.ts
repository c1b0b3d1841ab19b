import { html, raw } from 'hono/html';
import type { Config } from '../config.ts';
import { isRightToLeft } from '../domain/language.ts';
import type { Voice } from '../mail/voice.ts';
import { style } from './style.ts';

/** A piece of a page: values in it are escaped. */
export type Html = ReturnType<typeof html>;

/** What stands around every page. No script, nothing from elsewhere. */
export const frame = (
  { chamber, mail: { contact } }: Pick<Config, 'chamber' | 'mail'>,
  voice: Voice,
  title: string,
  content: Html,
): Html => html`<!DOCTYPE html>
<html lang="${voice.language}" dir="${isRightToLeft(voice.language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<p class="chamber">${chamber.name}</p>
<h1>${title}</h1>
${content}
<footer><p class="quiet">${voice.say('pages.questions', { contactName: contact.name, contactAddress: contact.email })}</p></footer>
</main>
</body>
</html>`;
