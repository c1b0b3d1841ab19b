/** Who sent a mailing, what proves it, and what came with it. */
import { html } from 'hono/html';
import type { Config } from '../../../config.ts';
import { needsClerk } from '../../../domain/mailing.ts';
import { doubtWords } from '../../../mail/doubt-words.ts';
import { evidenceLines } from '../../../mail/evidence-words.ts';
import { linkFaultWords } from '../../../mail/link-fault-words.ts';
import { readingProblemWords } from '../../../mail/reading-problem-words.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { badge, facts } from '../../frame/parts.ts';
import { stateBadge } from './list-view.ts';
import type { Reviewed } from './reviewed.ts';

export function authenticityView(
  { mailing, sender, documents, links, decisions, goesOutAt, registrations }: Reviewed,
  { approval }: Pick<Config, 'approval'>,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-mailings.${key}`, values);
  const asked = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`approval-request.${key}`, values);
  const genuine = mailing.genuine === 'genuine';
  const unread = documents.flatMap(({ filename, problem }) =>
    problem ? [{ filename, problem }] : [],
  );
  const theirs = (text: string) => html`<bdi dir="auto">${text}</bdi>`;
  const listed = (items: readonly Html[]) =>
    items.length
      ? html`<ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul>`
      : null;
  return html`<div class="cards">
<section class="card" aria-labelledby="standing"><h2 id="standing">${say('standing')}</h2>
${facts([
  [say('state'), stateBadge(mailing.state, voice)],
  [say('received'), voice.moment(mailing.receivedAt)],
  [say('urgent'), mailing.sort === 'urgent' ? asked('urgent') : null],
  [
    say('when'),
    mailing.state === 'read'
      ? goesOutAt
        ? asked('goesOut', { goesOutAt: voice.moment(goesOutAt) })
        : html`${asked('waits')} ${reasons().map((reason) => html`${reason} `)}`
      : null,
  ],
  [say('heldUntil'), mailing.heldAt && mailing.heldUntil ? voice.day(mailing.heldUntil) : null],
  [
    say('distributed'),
    mailing.distributedAt
      ? html`<a href="/console/deliveries">${voice.moment(mailing.distributedAt)}</a>`
      : null,
  ],
  [say('rejectedFor'), mailing.rejectedFor && theirs(mailing.rejectedFor)],
  [
    say('filed'),
    registrations.length ? listed(registrations.map(({ number }) => theirs(number))) : null,
  ],
])}</section>
<section class="card" aria-labelledby="authenticity"><h2 id="authenticity">${say('authenticity')}</h2>
${facts([
  [say('sender'), sender && html`<span dir="ltr">${sender}</span>`],
  [
    say('verdict'),
    html`${badge(say(genuine ? 'proven' : 'unproven'), genuine ? 'good' : 'bad')} ${asked(genuine ? 'genuine' : 'notGenuine')}`,
  ],
  [
    say('forwarded'),
    mailing.forwardedBy && asked('forwarded', { forwardedBy: mailing.forwardedBy }),
  ],
  [say('evidence'), listed(evidenceLines(mailing.evidence, voice).map((each) => html`${each}`))],
])}</section>
<section class="card" aria-labelledby="documents"><h2 id="documents">${asked('documents')}</h2>
${listed(
  documents.map(
    ({ id, filename, bytes }) =>
      html`<a href="/console/mailings/${mailing.id}/documents/${id}">${theirs(filename)}</a> <span class="quiet">${voice.bytes(bytes)}</span>`,
  ),
)}
${listed(
  links.map(
    ({ url, problem }) =>
      html`<span class="code" dir="ltr">${url}</span>${problem ? html` – ${linkFaultWords(problem, voice)}` : ''}`,
  ),
)}
${
  unread.length
    ? html`<h3>${asked('unread')}</h3>${listed(unread.map(({ filename, problem }) => html`${theirs(filename)}: ${readingProblemWords(problem, voice)}`))}`
    : ''
}</section>
</div>
${
  mailing.doubts.length
    ? html`<div class="banner warn"><p>${asked('doubts')}</p><ul>${mailing.doubts.map((doubt) => html`<li>${doubtWords(doubt, voice)}</li>`)}</ul></div>`
    : ''
}`;

  /** Why it does not go out by itself. */
  function reasons(): string[] {
    const why = needsClerk({
      ...mailing,
      genuine,
      doubts: mailing.doubts.length,
      decisions: decisions.length,
    });
    const words = [
      why.includes('forwarded') ? asked('whyForwarded') : null,
      why.includes('not-authenticated') ? asked('whyNotGenuine') : null,
      why.includes('doubts') ? asked('whyDoubts') : null,
      unread.length ? asked('whyUnread', { count: unread.length }) : null,
      mailing.heldAt ? asked('whyHeld') : null,
      approval.persons === 2 ? asked('whyTwo') : null,
    ].filter((each) => each !== null);
    return words.length || approval.mode !== 'clerk' ? words : [asked('whyAlways')];
  }
}
