/** How distributions are shown. */
import { html, raw } from 'hono/html';
import type { Told, ToldState } from '../../../distribution/account/told.ts';
import { toldWords } from '../../../distribution/account/told-words.ts';
import type { Day } from '../../../domain/day.ts';
import { pausedForWords } from '../../../mail/fault-words.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { pager, type Slice } from '../../frame/pager.ts';
import { badge, banner, facts, form, type Tone, table } from '../../frame/parts.ts';
import { may, type SignedIn } from '../../who.ts';
import { type NoticeAccount, runs } from './account.ts';
import type { ListedNotice } from './list.ts';
import { progressView } from './progress.ts';

const path = '/console/deliveries';
const sayOf = (voice: Voice) => (key: string, values?: Readonly<Record<string, unknown>>) =>
  voice.say(`console-deliveries.${key}`, values);

export function listView(voice: Voice, list: Slice<ListedNotice>): Html {
  const say = sayOf(voice);
  const words = toldWords(voice.language);
  if (!list.rows.length) return html`<p class="empty">${say('none')}</p>`;
  return html`${table(
    say('caption'),
    [
      {
        heading: say('mailing'),
        cell: ({ id, subject }) => html`<a href="${path}/${id}" dir="auto">${subject}</a>`,
      },
      { heading: say('since'), cell: ({ createdAt }) => voice.moment(createdAt) },
      {
        heading: say('outcome'),
        cell: ({ figures }) =>
          html`${figures.map(
            ({ state, count }) =>
              html`${badge(`${words.state(state)}: ${voice.number(count)}`, toneOf(state))} `,
          )}`,
      },
      {
        heading: say('stands'),
        cell: ({ pausedAt, figures }) => badge(...standing(say, pausedAt, runs(figures, pausedAt))),
      },
    ],
    list.rows,
  )}${pager(voice, path, {}, list)}`;
}

/** What a list of a distribution's members is narrowed to: what needs somebody, all, or one state. */
export type Filter = 'problems' | 'all' | ToldState;

const problems: ReadonlySet<ToldState> = new Set([
  'failed',
  'bounced',
  'uncertain',
  'missing',
  'undeliverable',
]);
/** Whom another address would help. */
const curable: ReadonlySet<ToldState> = new Set(['failed', 'bounced', 'undeliverable']);

export const isShown =
  (filter: Filter) =>
  ({ state }: Told): boolean =>
    filter === 'all' || (filter === 'problems' ? problems.has(state) : state === filter);

export function noticeView(
  voice: Voice,
  who: SignedIn,
  account: NoticeAccount,
  filter: Filter,
  lines: Slice<Told>,
): Html {
  const say = sayOf(voice);
  const { id, mailing, subject, createdAt, pausedAt, progress } = account;
  return html`<p><a href="${path}">${say('back')}</a></p>
${pausedAt ? pausedView(voice, who, account) : ''}
<div class="card">
${facts([
  [say('mailing'), html`<a href="/console/mailings/${mailing}" dir="auto">${subject}</a>`],
  [say('since'), voice.moment(createdAt)],
  [say('stands'), badge(...standing(say, pausedAt, progress.runs))],
])}
<h2>${say('outcome')}</h2>
<div${progress.runs ? raw(` data-live="${path}/${id}/live"`) : ''}>${progressView(voice, account)}</div>
</div>
${may(who, 'decide') ? sendView(voice, who, account) : ''}
<h2>${say('byMember')}</h2>
${may(who, 'members') ? membersView(voice, account, filter, lines) : html`<p class="empty">${say('namesKept')}</p>`}`;
}

function standing(
  say: ReturnType<typeof sayOf>,
  pausedAt: Date | null,
  isRunning: boolean,
): [string, Tone] {
  if (pausedAt) return [say('paused'), 'warn'];
  return isRunning ? [say('runs'), 'plain'] : [say('ended-all'), 'good'];
}

