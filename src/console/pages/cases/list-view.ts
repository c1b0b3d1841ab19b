/** The map, the table of the same, and the list of cases. */
import { html, raw } from 'hono/html';
import type { Country } from '../../../domain/country.ts';
import { personStatuses } from '../../../domain/decision.ts';
import { regions } from '../../../domain/region.ts';
import { violations } from '../../../domain/violation.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { pager, type Slice } from '../../frame/pager.ts';
import { badge, banner, table } from '../../frame/parts.ts';
import { addressOf, type CasesFilter, standings } from './filter.ts';
import type { CountryCases, ListedCase } from './known-cases.ts';
import { shades, worldMap } from './world-map.ts';

export interface CasesList {
  readonly filter: CasesFilter;
  /** The address names what no list offers: nothing was filtered by it. */
  readonly wrong: boolean;
  /** Of all countries, the chosen one or not. */
  readonly countries: readonly CountryCases[];
  readonly cases: readonly ListedCase[];
  readonly total: number;
  /** Which page of the list. */
  readonly at: Pick<Slice<never>, 'page' | 'pages'>;
}

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

export function casesListView(list: CasesList, voice: Voice): Html {
  const say: Say = (key, values) => voice.say(`console-cases.${key}`, values);
  const byName = new Intl.Collator(voice.language);
  const countries = list.countries
    .map((each) => ({ ...each, name: voice.country(each.country) }))
    .sort((a, b) => b.cases - a.cases || byName.compare(a.name, b.name));
  const href = (country: Country) => `${addressOf(list.filter, { country })}#list`;
  return html`${list.wrong ? banner(say('wrongFilter'), 'bad') : ''}
${filters(list, voice, say)}
<div class="beside-map">
<div>${worldMap(
    countries.map(({ country, cases, name }) => ({
      country,
      cases,
      title: say('countryCases', { name, count: cases }),
      href: href(country),
      chosen: country === list.filter.country,
    })),
    say('map', { count: countries.length }),
  )}${legend(say)}</div>
${
  countries.length
    ? table(
        say('countriesCaption'),
        [
          {
            heading: say('country'),
            cell: ({ country, name }) =>
              html`<a href="${href(country)}"${country === list.filter.country ? raw(' aria-current="true"') : ''}>${name}</a>`,
          },
          {
            heading: voice.say('console.cases'),
            cell: ({ cases }) => voice.number(cases),
            number: true,
          },
          { heading: say('open'), cell: ({ open }) => voice.number(open), number: true },
          {
            heading: say('lastDecision'),
            cell: ({ lastDecision }) =>
              lastDecision ? voice.day(lastDecision) : voice.say('case-sheet.undated'),
          },
        ],
        countries,
      )
    : html`<p class="empty">${say('none')}</p>`
}
</div>
<h2 id="list">${
    list.filter.country
      ? say('countryCases', { name: voice.country(list.filter.country), count: list.total })
      : say('count', { count: list.total })
  }</h2>
${list.filter.country ? html`<p><a href="${addressOf(list.filter, { country: undefined })}">${say('allCountries')}</a></p>` : ''}
${list.cases.length ? casesTable(list.cases, voice, say) : html`<p class="empty">${say('none')}</p>`}
${pager(voice, '/console/cases', list.filter, list.at)}`;
}

const casesTable = (cases: readonly ListedCase[], voice: Voice, say: Say): Html =>
  table(
    say('casesCaption'),
    [
      {
        heading: say('case'),
        cell: ({ code }) => html`<a href="/console/cases/${code}" dir="ltr">${code}</a>`,
      },
      {
        heading: say('name'),
        cell: ({ name, country }) =>
          name
            ? html`<span dir="auto">${name}</span>`
            : voice.say('case-sheet.collective', { countryName: voice.country(country) }),
      },
      { heading: say('country'), cell: ({ country }) => voice.country(country) },
      {
        heading: say('status'),
        cell: ({ person, status }) =>
          html`${badge(say(status === 'closed' || status === 'inadmissible' ? `standings.${status}` : 'standings.open'))} ${person ? voice.say(`case-sheet.fates.${person}`) : ''}`,
      },
      {
        heading: say('lastDecision'),
        cell: ({ adopted, body, session }) =>
          html`${adopted ? voice.day(adopted) : voice.say('case-sheet.undated')}<br><span class="quiet">${[
            voice.say(`bodies.${body}`),
            ...(session === null ? [] : [voice.say('common.session', { session })]),
          ].join(voice.say('common.comma'))}</span>`,
      },
      { heading: say('actions'), cell: ({ actions }) => voice.number(actions), number: true },
    ],
    cases,
  );

function filters({ filter, countries }: CasesList, voice: Voice, say: Say): Html {
  const option = (value: string, words: string, current: string | undefined): Html =>
    html`<option value="${value}"${value === current ? raw(' selected') : ''}>${words}</option>`;
  const select = (name: keyof CasesFilter, words: string, options: readonly Html[]): Html =>
    html`<div><label for="by-${name}">${words}</label><select id="by-${name}" name="${name}">${option('', say('all'), filter[name])}${options}</select></div>`;
  const byName = new Intl.Collator(voice.language);
  const offered = new Set([...countries.map(({ country }) => country), filter.country ?? '']);
  const named = [...offered]
    .filter(Boolean)
    .map((country) => ({ country, name: voice.country(country) }))
    .sort((a, b) => byName.compare(a.name, b.name));
  return html`<form method="get" class="filters narrow">
${select(
  'region',
  say('region'),
  regions.map((each) => option(each, voice.say(`regions.${each}`), filter.region)),
)}
${select(
  'violation',
  say('violation'),
  violations.map((each) => option(each, voice.say(`shortViolations.${each}`), filter.violation)),
)}
${select('status', say('status'), [
  html`<optgroup label="${say('ofCase')}">${standings.map((each) => option(each, say(`standings.${each}`), filter.status))}</optgroup>`,
  html`<optgroup label="${say('ofPerson')}">${personStatuses.map((each) => option(each, voice.say(`case-sheet.fates.${each}`), filter.status))}</optgroup>`,
])}
${select(
  'country',
  say('country'),
  named.map(({ country, name }) => option(country, name, filter.country)),
)}
<button type="submit" class="primary">${say('filter')}</button>
<a class="button" href="/console/cases">${say('reset')}</a>
</form>`;
}

const legend = (say: Say): Html =>
  html`<ul class="legend">${shades.map((from, at) => {
    const next = shades[at + 1];
    const until = (next ?? from) - 1;
    const words =
      next === undefined
        ? say('shadeMost', { from })
        : until === from
          ? say('shadeOne', { from })
          : say('shade', { from, until });
    return html`<li><span class="shade-${at + 1}" aria-hidden="true"></span>${words}</li>`;
  })}</ul>`;
