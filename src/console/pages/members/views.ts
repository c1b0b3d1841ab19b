/** How members are listed, and how one is shown. */

import { html, raw } from 'hono/html';
import type { Config } from '../../../config.ts';
import { toldWords } from '../../../distribution/account/told-words.ts';
import type { Day } from '../../../domain/day.ts';
import { languages } from '../../../domain/language.ts';
import { refusalOf } from '../../../domain/refusal.ts';
import { plusDays } from '../../../domain/working-days.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { AddressFault } from '../../../members/give-address.ts';
import { hasLeft } from '../../../members/identify.ts';
import type { ListedMember } from '../../../members/list-members.ts';
import type { Html } from '../../frame/page.ts';
import { pager, type Slice } from '../../frame/pager.ts';
import { badge, banner, facts, form, table } from '../../frame/parts.ts';
import type { SignedIn } from '../../who.ts';
import { membership } from './import-view.ts';
import { type FoundMember, type MemberFilter, standings } from './list.ts';
import type { MemberRecord, MemberRow } from './member.ts';

const path = '/console/members';
const sayOf = (voice: Voice) => (key: string, values?: Readonly<Record<string, unknown>>) =>
  voice.say(`console-members.${key}`, values);

export function listView(
  voice: Voice,
  { committees }: Pick<Config, 'committees'>,
  filter: MemberFilter,
  count: number,
  list: Slice<FoundMember>,
): Html {
  const say = sayOf(voice);
  return html`<p class="actions"><a class="button primary" href="${path}/import">${say('import')}</a></p>
<form method="get" action="${path}" class="filters">
<div><label for="q">${say('search')}</label><input id="q" name="q" type="search" value="${filter.q}"></div>
${choice('language', say('language'), filter.language, [
  ['', say('any')],
  ...languages.map((each) => [each, voice.languageName(each)] as const),
])}
${choice('committee', say('committee'), filter.committee, [
  ['', say('any')],
  ...committees.map(({ code, name }) => [code, `${code} – ${name}`] as const),
])}
${choice('notices', say('notices'), filter.notices, [
  ['', say('any')],
  ...standings.map((each) => [each, say(`stands-${each}`)] as const),
])}
<button type="submit">${say('show')}</button></form>
<p>${say('found', { count })}</p>
${
  list.rows.length
    ? html`${table(
        say('caption'),
        [
          {
            heading: say('name'),
            cell: ({ id, name }) => html`<a href="${path}/${id}" dir="auto">${name}</a>`,
          },
          {
            heading: say('address'),
            cell: ({ email }) => html`<bdi dir="ltr">${email}</bdi>`,
          },
          { heading: say('language'), cell: ({ language }) => voice.languageName(language) },
          { heading: say('committees'), cell: ({ committees: of }) => voice.join(of) },
          { heading: say('notices'), cell: (one) => standing(voice, one) },
        ],
        list.rows,
      )}${pager(voice, path, filter, list)}`
    : html`<p class="empty">${say('nobody')}</p>`
}`;
}

