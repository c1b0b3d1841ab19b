/** What a clerk can order about a draft, and about an action of a report. */
import { html, raw } from 'hono/html';
import type { Config } from '../../../config.ts';
import { actionKinds, visibilities } from '../../../domain/action.ts';
import type { Country } from '../../../domain/country.ts';
import type { ReportAction } from '../../../domain/report-content.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { banner, form, table } from '../../frame/parts.ts';
import type { SignedIn } from '../../who.ts';
import { actionView } from './action-words.ts';
import { type Correctable, correctable, type Fault, type Fields } from './orders.ts';
import type { ReportRecord } from './report.ts';
import { putRightLink, sayOf } from './views.ts';

/** What was typed into a form and not taken. */
export interface Typed {
  readonly verb: string;
  readonly fields: Fields;
  readonly fault: Fault;
}

interface Reader {
  readonly voice: Voice;
  readonly who: SignedIn;
}

const seenField = ({ latest }: ReportRecord): Html =>
  html`<input type="hidden" name="seen" value="${latest.madeAt.toISOString()}">`;
const option = (value: string, words: string, chosen: string): Html =>
  html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${words}</option>`;

/** Yes and no to the draft as it stands. */
export function decideView(
  { voice, who }: Reader,
  record: ReportRecord,
  typed: Typed | null,
): Html {
  const say = sayOf(voice);
  const own = `/console/reports/${record.report.number}`;
  return html`<div class="card"><h2>${say('decide')}</h2>
<p>${say('decideLead', { version: record.report.version })}</p>
${form(who, `${own}/approve`, html`${seenField(record)}<div class="actions"><button type="submit" class="primary">${say('approve')}</button></div>`)}
<details${typed?.verb === 'reject' ? raw(' open') : ''}><summary>${say('reject')}</summary>
${form(
  who,
  `${own}/reject`,
  html`<label for="reject-reason">${say('reason')}</label>
<textarea id="reject-reason" name="reason" required maxlength="2000" dir="auto">${typed?.verb === 'reject' ? (typed.fields.reason ?? '') : ''}</textarea>
<div class="actions"><button type="submit" class="danger">${say('reject')}</button></div>`,
)}</details></div>`;
}

/** The actions of the draft, to be ticked and left out. */
export function omitView({ voice, who }: Reader, record: ReportRecord): Html {
  const say = sayOf(voice);
  const { number } = record.report;
  const { actions } = record.latest.content;
  if (!actions.length) return html`<p class="empty">${say('noActions')}</p>`;
  return form(
    who,
    `/console/reports/${number}/omit`,
    html`${seenField(record)}
${table(
  say('actionsCaption'),
  [
    {
      heading: say('leaveOut'),
      cell: ({ at }) =>
        html`<label class="tick"><input type="checkbox" name="numbers" value="${at + 1}"> ${say('actionNumber', { action: at + 1 })}</label>`,
    },
    { heading: say('action'), cell: ({ action }) => actionView(voice, action) },
    { heading: say('putRight'), cell: ({ at }) => putRightLink(voice, number, at + 1) },
  ],
  actions.map((action, at) => ({ action, at })),
)}
<label class="tick"><input type="checkbox" name="internal"> ${say('internal')}</label>
<div class="actions"><button type="submit">${say('omit')}</button></div>`,
  );
}

export function introductionView({ voice, who }: Reader, record: ReportRecord): Html {
  const say = sayOf(voice);
  return html`<div class="card"><h2>${say('introduction')}</h2>${form(
    who,
    `/console/reports/${record.report.number}/introduce`,
    html`<label for="introduction">${say('introductionLead')}</label>
<textarea id="introduction" name="text" maxlength="20000" dir="auto">${record.report.introduction ?? ''}</textarea>
<div class="actions"><button type="submit">${say('save')}</button></div>`,
  )}</div>`;
}

/** @param countries of the cases that the desk knows */
export function addView(
  { voice, who }: Reader,
  { committees }: Config,
  record: ReportRecord,
  countries: readonly Country[],
  typed: Typed | null,
): Html {
  const say = sayOf(voice);
  const was = typed?.verb === 'add' ? typed.fields : {};
  const actors = [
    ...(['parliament', 'presidency', 'group'] as const).map(
      (kind) => [kind, say(`actor-${kind}`)] as const,
    ),
    ...committees.map(({ code, name }) => [`committee:${code}`, `${code} – ${name}`] as const),
  ];
  return html`<details class="card"${typed?.verb === 'add' ? raw(' open') : ''}><summary>${say('add')}</summary>
