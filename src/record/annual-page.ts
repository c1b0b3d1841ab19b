/** The annual overview as one page for the parliament's own site. */
import { html, raw } from 'hono/html';
import {
  type AnnualOverviewPaper,
  annualOverviewPaper,
  type Chart,
  type CountryPaper,
  mapOf,
} from '../documents/annual-overview-paper.ts';
import type { ActionPaper } from '../documents/record-words.ts';
import type { Voice } from '../mail/voice.ts';
import type { AnnualOverview } from './annual-overview.ts';
import { type Html, pageFrame, quoted, tagged } from './page-frame.ts';

export async function annualPage(overview: AnnualOverview, voice: Voice): Promise<string> {
  const paper = annualOverviewPaper(overview, voice);
  const { svg } = mapOf(overview, voice);
  const content = html`
<p>${paper.lead}</p>
<dl class="figures">${paper.figures.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${paper.map && svg ? map(svg, paper.map, voice.say('annual-overview.map')) : ''}
${paper.charts.map(chart)}
<h2>${paper.answers.title}</h2>
<p>${paper.answers.lead}</p>
${paper.answers.table.rows.length ? table(paper.answers.table) : ''}
${paper.answers.unanswered ? html`<p>${paper.answers.unanswered}</p>` : ''}
<h2>${paper.followUps.title}</h2>
${table(paper.followUps.table)}
${paper.countries.list.length ? countries(paper.countries) : ''}
<h2>${paper.details.title}</h2>
${paper.details.actions.length ? html`<ol class="actions">${paper.details.actions.map(actionItem)}</ol>` : html`<p>${paper.details.none}</p>`}`;
  return String(await pageFrame(paper, content));
}

/** The drawing with its words, for who cannot see it. */
function map(svg: string, words: NonNullable<AnnualOverviewPaper['map']>, title: string): Html {
  const end = svg.indexOf('>');
  const open = svg
    .slice(0, end)
    .replace('<svg', '<svg class="map" role="img" aria-labelledby="map-title map-words"');
  return html`<figure>${raw(open)}><title id="map-title">${title}</title><desc id="map-words">${words.alt}</desc>${raw(svg.slice(end + 1))}
<figcaption><ul class="legend">${words.acted ? html`<li>${words.acted}</li>` : ''}${words.open ? html`<li class="light">${words.open}</li>` : ''}</ul></figcaption></figure>`;
}

/** A table whose numbers are drawn too. */
const chart = ({ title, head, bars }: Chart): Html => html`
<h2>${title}</h2>
<table class="chart"><thead><tr><th scope="col">${head[0]}</th><th scope="col" colspan="2">${head[1]}</th></tr></thead>
<tbody>${bars.map(
  ({
    label,
    value,
    share,
  }) => html`<tr><th scope="row">${label}</th><td class="number">${value}</td><td class="of">${bar(share)}</td></tr>
`,
)}</tbody></table>`;

const bar = (share: number): Html =>
  html`<svg class="bar" aria-hidden="true" focusable="false"><rect width="${Math.round(share * 1000) / 10}%" height="100%"/></svg>`;

const table = ({ head, rows }: AnnualOverviewPaper['answers']['table']): Html => html`
<table><thead><tr>${head.map((each, at) => html`<th scope="col"${raw(at ? ' class="number"' : '')}>${each}</th>`)}</tr></thead>
<tbody>${rows.map(
  ([
    label,
    ...values
  ]) => html`<tr><th scope="row">${label}</th>${values.map((value) => html`<td class="number">${value}</td>`)}</tr>
`,
)}</tbody></table>`;

const countries = ({ title, head, list }: AnnualOverviewPaper['countries']): Html => html`
<h2>${title}</h2>
<table class="countries"><thead><tr>${head.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>${list.map(countryRows)}</tbody></table>`;

const countryRows = ({ name, cases, rows }: CountryPaper): Html =>
  html`${rows.map(
    (
      { about, done },
      at,
    ) => html`<tr><th scope="row">${at ? '' : html`<strong>${name}</strong>${cases ? html` <span class="quiet">· ${cases}</span>` : ''}${about ? html`<br>` : ''}`}${about}</th><td><ul>${done.map((each) => html`<li>${each}</li>`)}</ul></td></tr>
`,
  )}`;

/** An action with its words. */
export const actionItem = ({
  day,
  kind,
  who,
  about,
  said,
  reserved,
}: ActionPaper): Html => html`<li>
<h3>${kind}${tagged(reserved)}</h3>
<p class="quiet">${[day, who].join(' · ')}${about ? html`<br>${about}` : ''}</p>
${said ? quoted(said) : ''}
</li>`;