const pausedView = (
  voice: Voice,
  who: SignedIn,
  { id, pausedAt, pausedFor }: NoticeAccount,
): Html =>
  html`${banner(sayOf(voice)('pausedSince', { since: pausedAt ? voice.moment(pausedAt) : '' }), 'warn')}
<div class="card"><blockquote>${pausedFor ? pausedForWords(pausedFor, voice) : ''}</blockquote>
${
  may(who, 'resume')
    ? form(
        who,
        `${path}/${id}/resume`,
        html`<p>${sayOf(voice)('resumeHint')}</p><div class="actions"><button type="submit" class="primary">${sayOf(voice)('resume')}</button></div>`,
      )
    : ''
}</div>`;

function sendView(
  voice: Voice,
  who: SignedIn,
  { id, pausedAt, figures }: NoticeAccount,
): Html | '' {
  const say = sayOf(voice);
  const of = (...states: ToldState[]): number =>
    figures.reduce((sum, { state, count }) => (states.includes(state) ? sum + count : sum), 0);
  const without = of('failed', 'bounced', 'missing');
  const uncertain = of('uncertain');
  if (pausedAt || without + uncertain === 0) return '';
  return html`<div class="card"><h2>${say('send')}</h2>
<p>${say('sendLead', { count: without })}</p>
${form(
  who,
  `${path}/${id}/send`,
  html`${uncertain ? html`<label class="tick"><input type="checkbox" name="uncertain"> ${say('sendUncertain', { count: uncertain })}</label>` : ''}
<div class="actions"><button type="submit" class="primary">${say('send')}</button></div>`,
)}</div>`;
}

function membersView(
  voice: Voice,
  { id, figures, lines: all }: NoticeAccount,
  filter: Filter,
  lines: Slice<Told>,
): Html {
  const say = sayOf(voice);
  const words = toldWords(voice.language);
  const own = `${path}/${id}`;
  const option = (value: Filter, name: string) =>
    html`<option value="${value}"${value === filter ? raw(' selected') : ''}>${name}</option>`;
  return html`<form method="get" action="${own}" class="filters"><div>
<label for="state">${say('filter')}</label>
<select id="state" name="state">
${option('problems', say('problems'))}${option('all', say('all', { count: all.length }))}
${figures.map(({ state, count }) => option(state, `${words.state(state)} (${voice.number(count)})`))}
</select></div>
<button type="submit">${say('show')}</button>
<a class="button" href="${own}/members.csv" download>${say('csv')}</a></form>
${
  lines.rows.length
    ? html`${table(
        say('membersCaption'),
        [
          {
            heading: words.column('member'),
            cell: ({ member, name }) =>
              html`<a href="/console/members/${member}" dir="auto">${name}</a>`,
          },
          {
            heading: words.column('address'),
            cell: ({ address }) => html`<bdi dir="ltr">${address}</bdi>`,
          },
          {
            heading: words.column('state'),
            cell: ({ state }) => badge(words.state(state), toneOf(state)),
          },
          { heading: words.column('since'), cell: ({ since }) => sinceIn(voice, since) },
          {
            heading: words.column('reason'),
            cell: ({ reason, said }) =>
              html`${words.reason(reason)}${said ? html`<br><q class="quiet" dir="auto">${said}</q>` : ''}`,
          },
          {
            heading: say('cure'),
            cell: ({ member, name, state }) =>
              curable.has(state)
                ? html`<a href="/console/members/${member}?notice=${id}#address" aria-label="${say('newAddressOf', { name })}">${say('newAddress')}</a>`
                : '',
          },
        ],
        lines.rows,
      )}${pager(voice, own, { state: filter }, lines)}`
    : html`<p class="empty">${say(filter === 'problems' ? 'noProblems' : 'nobody')}</p>`
}`;
}

const sinceIn = (voice: Voice, since: string | null): string => {
  if (!since) return '';
  return since.length === 10 ? voice.day(since as Day) : voice.moment(new Date(since));
};

function toneOf(state: ToldState): Tone {
  if (state === 'sent' || state === 'digest') return 'good';
  if (state === 'failed' || state === 'bounced' || state === 'undeliverable') return 'bad';
  return state === 'uncertain' || state === 'missing' ? 'warn' : 'plain';
}
