/** Two versions of a report side by side. */
import { html, raw } from 'hono/html';
import type { Voice } from '../../../mail/voice.ts';
import type { VersionRow } from '../../../reports/versions.ts';
import type { Html } from '../../frame/page.ts';
import { badge, table } from '../../frame/parts.ts';
import { actionView } from './action-words.ts';
import { compare, type Difference, type Numbered } from './compare.ts';
import { sayOf } from './views.ts';

export function compareView(
  voice: Voice,
  number: number,
  versions: readonly VersionRow[],
  before: VersionRow,
  after: VersionRow,
): Html | '' {
  if (versions.length < 2) return '';
  const say = sayOf(voice);
  const { differences, same, introduction, corrections } = compare(before.content, after.content);
  const column = ({ version }: VersionRow) => say('versionNumber', { version });
  return html`<h2 id="compare">${say('compare')}</h2>
<form method="get" action="/console/reports/${number}" class="filters">
${versionChoice(voice, 'against', say('before'), versions, before)}
${versionChoice(voice, 'version', say('after'), versions, after)}
<button type="submit">${say('compareThem')}</button></form>
${
  introduction
    ? html`<div class="columns">${[before, after].map(
        (one) =>
          html`<div class="card"><h3>${say('introductionOf', { version: one.version })}</h3><blockquote dir="auto">${one.content.introduction?.text ?? '–'}</blockquote></div>`,
      )}</div>`
    : ''
}
${corrections ? html`<p>${say('correctionsDiffer')}</p>` : ''}
${
  differences.length
    ? table<Difference>(
        say('differences', { before: before.version, after: after.version }),
        [
          {
            heading: say('difference'),
            cell: ({ kind, fields }) =>
              html`${badge(say(`difference-${kind}`), kind === 'added' ? 'good' : kind === 'changed' ? 'warn' : 'bad')}${
                fields.length
                  ? html`<br>${voice.join(fields.map((field) => say(`compared-${field}`)))}`
                  : ''
              }`,
          },
          { heading: column(before), cell: (each) => side(voice, each.before) },
          { heading: column(after), cell: (each) => side(voice, each.after) },
        ],
        differences,
      )
    : ''
}
<p class="quiet">${say('same', { count: same })}</p>`;
}

const side = (voice: Voice, one: Numbered | null): Html | string =>
  one ? html`${one.number}. ${actionView(voice, one.action)}` : '–';

const versionChoice = (
  voice: Voice,
  name: string,
  label: string,
  versions: readonly VersionRow[],
  chosen: VersionRow,
): Html =>
  html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}">${versions.map(
    ({ version }) =>
      html`<option value="${version}"${version === chosen.version ? raw(' selected') : ''}>${sayOf(voice)('versionNumber', { version })}</option>`,
  )}</select></div>`;