const choice = (
  name: string,
  label: string,
  chosen: string,
  options: readonly (readonly [value: string, words: string])[],
): Html => html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}">
${options.map(([value, words]) => html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${words}</option>`)}
</select></div>`;

function standing(voice: Voice, { without, since, followsSome, digest }: ListedMember): Html {
  const say = sayOf(voice);
  const day = since ? voice.day(since as Day) : '';
  return html`${
    without
      ? html`${badge(say(`stands-${without}`), without === 'undeliverable' ? 'bad' : 'warn')} <span class="quiet">${say(without === 'paused' ? 'untilDay' : 'sinceDay', { day })}</span>`
      : badge(say('stands-told'), 'good')
  }${followsSome ? html` ${badge(say('followsSome'))}` : ''}${digest ? html` ${badge(say('digest'))}` : ''}`;
}

/** @param typed an address that was not taken, and why */
export function memberView(
  voice: Voice,
  who: SignedIn,
  { member, deliveries, actions }: MemberRecord,
  today: Day,
  notice: string | null,
  typed: { readonly address: string; readonly fault: AddressFault } | null,
): Html {
  const say = sayOf(voice);
  const words = toldWords(voice.language);
  return html`<p><a href="${path}">${say('back')}</a></p>
<div class="card">${facts([
    [say('address'), html`<bdi dir="ltr">${member.email}</bdi>`],
    [say('otherAddresses'), html`<bdi dir="ltr">${member.otherEmails.join(', ') || '–'}</bdi>`],
    [say('key'), html`<bdi dir="ltr">${member.key}</bdi>`],
    [say('language'), voice.languageName(member.language)],
    [say('committees'), voice.join(member.memberships.map((one) => membership(voice, one)))],
    [say('field-party'), member.party],
    [say('field-constituency'), member.constituency],
    [say('field-endedOn'), member.endedOn && voice.day(plusDays(member.endedOn, -1))],
    [say('notices'), noticesOf(voice, member, today)],
    [say('follows'), followed(voice, member)],
  ])}</div>
${addressView(voice, who, member, today, notice, typed)}
<h2>${say('deliveries')}</h2>
${
  deliveries.length
    ? table(
        say('deliveriesCaption'),
        [
          {
            heading: say('mailing'),
            cell: (one) =>
              html`<a href="/console/deliveries/${one.notice}" dir="auto">${one.subject}</a>`,
          },
          { heading: say('when'), cell: ({ createdAt }) => voice.moment(createdAt) },
          {
            heading: say('outcome'),
            cell: ({ state, digest, response }) =>
              html`${words.state(state === 'sent' && digest ? 'digest' : state)}${
                response && state !== 'sent'
                  ? html` <span class="quiet">${words.reason(refusalOf(response).reason)}</span>`
                  : ''
              }`,
          },
        ],
        deliveries,
      )
    : html`<p class="empty">${say('noDeliveries')}</p>`
}
<h2>${say('actions')}</h2>
${
  actions.length
    ? table(
        say('actionsCaption'),
        [
          { heading: say('what'), cell: ({ kind }) => voice.say(`actions-done.${kind}`) },
          { heading: say('when'), cell: ({ doneOn }) => voice.day(doneOn) },
          {
            heading: say('countries'),
            cell: ({ countries }) => voice.join(countries.map((each) => voice.country(each))),
          },
          {
            heading: say('stand'),
            cell: ({ withdrawnAt, visibility }) =>
              badge(say(withdrawnAt ? 'withdrawn' : `visible-${visibility}`)),
          },
        ],
        actions,
      )
    : html`<p class="empty">${say('noActions')}</p>`
}`;
}

function noticesOf(voice: Voice, member: MemberRow, today: Day): string {
  const say = sayOf(voice);
  const day = (at: Date) => voice.moment(at);
  if (hasLeft(member, today)) return say('stands-left');
  const parts = [
    ...(member.undeliverableSince
      ? [
          `${say('stands-undeliverable')} (${say('sinceDay', { day: day(member.undeliverableSince) })})`,
        ]
      : []),
    ...(member.stoppedAt
      ? [`${say('stands-stopped')} (${say('sinceDay', { day: day(member.stoppedAt) })})`]
      : []),
    ...(member.pausedUntil && member.pausedUntil > today
      ? [`${say('stands-paused')} (${say('untilDay', { day: voice.day(member.pausedUntil) })})`]
      : []),
  ];
  const stands = parts.length ? parts : [say('stands-told')];
  return [...stands, ...(member.digest ? [say('digest')] : [])].join('; ');
}

function followed(voice: Voice, { follows }: MemberRow): string {
  if (!follows) return sayOf(voice)('followsAll');
  return voice.join([
    ...follows.regions.map((region) => voice.say(`regions.${region}`)),
    ...follows.countries.map((country) => voice.country(country)),
    ...follows.cases,
  ]);
}

function addressView(
  voice: Voice,
  who: SignedIn,
  member: MemberRow,
  today: Day,
  notice: string | null,
  typed: { readonly address: string; readonly fault: AddressFault } | null,
): Html | '' {
  const say = sayOf(voice);
  if (hasLeft(member, today)) return '';
  return html`<div class="card"><h2 id="address">${say('newAddress')}</h2>
${typed ? banner(say(`address-${typed.fault}`), 'bad') : ''}
<p>${say('newAddressLead')}</p>
${form(
  who,
  `${path}/${member.id}/address`,
  html`${notice ? html`<input type="hidden" name="notice" value="${notice}">` : ''}
<label for="email">${say('newAddress')}</label>
<input id="email" name="email" type="email" required autocomplete="off" class="wide" dir="ltr" value="${typed?.address ?? ''}"${typed ? raw(' aria-invalid="true"') : ''}>
<div class="actions"><button type="submit" class="primary">${say('giveAddress')}</button></div>`,
)}</div>`;
}
