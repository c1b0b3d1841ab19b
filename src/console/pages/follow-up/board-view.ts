/** The board: a column a committee, a card a follow-up. */
import { html, raw } from 'hono/html';
import type { Config } from '../../../config.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { badge } from '../../frame/parts.ts';
import type { BoardFilter, Card, Lane } from './board.ts';

export function boardView(
  lanes: readonly Lane[],
  filter: BoardFilter,
  { committees }: Pick<Config, 'committees'>,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-follow-up.${key}`, values);
  return html`<form method="get" class="filters">
<div><label for="committee">${say('committee')}</label><select id="committee" name="committee"><option value="">${say('allCommittees')}</option>${committees.map(
    ({ code, name }) =>
      html`<option value="${code}"${code === filter.committee ? raw(' selected') : ''}>${voice.apart(code)} ${name}</option>`,
  )}</select></div>
<label class="tick"><input type="checkbox" name="mine" value="yes"${filter.mine ? raw(' checked') : ''}> ${say('mine')}</label>
<button type="submit" class="primary">${say('filter')}</button>
<a class="button" href="/console/follow-up/closed">${say('closedLink')}</a>
</form>
${
  lanes.length
    ? html`<div class="board">${lanes.map((lane) => laneView(lane, voice))}</div>`
    : html`<p class="empty">${say('nothing')}</p>`
}`;
}

const laneView = ({ committee, name, cards }: Lane, voice: Voice): Html =>
  html`<section class="lane" aria-labelledby="lane-${committee}">
<h2 id="lane-${committee}"><span dir="auto">${name}</span> <span class="quiet">${voice.say('console-follow-up.openCount', { count: cards.length })}</span></h2>
<ul>${cards.map((card) => html`<li class="card">${cardView(card, voice)}</li>`)}</ul>
</section>
`;

function cardView(card: Card, voice: Voice): Html {
  const { id, subject, registration, deadline, daysLeft, overdue, owners, countries } = card;
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`owed.${key}`, values);
  return html`<h3><a href="/console/follow-up/${id}" dir="auto">${subject}</a></h3>
${registration ? html`<p class="quiet" dir="auto">${registration}</p>` : ''}
<p>${voice.day(deadline)} ${overdue ? badge(say('overdue', { days: Math.max(1, -daysLeft) }), 'bad') : badge(say('left', { days: daysLeft }))}</p>
<p>${say('owner', { owner: voice.list(owners.map(({ name }) => name)) })}</p>
${card.asleep && card.snoozedUntil ? html`<p>${badge(say('snoozed', { day: voice.day(card.snoozedUntil) }), 'warn')}</p>` : ''}
<p class="quiet">${voice.list(countries.map((each) => voice.country(each)))}</p>`;
}
