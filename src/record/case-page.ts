/** A case as one page. */
import { html } from 'hono/html';
import { caseSheetPaper } from '../documents/case-sheet-paper.ts';
import type { Voice } from '../mail/voice.ts';
import { actionItem } from './annual-page.ts';
import type { CaseSheet } from './case-sheet.ts';
import { pageFrame, quoted, tagged } from './page-frame.ts';

export async function casePage(sheet: CaseSheet, voice: Voice): Promise<string> {
  const { who, happened, decisions, actions, open, ...frame } = caseSheetPaper(sheet, voice);
  const content = html`
<h2>${who.title}</h2>
<dl class="facts">${who.facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
<h2>${happened.title}</h2>
${happened.said ? html`${quoted(happened.said)}<p class="quiet">${happened.source}</p>` : html`<p>${happened.none}</p>`}
<h2>${decisions.title}</h2>
<ol class="decisions">${decisions.rows.map(
    ([
      day,
      decision,
      changed,
    ]) => html`<li><p><strong>${day}</strong></p><p>${decision}</p><p class="quiet">${changed}</p></li>
`,
  )}</ol>
<h2>${actions.title}</h2>
${actions.list.length ? html`<ol class="actions">${actions.list.map(actionItem)}</ol>` : html`<p>${actions.none}</p>`}
<h2>${open.title}</h2>
${open.items.length + open.steps.length === 0 ? html`<p>${open.none}</p>` : ''}
${open.items.length ? html`<ul class="open">${open.items.map(({ text, tag }) => html`<li>${text}${tagged(tag)}</li>`)}</ul>` : ''}
${open.steps.length ? html`<p>${open.announced}</p>${open.steps.map(quoted)}` : ''}`;
  return String(await pageFrame(frame, content));
}
