/** What was done or waived lately. */
import { html } from 'hono/html';
import type { ClosedFollowUp } from '../../../follow-up/closed.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { badge, table } from '../../frame/parts.ts';

/** How far back it reaches. */
export const closedDays = 90;

/** @param nameOf of who closed it */
export function closedView(
  closed: readonly ClosedFollowUp[],
  nameOf: (id: string) => string,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-follow-up.${key}`, values);
  return html`<p><a href="/console/follow-up">${say('toBoard')}</a></p>
${
  closed.length
    ? table(
        say('closedCaption', { days: closedDays }),
        [
          {
            heading: say('mailing'),
            cell: ({ row, subject }) =>
              html`<a href="/console/follow-up/${row.id}" dir="auto">${subject}</a>`,
          },
          {
            heading: say('committee'),
            cell: ({ row, registration }) =>
              html`${voice.apart(row.committee)}${registration ? html`<br><span class="quiet" dir="auto">${registration}</span>` : ''}`,
          },
          {
            heading: say('state'),
            cell: ({ row }) => badge(say(row.state), row.state === 'done' ? 'good' : 'plain'),
          },
          {
            heading: say('closedAt'),
            cell: ({ row, closedAt }) =>
              html`${voice.moment(closedAt)}${row.closedBy ? html`<br><span dir="auto">${nameOf(row.closedBy)}</span>` : ''}`,
          },
          {
            heading: say('reason'),
            cell: ({ row }) => html`<span dir="auto">${row.reason ?? ''}</span>`,
          },
        ],
        closed,
      )
    : html`<p class="empty">${say('nothingClosed', { days: closedDays })}</p>`
}`;
}
