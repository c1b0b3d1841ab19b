/** One case: who, what is alleged, what happened, and all that was decided and done, by date. */
import { html } from 'hono/html';
import { caseSheetPaper } from '../../../documents/case-sheet-paper.ts';
import type { Said } from '../../../documents/said.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { CaseSheet } from '../../../record/case-sheet.ts';
import type { Html } from '../../frame/page.ts';
import { badge, facts } from '../../frame/parts.ts';
import { type Moment, timelineOf } from './timeline.ts';

/** `VEN-13 María Pérez` */
export const caseTitle = ({ code, country, person }: CaseSheet, voice: Voice): string =>
  `${voice.apart(code)} ${person?.name ?? voice.say('case-sheet.collective', { countryName: voice.country(country) })}`;

export function caseView(sheet: CaseSheet, voice: Voice): Html {
  const say = (key: string) => voice.say(`console-cases.${key}`);
  const paper = caseSheetPaper(sheet, voice);
  const { who, happened, open } = paper;
  return html`<p class="actions"><a class="button" href="/console/cases/${sheet.code}/sheet.pdf">${say('sheet')}</a>
<a href="/console/cases?country=${sheet.country}#list">${say('others')}</a></p>
<h2>${who.title}</h2>
${facts(who.facts.map(({ label, value }) => [label, html`<span dir="auto">${value}</span>`] as const))}
<h2>${happened.title}</h2>
${happened.said ? html`${quoted(happened.said)}<p class="quiet" dir="auto">${happened.source}</p>` : html`<p>${happened.none}</p>`}
<h2>${open.title}</h2>
${open.items.length + open.steps.length === 0 ? html`<p>${open.none}</p>` : ''}
${open.items.length ? html`<ul>${open.items.map(({ text, tag }) => html`<li>${text} ${tag ? badge(tag, 'bad') : ''}</li>`)}</ul>` : ''}
${open.steps.length ? html`<p>${open.announced}</p>${open.steps.map(quoted)}` : ''}
<h2>${say('timeline')}</h2>
<ol class="timeline">${timelineOf(sheet, paper, voice).map(
    (moment) => html`<li>${day(moment, voice)}${told(moment, say)}</li>
`,
  )}</ol>`;
}

const day = ({ day: on }: Moment, voice: Voice): Html =>
  on
    ? html`<p class="quiet"><time datetime="${on}">${voice.day(on)}</time></p>`
    : html`<p class="quiet">${voice.say('case-sheet.undated')}</p>`;

function told(moment: Moment, say: (key: string) => string): Html {
  if (moment.kind === 'decision')
    return html`<h3>${badge(say('decided'))} ${moment.decision}</h3>${moment.changed ? html`<p dir="auto">${moment.changed}</p>` : ''}`;
  const { kind, who, about, said, reserved } = moment.action;
  return html`<h3>${badge(say('acted'), 'good')} ${kind}</h3>
<p><span dir="auto">${who}</span>${about ? html` · <span dir="auto">${about}</span>` : ''} ${reserved ? badge(reserved) : ''}</p>
${said ? quoted(said) : ''}`;
}

/** Somebody's words as written. */
const quoted = (said: Said): Html =>
  html`<blockquote lang="${said.language}" dir="${said.rtl ? 'rtl' : 'ltr'}">${said.text}</blockquote>${said.note ? html`<p class="quiet">${said.note}</p>` : ''}`;