${record.report.state === 'draft' ? '' : html`<p>${say('addedForNext')}</p>`}
${form(
  who,
  `/console/reports/${record.report.number}/add`,
  html`<label for="add-action">${say('kind')}</label>
<select id="add-action" name="action">${actionKinds.map((kind) => option(kind, voice.say(`actions-done.${kind}`), was.action ?? ''))}</select>
<label for="add-date">${say('date')}</label>
<input id="add-date" name="date" type="date" value="${was.date ?? ''}">
<label for="add-actor">${say('actor')}</label>
<select id="add-actor" name="actor">${actors.map(([value, words]) => option(value, words, was.actor ?? ''))}</select>
<label for="add-cases">${say('casesHint')}</label>
<input id="add-cases" name="cases" type="text" class="wide" dir="ltr" value="${was.cases ?? ''}">
<label for="add-country">${say('country')}</label>
<select id="add-country" name="country">${option('', say('noCountry'), was.country ?? '')}${countries.map((each) => option(each, voice.country(each), was.country ?? ''))}</select>
<label for="add-visibility">${say('visibility')}</label>
<select id="add-visibility" name="visibility">${visibilities.map((each) => option(each, say(`visible-${each}`), was.visibility ?? 'ipu-only'))}</select>
<label for="add-note">${say('text')}</label>
<textarea id="add-note" name="note" maxlength="5000" dir="auto">${was.note ?? ''}</textarea>
<div class="actions"><button type="submit">${say('add')}</button></div>`,
)}</details>`;
}

/** One action, put right field by field, or withdrawn. */
export function actionForms(
  { voice, who }: Reader,
  record: ReportRecord,
  number: number,
  action: ReportAction,
  typed: Typed | null,
): Html {
  const say = sayOf(voice);
  const own = `/console/reports/${record.report.number}`;
  return html`<p><a href="${own}">${say('title', { number: record.report.number })}</a></p>
${typed ? banner(say(`fault-${typed.fault}`), 'bad') : ''}
<div class="card">${actionView(voice, action)}</div>
${record.report.state === 'draft' ? '' : html`<p>${say('toldInNext')}</p>`}
<div class="cards">${correctable.map(
    (field) =>
      html`<div class="card"><h2>${say(`correct-${field}`)}</h2>${form(
        who,
        `${own}/actions/${number}/correct`,
        html`${seenField(record)}<input type="hidden" name="field" value="${field}">
<label for="correct-${field}">${say('newValue')}</label>
${valueField(voice, field, heldBy(action, field, typed))}
<div class="actions"><button type="submit" aria-label="${say('correct')}: ${say(`correct-${field}`)}">${say('correct')}</button></div>`,
      )}</div>`,
  )}
<div class="card"><h2>${say('withdraw')}</h2>${form(
    who,
    `${own}/actions/${number}/withdraw`,
    html`${seenField(record)}<p>${say('withdrawLead')}</p>
<label for="withdraw-reason">${say('reason')}</label>
<textarea id="withdraw-reason" name="reason" required maxlength="2000" dir="auto">${typed?.verb === 'withdraw' ? (typed.fields.reason ?? '') : ''}</textarea>
<div class="actions"><button type="submit" class="danger">${say('withdraw')}</button></div>`,
  )}</div></div>`;
}

function heldBy(action: ReportAction, field: Correctable, typed: Typed | null): string {
  if (typed?.verb === 'correct' && typed.fields.field === field) return typed.fields.value ?? '';
  const values: Record<Correctable, string> = {
    date: action.doneOn,
    kind: action.kind,
    cases: action.cases.map(({ code }) => code).join(' '),
    text: action.what?.text ?? '',
    visibility: action.visibility,
  };
  return values[field];
}

function valueField(voice: Voice, field: Correctable, value: string): Html {
  const id = `correct-${field}`;
  switch (field) {
    case 'date':
      return html`<input id="${id}" name="value" type="date" required value="${value}">`;
    case 'cases':
      return html`<input id="${id}" name="value" type="text" required class="wide" dir="ltr" value="${value}">`;
    case 'text':
      return html`<textarea id="${id}" name="value" maxlength="5000" dir="auto">${value}</textarea>`;
    case 'kind':
      return html`<select id="${id}" name="value">${actionKinds.map((kind) => option(kind, voice.say(`actions-done.${kind}`), value))}</select>`;
    case 'visibility':
      return html`<select id="${id}" name="value">${visibilities.map((each) => option(each, sayOf(voice)(`visible-${each}`), value))}</select>`;
  }
}
