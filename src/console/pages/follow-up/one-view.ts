/** One follow-up: what it is about, how it stands, what happened, and what can be ordered. */
import { html } from 'hono/html';
import type { Config } from '../../../config.ts';
import { explainedDeadline } from '../../../follow-up/explained-deadline.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { badge, facts } from '../../frame/parts.ts';
import type { SignedIn } from '../../who.ts';
import type { Refused } from './entries.ts';
import { ordersView } from './forms.ts';
import type { WholeFollowUp } from './whole.ts';

export function followUpView(
  config: Config,
  whole: WholeFollowUp,
  who: SignedIn,
  refused: Refused | null,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-follow-up.${key}`, values);
  return html`<div class="columns">
<div>
${aboutView(config, whole, voice)}
<h2>${voice.say('console.cases')}</h2>
${
  whole.cases.length
    ? html`<ul>${whole.cases.map(({ code, name }) => html`<li><a href="/console/cases/${code}" dir="ltr">${code}</a>${name ? html` <span dir="auto">${name}</span>` : ''}</li>`)}</ul>`
    : html`<p>${say('noCode')}</p>`
}
${whole.parts.length ? partsView(whole, voice) : ''}
${historyView(whole, voice)}
</div>
<div>
<h2>${say('orders')}</h2>
${whole.mayOrder ? ordersView(whole, who, refused, voice) : html`<p>${say('notYours', { names: voice.list(whole.owners.map(({ name }) => name)) })}</p>`}
</div>
</div>`;
}

function aboutView(config: Config, whole: WholeFollowUp, voice: Voice): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-follow-up.${key}`, values);
  const { row, mailing, registration, owners, daysLeft, asleepUntil, closedBy } = whole;
  const isOpen = row.state === 'open';
  const overdue = isOpen && whole.today > whole.deadline;
  const assigned = row.assignedClerk !== null || row.assignedMember !== null;
  return facts([
    [
      say('mailing'),
      html`<a href="/console/mailings/${row.mailing}" dir="auto">${mailing.subject}</a>`,
    ],
    [say('registration'), registration && html`<span dir="auto">${registration}</span>`],
    [say('committee'), html`<span dir="auto">${whole.committeeName}</span>`],
    [say('countries'), voice.list(whole.countries.map((each) => voice.country(each)))],
    [say('state'), badge(say(row.state), row.state === 'done' ? 'good' : 'plain')],
    [
      say('deadline'),
      isOpen
        ? html`${voice.day(whole.deadline)} ${
            overdue
              ? badge(voice.say('owed.overdue', { days: Math.max(1, -daysLeft) }), 'bad')
              : badge(voice.say('owed.left', { days: daysLeft }))
          }`
        : voice.day(whole.deadline),
    ],
    [voice.say('deadline.how'), explainedDeadline(config, row, voice.language)],
    [
      say(assigned ? 'assignedTo' : 'owners'),
      html`<span dir="auto">${voice.list(owners.map(({ name }) => name))}</span>`,
    ],
    [
      say('snoozed'),
      isOpen && asleepUntil
        ? html`${voice.say('owed.snoozed', { day: voice.day(asleepUntil) })}${row.snoozedBecause ? html`<br><span dir="auto">${row.snoozedBecause}</span>` : ''}`
        : null,
    ],
    [
      say('closedAt'),
      row.closedAt
        ? html`${voice.moment(row.closedAt)}${closedBy ? html`<br><span dir="auto">${closedBy}</span>` : ''}`
        : null,
    ],
    [say('reason'), isOpen || !row.reason ? null : html`<span dir="auto">${row.reason}</span>`],
  ]);
}

const partsView = ({ parts }: WholeFollowUp, voice: Voice): Html =>
  html`<h2>${voice.say('console-follow-up.parts')}</h2>
<ul>${parts.map(
    ({ id, state, cases }) =>
      html`<li><a href="/console/follow-up/${id}">${cases ? voice.join(cases) : voice.say('console-follow-up.rest')}</a> ${badge(voice.say(`console-follow-up.${state}`), state === 'done' ? 'good' : 'plain')}</li>`,
  )}</ul>`;

function historyView({ actions, notes, reminders }: WholeFollowUp, voice: Voice): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-follow-up.${key}`, values);
  return html`<h2>${say('actions')}</h2>
${
  actions.length
    ? html`<ul>${actions.map(
        ({ kind, doneOn, what, visibility, cases, withdrawn }) =>
          html`<li>${voice.day(doneOn)}: ${voice.say(`actions-done.${kind}`)} ${badge(voice.say(`action-recorded.readers-${visibility}`))} ${withdrawn ? badge(say('withdrawn'), 'bad') : ''}${cases.length ? html`<br><span class="quiet">${voice.join(cases)}</span>` : ''}${what ? html`<blockquote dir="auto">${what}</blockquote>` : ''}</li>`,
      )}</ul>`
    : html`<p class="empty">${say('noActions')}</p>`
}
<h2>${say('notes')}</h2>
${
  notes.length
    ? html`<ul>${notes.map(
        ({ at, name, text }) =>
          html`<li><span class="quiet">${voice.moment(at)} · <span dir="auto">${name}</span></span><blockquote dir="auto">${text}</blockquote></li>`,
      )}</ul>`
    : html`<p class="empty">${say('noNotes')}</p>`
}
<h2>${say('reminders')}</h2>
${
  reminders.length
    ? html`<ul>${reminders.map(
        ({ at, name, rule }) =>
          html`<li>${voice.moment(at)} · <span dir="auto">${name}</span> <span class="quiet">(${say(`rules.${ruleKind(rule)}`)})</span></li>`,
      )}</ul>`
    : html`<p class="empty">${say('noReminders')}</p>`
}`;
}

/** `after-10` is of the kind `after`. */
const ruleKind = (rule: string): string => rule.split('-')[0] ?? rule;
