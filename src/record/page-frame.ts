import { html, raw } from 'hono/html';
import type { RecordFrame } from '../documents/record-words.ts';
import type { Said } from '../documents/said.ts';
import { pageStyle } from './page-style.ts';

/** A piece of a page: values in it are escaped. */
export type Html = ReturnType<typeof html>;

/** What stands around a record's page: one file, no script, nothing from elsewhere. */
export const pageFrame = (frame: RecordFrame, content: Html): Html => html`<!DOCTYPE html>
<html lang="${frame.language}" dir="${frame.rtl ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${frame.house ? html`<meta name="robots" content="noindex, nofollow">` : ''}
<title>${frame.title} · ${frame.parliament}</title>
<style>${raw(pageStyle)}</style>
</head>
${
  frame.house
    ? html`<body class="kept">
<div class="running" aria-hidden="true"><p>${frame.house}</p></div>`
    : html`<body>`
}
<main>
${frame.house ? html`<p class="house">${frame.house}</p>` : ''}
<p class="parliament">${frame.parliament}</p>
<h1>${frame.title}</h1>
<p class="period">${frame.period}</p>
${content}
<footer>${frame.lines.map((line) => html`<p class="quiet">${line}</p>`)}</footer>
</main>
</body>
</html>
`;

/** Somebody's words as written. */
export const quoted = (said: Said): Html =>
  html`<blockquote lang="${said.language}" dir="${said.rtl ? 'rtl' : 'ltr'}">${said.text}</blockquote>${said.note ? html`<p class="quiet">${said.note}</p>` : ''}`;

export const tagged = (tag: string | null): Html | '' =>
  tag ? html` <span class="tag">${tag}</span>` : '';
