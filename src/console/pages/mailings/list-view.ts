/** The list of mailings. */
import { html, raw } from 'hono/html';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { pager, type Slice } from '../../frame/pager.ts';
import { badge, type Tone, table } from '../../frame/parts.ts';
import { type ListedMailing, type MailingState, mailingStates } from './listed.ts';

const tones: Partial<Record<MailingState, Tone>> = {
  read: 'warn',
  quarantined: 'bad',
  rejected: 'bad',
  distributed: 'good',
};

/** A mailing's state in a word. */
export const stateBadge = (state: MailingState, voice: Voice): Html =>
  badge(voice.say(`console-mailings.state-${state}`), tones[state]);

/** More countries than these end in "and 3 others". */
const countriesShown = 4;

/** @param states those that the reader may filter by */
export function listView(
  list: Slice<ListedMailing>,
  state: MailingState | null,
  states: readonly MailingState[],
  voice: Voice,
): Html {
  const { rows } = list;
  const say = (key: string) => voice.say(`console-mailings.${key}`);
  return html`<form method="get" action="/console/mailings" class="filters">
<div><label for="state">${say('state')}</label><select id="state" name="state">
<option value="">${say('allStates')}</option>
${states.map(
  (each) =>
    html`<option value="${each}"${each === state ? raw(' selected') : ''}>${say(`state-${each}`)}</option>`,
)}</select></div>
<button type="submit">${say('filter')}</button>
</form>
${
  rows.length
    ? table(
        say('caption'),
        [
          {
            heading: say('mailing'),
            cell: ({ id, subject }) =>
              html`<a class="wide-cell" href="/console/mailings/${id}" dir="auto">${subject || say('noSubject')}</a>`,
          },
          {
            heading: say('received'),
            cell: ({ receivedAt }) =>
              html`<span class="wide-cell">${voice.moment(receivedAt)}</span>`,
          },
          { heading: say('state'), cell: (row) => stateBadge(row.state, voice) },
          { heading: say('countries'), cell: (row) => countriesIn(row.countries, voice) },
          {
            heading: say('decisions'),
            number: true,
            cell: (row) => voice.number(row.decisions),
          },
          {
            heading: say('deliveries'),
            number: true,
            cell: (row) => voice.number(row.deliveries),
          },
        ],
        rows,
      )
    : html`<p class="empty">${say('none')}</p>`
}
${pager(voice, '/console/mailings', { state: state ?? undefined }, list)}`;
}

function countriesIn(countries: readonly string[], voice: Voice): string {
  const names = countries.slice(0, countriesShown).map((country) => voice.country(country));
  const others = countries.length - names.length;
  return voice.join([
    ...names,
    ...(others > 0 ? [voice.say('common.others', { count: others })] : []),
  ]);
}

/** The states that a list can be filtered by. @param all also what was put aside */
export const statesFor = (all: boolean): readonly MailingState[] =>
  mailingStates.filter((state) => all || state !== 'quarantined');
