/** *Quarantine*: what was put aside and why, and what can be done with it. */
import { html } from 'hono/html';
import type { Evidence } from '../../../domain/evidence.ts';
import { evidenceLines } from '../../../mail/evidence-words.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { pager, type Slice } from '../../frame/pager.ts';
import { facts, form } from '../../frame/parts.ts';
import { may, type SignedIn } from '../../who.ts';
import { needs } from './orders.ts';
import type { PutAside } from './put-aside.ts';
import type { WhatItSays } from './what-it-says.ts';

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;
const sayIn =
  (voice: Voice): Say =>
  (key, values) =>
    voice.say(`message-quarantined.${key}`, values);

export function quarantineList(list: Slice<PutAside>, who: SignedIn, voice: Voice): Html {
  const say = (key: string) => voice.say(`console-quarantine.${key}`);
  return html`<p>${say('lead')}</p>
${
  list.rows.length
    ? list.rows.map(
        (one) => html`<section class="card" aria-labelledby="message-${one.id}">
<h2 id="message-${one.id}"><a href="/console/quarantine/${one.id}" dir="auto">${one.subject || say('noSubject')}</a></h2>
${whyView(one, [], voice)}
${answersView(one, who, voice)}
</section>`,
      )
    : html`<p class="empty">${say('nothing')}</p>`
}
${pager(voice, '/console/quarantine', {}, list)}`;
}

export function messageView(
  one: PutAside,
  { text, cut, files, reasons }: WhatItSays,
  who: SignedIn,
  voice: Voice,
): Html {
  const say = (key: string) => voice.say(`console-quarantine.${key}`);
  return html`<section class="card" aria-labelledby="why"><h2 id="why">${say('why')}</h2>
${whyView(one, reasons, voice)}
${answersView(one, who, voice)}
</section>
<section class="card" aria-labelledby="text"><h2 id="text">${say('text')}</h2>
<p class="quiet">${say(text === null ? 'tooLong' : 'textOnly')}</p>
${text ? html`<blockquote dir="auto">${text}</blockquote>` : ''}
${cut ? html`<p class="quiet">${say('cut')}</p>` : ''}
${
  files.length
    ? html`<h3>${say('files')}</h3><ul>${files.map((name) => html`<li><bdi dir="auto">${name}</bdi></li>`)}</ul>`
    : ''
}
</section>`;
}

/** @param more what the desk took it for, where that was looked up */
function whyView(one: PutAside, more: readonly Evidence[], voice: Voice): Html {
  const say = sayIn(voice);
  const evidence = evidenceLines([...one.evidence, ...more], voice);
  return facts([
    [say('from'), one.sender && html`<span dir="ltr">${one.sender}</span>`],
    [say('received'), voice.moment(one.receivedAt)],
    [
      voice.say('console-quarantine.takenFor'),
      one.kind && voice.say(`console-quarantine.kind-${one.kind}`),
    ],
    [say('reason'), one.reason && voice.say(`asideReasons.${one.reason}`)],
    [
      say('evidence'),
      evidence.length
        ? html`<ul class="plain">${evidence.map((each) => html`<li>${each}</li>`)}</ul>`
        : null,
    ],
  ]);
}

/** A button for each answer that this person may give; none: nothing can be done with it. */
function answersView(one: PutAside, who: SignedIn, voice: Voice): Html | '' {
  const offered = one.answers.filter((answer) => may(who, needs[answer]));
  if (!offered.length) return '';
  const say = (key: string) => voice.say(`console-quarantine.${key}`);
  return html`<div class="actions">${offered.map((answer, at) =>
    form(
      who,
      `/console/quarantine/${one.id}/${answer}`,
      html`<button type="submit" class="${answer === 'dismiss' ? 'danger' : at === 0 ? 'primary' : 'plain'}">${say(answer)}</button>`,
    ),
  )}</div>
<p class="quiet">${say('afterwards')}</p>`;
}
