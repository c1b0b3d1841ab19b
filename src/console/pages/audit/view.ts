import { html, raw } from 'hono/html';
import { auditedName, auditedThings, auditSorts } from '../../../domain/audited.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { banner, table } from '../../frame/parts.ts';
import type { Entry, Filters, Page } from './entries.ts';

export interface Shown extends Page {
  readonly filters: Filters;
  /** As typed, where it is no day. */
  readonly wrongDay: string | null;
  /** Who can be chosen. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export function auditView(shown: Shown, voice: Voice): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-audit.${key}`, values);
  const { entries, filters } = shown;
  const narrowed = filters.who ?? filters.thing ?? filters.day ?? (filters.sort !== 'done' || null);
  return html`<p>${say('lead')}</p>
${shown.wrongDay === null ? '' : banner(say('wrongDay'), 'bad')}
${filterForm(shown, say)}
${
  entries.length
    ? table(
        say('caption'),
        [
          { heading: say('when'), cell: ({ at }) => voice.moment(at) },
          {
            heading: say('who'),
            cell: ({ who, name }) =>
              html`<a href="/console/audit?${new URLSearchParams({ ...(filters.sort !== 'done' && { sort: filters.sort }), who })}" dir="auto">${name}</a>`,
          },
          {
            heading: say('what'),
            cell: ({ what, byMail }) =>
              html`${done(what, voice)}${byMail ? html` <span class="quiet">${say('byMail')}</span>` : ''}`,
          },
          { heading: say('thing'), cell: (entry) => thing(entry, voice) },
        ],
        entries,
      )
    : html`<p class="empty">${say(narrowed ? 'nothingFound' : 'nothing')}</p>`
}
${pager(shown, say)}`;
}

const filterForm = (
  { filters, wrongDay, people }: Shown,
  say: (key: string) => string,
): Html => html`<form class="filters" method="get" action="/console/audit">
<div><label for="sort">${say('sort')}</label>
<select id="sort" name="sort">${auditSorts.map(
  (sort) =>
    html`<option value="${sort}"${chosen(sort === filters.sort)}>${say(`sort-${sort}`)}</option>`,
)}</select></div>
<div><label for="who">${say('who')}</label>
<select id="who" name="who"><option value="">${say('everybody')}</option>${people.map(
  ({ id, name }) => html`<option value="${id}"${chosen(id === filters.who)}>${name}</option>`,
)}</select></div>
<div><label for="thing">${say('thing')}</label>
<select id="thing" name="thing"><option value="">${say('everything')}</option>${auditedThings.map(
  (kind) =>
    html`<option value="${kind}"${chosen(kind === filters.thing)}>${say(`kind-${kind}`)}</option>`,
)}</select></div>
<div><label for="day">${say('day')}</label>
<input id="day" name="day" type="date" value="${wrongDay ?? filters.day ?? ''}"${wrongDay === null ? '' : raw(' aria-invalid="true"')}></div>
<button type="submit">${say('show')}</button>
</form>`;

const chosen = (is: boolean) => (is ? raw(' selected') : '');

/** In our words; what an older or newer desk wrote may have none, and stands as it is kept. */
function done(what: string, voice: Voice): Html {
  const key = `console-audit.what-${auditedName(what)}`;
  return voice.words.has(key)
    ? html`${voice.say(key)}`
    : html`<span lang="en" dir="ltr">${what}</span>`;
}

function thing({ kind, thing: about }: Entry, voice: Voice): Html {
  const key = `console-audit.kind-${kind}`;
  const name = voice.words.has(key) ? voice.say(key) : kind;
  if (!about) return html`${name}`;
  // The words for a report end in “No.”.
  const label =
    about.label === null ? '' : html`${kind === 'report' ? ' ' : ': '}<bdi>${about.label}</bdi>`;
  return about.path ? html`<a href="${about.path}">${name}${label}</a>` : html`${name}${label}`;
}

function pager({ filters, older }: Shown, say: (key: string) => string): Html | '' {
  if (older === null && filters.before === null) return '';
  const to = (before: number | null): string => {
    const query = new URLSearchParams();
    if (filters.sort !== 'done') query.set('sort', filters.sort);
    for (const name of ['who', 'thing', 'day'] as const)
      if (filters[name]) query.set(name, filters[name]);
    if (before !== null) query.set('before', String(before));
    return `/console/audit${query.size ? `?${query}` : ''}`;
  };
  return html`<nav class="actions" aria-label="${say('pages')}">
${filters.before === null ? '' : html`<a class="button" href="${to(null)}">${say('newest')}</a>`}
${older === null ? '' : html`<a class="button" rel="next" href="${to(older)}">${say('older')}</a>`}
</nav>`;
}
