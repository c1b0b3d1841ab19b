/** *Today*: what waits for whoever looks. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Desk } from '../../../desk.ts';
import type { Voice } from '../../../mail/voice.ts';
import { answer } from '../../frame/answer.ts';
import { type Html, voiceFor } from '../../frame/page.ts';
import { badge, table } from '../../frame/parts.ts';
import type { Signed } from '../../guard.ts';
import { type Waiting, waitingFor } from './waiting.ts';

/** Mounted under `/console/today`. */
export function todayPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  app.get('/', async (c) => {
    const who = c.get('who');
    const voice = voiceFor(desk.config, who);
    const content = todayView(await waitingFor(desk, who), voice);
    return answer(c, desk, { title: voice.say('console.today'), section: 'today', content });
  });
  return app;
}

function todayView(waiting: Waiting, voice: Voice): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-today.${key}`, values);
  const { mailings, quarantined, replies, report, followUps } = waiting;
  const cards = [
    ...mailings.map(
      ({ id, subject, receivedAt }) =>
        html`<div class="card"><h2>${say('mailing')}</h2><p><a href="/console/mailings/${id}" dir="auto">${subject}</a></p><p class="quiet">${voice.moment(receivedAt)}</p></div>`,
    ),
    ...(report
      ? [
          html`<div class="card"><h2>${say('report')}</h2><p><a href="/console/reports/${report.number}">${say('reportNumber', { number: report.number })}</a></p></div>`,
        ]
      : []),
    ...(quarantined
      ? [
          html`<div class="card"><h2>${say('quarantine')}</h2><p><a href="/console/quarantine">${say('messages', { count: quarantined })}</a></p></div>`,
        ]
      : []),
    ...(replies
      ? [
          html`<div class="card"><h2>${say('replies')}</h2><p>${say('repliesCount', { count: replies })}</p></div>`,
        ]
      : []),
  ];
  return html`${
    cards.length
      ? html`<div class="cards">${cards}</div>`
      : html`<p class="empty">${say('nothing')}</p>`
  }
<h2>${say('followUps')}</h2>
${
  followUps.length
    ? table(
        say('followUpsCaption'),
        [
          {
            heading: say('subject'),
            cell: ({ id, subject }) =>
              html`<a href="/console/follow-up/${id}" dir="auto">${subject}</a>`,
          },
          { heading: say('committee'), cell: ({ committee }) => committee },
          {
            heading: say('deadline'),
            cell: ({ deadline, overdue }) =>
              html`${voice.day(deadline)} ${overdue ? badge(say('overdue'), 'bad') : ''}`,
          },
        ],
        followUps,
      )
    : html`<p class="empty">${say('noFollowUps')}</p>`
}`;
}
