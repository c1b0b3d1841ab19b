import { html } from 'hono/html';
import type { Counted } from '../../../condition/status.ts';
import type { Finding } from '../../../domain/finding.ts';
import { type QueueName, queueNames } from '../../../jobs.ts';
import { alertWords } from '../../../mail/alert-words.ts';
import { fetchWords } from '../../../mail/fault-words.ts';
import { findingWords } from '../../../mail/finding-words.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { badge, facts, form, table } from '../../frame/parts.ts';
import { may, type SignedIn } from '../../who.ts';
import type { Examined, Standing } from './standing.ts';

export function systemView(
  standing: Standing,
  examined: Examined | null,
  who: SignedIn,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-system.${key}`, values);
  return html`${may(who, 'tokens') ? html`<p><a class="button" href="/console/system/tokens">${say('tokens')}</a></p>` : ''}
${alertsPart(standing, voice)}
<h2>${say('mailboxes')}</h2>
${mailboxTable(standing, voice)}
<h2>${say('queues')}</h2>
${table<QueueName>(
  say('queuesCaption'),
  [
    { heading: say('queue'), cell: (name) => say(`queue-${name}`) },
    {
      heading: say('waiting'),
      cell: (name) => voice.number(standing.queues[name]),
      number: true,
    },
  ],
  queueNames,
)}
<h2>${say('states')}</h2>
${stateTable(standing, voice)}
${unfetchedPart(standing, voice)}
<h2>${say('machinery')}</h2>
${machineryFacts(standing, voice)}
<h2 id="doctor">${say('doctor')}</h2>
${doctorPart(examined, who, voice)}`;
}

function alertsPart({ alerts }: Standing, voice: Voice): Html | '' {
  if (!alerts.length) return '';
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-system.${key}`, values);
  return html`<h2>${say('alerts')}</h2>
<ul>${alerts.map((alert) => {
    const { what, happened, todo } = alertWords(alert, voice);
    return html`<li>${badge(what, 'bad')} <span class="quiet">${say('alertSince', { moment: voice.moment(alert.beganAt) })}</span><br>${happened}${alert.facts.record ? html`<br><code dir="ltr">${alert.facts.record}</code>` : ''}<br><span class="quiet">${todo}</span></li>`;
  })}</ul>`;
}

type Part = (standing: Standing, voice: Voice) => Html;

const mailboxTable: Part = ({ mailboxes }, voice) => {
  const say = (key: string) => voice.say(`console-system.${key}`);
  return mailboxes.length
    ? table(
        say('mailboxesCaption'),
        [
          { heading: say('mailbox'), cell: ({ name }) => html`<bdi>${name}</bdi>` },
          {
            heading: say('lastPoll'),
            cell: ({ polledAt, late }) =>
              html`${voice.moment(polledAt)} ${late ? badge(say('late'), 'bad') : badge(say('inTime'), 'good')}`,
          },
        ],
        mailboxes,
      )
    : html`<p class="empty">${say('noMailbox')}</p>`;
};

const stateTable: Part = ({ counts }, voice) => {
  const say = (key: string) => voice.say(`console-system.${key}`);
  const rows = (Object.keys(counts) as Counted[]).flatMap((thing) =>
    Object.entries(counts[thing]).map(([state, amount]) => ({ thing, state, amount })),
  );
  if (!rows.length) return html`<p class="empty">${say('nothing')}</p>`;
  return table(
    say('statesCaption'),
    [
      { heading: say('thing'), cell: ({ thing }) => say(`thing-${thing}`) },
      { heading: say('state'), cell: ({ state }) => say(`state-${state}`) },
      { heading: say('amount'), cell: ({ amount }) => voice.number(amount), number: true },
    ],
    rows,
  );
};

const unfetchedPart = ({ unfetched }: Standing, voice: Voice): Html | '' => {
  if (!unfetched.length) return '';
  const say = (key: string) => voice.say(`console-system.${key}`);
  return html`<h2>${say('unfetched')}</h2>
${table(
  say('unfetchedCaption'),
  [
    {
      heading: say('message'),
      cell: ({ mailbox, uid }) => html`<bdi>${mailbox}</bdi> <bdi>UID ${uid}</bdi>`,
    },
    { heading: say('failedAt'), cell: ({ failedAt }) => voice.moment(failedAt) },
    { heading: say('tries'), cell: ({ attempts }) => voice.number(attempts), number: true },
    {
      heading: say('reason'),
      cell: ({ reason }) => fetchWords(reason, voice),
    },
  ],
  unfetched,
)}`;
};

const machineryFacts: Part = ({ machinery: { desk, node, database, queues } }, voice) => {
  const say = (key: string) => voice.say(`console-system.${key}`);
  return facts([
    ['Solidarity Desk', html`<bdi>${desk}</bdi>`],
    ['Node.js', html`<bdi>${node}</bdi>`],
    [
      say('database'),
      html`<bdi>${database.version}</bdi> (${say(database.embedded ? 'embedded' : 'server')})`,
    ],
    [say('size'), voice.bytes(database.size)],
    [say('queuesAt'), say(`queuesAt-${queues}`)],
  ]);
};

const tones = { good: 'good', advice: 'warn', bad: 'bad' } as const;

function doctorPart(examined: Examined | null, who: SignedIn, voice: Voice): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-system.${key}`, values);
  const finding = (found: Finding): Html => {
    const { what, todo } = findingWords(found, voice);
    return html`<li>${badge(say(`grade-${found.grade}`), tones[found.grade])} ${what}${
      todo ? html`<br><span class="quiet">${todo}</span>` : ''
    }</li>`;
  };
  return html`<p>${say('doctorLead')}</p>
${
  examined
    ? html`<p class="quiet">${say('examinedAt', { moment: voice.moment(examined.at) })}</p>
<ul>${examined.findings.map(finding)}</ul>`
    : ''
}
${form(who, '/console/system/doctor', html`<button type="submit">${say('examine')}</button>`)}`;
}
