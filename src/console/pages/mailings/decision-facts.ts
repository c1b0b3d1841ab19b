/** Each field that was read of a decision, with a link to its place in the document. */
import { html } from 'hono/html';
import { isRightToLeft } from '../../../domain/language.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { facts } from '../../frame/parts.ts';
import type { PlaceLink } from './place-links.ts';
import type { ReviewedDecision } from './reviewed.ts';

export function decisionFacts(
  { row, cases, review }: ReviewedDecision,
  place: PlaceLink,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-mailings.${key}`, values);
  const notSaid = html`<span class="quiet">${say('notSaid')}</span>`;
  const name = (field: string) => say(`field-${field}`);
  const listed = (items: readonly Html[]) =>
    items.length
      ? html`<ul class="plain">${items.map((item) => html`<li>${item}</li>`)}</ul>`
      : null;
  const theirs = (text: string) => html`<bdi dir="auto">${text}</bdi>`;
  const asks = row.paragraphs.flatMap((each, at) =>
    each.asksParliaments ? [{ ...each, at }] : [],
  );
  return facts([
    [
      name('country'),
      html`${voice.country(row.country)} <span class="code" dir="ltr">${row.country}</span>${place('country')}`,
    ],
    [name('body'), html`${voice.say(`bodies.${row.body}`)}${place('body')}`],
    [
      name('session'),
      html`${row.session === null ? notSaid : voice.number(row.session)}${place('session')}`,
    ],
    [
      name('place'),
      html`${row.place === null ? notSaid : row.place === 'virtual' ? say('virtual') : theirs(row.place)}${place('place')}`,
    ],
    [
      name('adopted'),
      html`${row.adoptedFrom ? `${voice.day(row.adoptedFrom)} – ` : ''}${row.adopted ? voice.day(row.adopted) : notSaid}${place('adopted')}`,
    ],
    [
      name('manner'),
      html`${row.manner ? voice.say(`manners.${row.manner}`) : notSaid}${place('manner')}`,
    ],
    [name('mps'), html`${row.mps === null ? notSaid : voice.number(row.mps)}${place('mps')}`],
    [
      name('cases'),
      listed(
        cases.map(
          ({ code, name: person, status, position }) =>
            html`${code ? html`<span class="code" dir="ltr">${code}</span> ` : ''}${theirs(person)}${status ? html` – ${voice.say(`personStatuses.${status}`)}` : ''}${place('cases', position)}`,
        ),
      ),
    ],
    [
      name('collective'),
      listed(
        row.collective.map(
          (code, at) => html`<span class="code" dir="ltr">${code}</span>${place('collective', at)}`,
        ),
      ),
    ],
    [
      name('violations'),
      listed(
        row.violations.map(
          (each, at) =>
            html`${voice.say(`violations.${each}`)}${place('violations', at) ?? place('violations')}`,
        ),
      ) ?? notSaid,
    ],
    [
      name('summary'),
      row.summary &&
        html`${place('summary')}<details><summary>${say('show')}</summary><blockquote dir="auto">${row.summary}</blockquote></details>`,
    ],
    [
      name('asks'),
      asks.length
        ? html`<ol class="asks"${isRightToLeft(voice.language) ? html` dir="ltr"` : ''}>${asks.map(
            ({ number, text, at }) =>
              html`<li value="${number}"><span dir="auto">${text}</span>${place('paragraphs', at)}</li>`,
          )}</ol>`
        : html`<span class="quiet">${say('asksNothing')}</span>`,
    ],
    [
      name('reservations'),
      row.reservations.length
        ? html`${voice.list(row.reservations.map((country) => voice.country(country)))}${place('reservations')}`
        : null,
    ],
    [name('status'), row.status && html`${voice.say(`statuses.${row.status}`)}${place('status')}`],
    [
      name('nextSteps'),
      listed(
        review.nextSteps.map(
          ({ text, on }, at) =>
            html`${theirs(text)}${on ? html` (${voice.day(on)})` : ''}${place('nextSteps', at)}`,
        ),
      ),
    ],
  ]);
}
