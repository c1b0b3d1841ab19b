/** The forms with which a mailing is approved, held, introduced, rejected or read again. */
import { html, raw } from 'hono/html';
import type { Config } from '../../../config.ts';
import { longestIntroduction } from '../../../domain/mailing.ts';
import type { Voice } from '../../../mail/voice.ts';
import { nameOf } from '../../../post/deciders.ts';
import type { Html } from '../../frame/page.ts';
import { form } from '../../frame/parts.ts';
import type { SignedIn } from '../../who.ts';
import type { MailingFault } from './orders.ts';
import type { Reviewed } from './reviewed.ts';

/** An order that could not be taken as it was typed. */
export interface FaultyOrder {
  readonly act: string;
  readonly fault: MailingFault;
  readonly typed: Readonly<Record<string, string>>;
}

/** Who has said yes so far, where two have to. */
/** Who said yes, where nobody is asked any more. */
export function approvalsCard(reviewed: Reviewed, config: Config, voice: Voice): Html | '' {
  const said = approvalsView(reviewed, config, voice);
  return said && html`<div class="card">${said}</div>`;
}

function approvalsView({ approvals, mailing }: Reviewed, config: Config, voice: Voice): Html | '' {
  if (!approvals.length) return '';
  const say = (key: string, values: Readonly<Record<string, unknown>>) =>
    voice.say(`console-mailings.${key}`, values);
  const more = mailing.state === 'read' && config.approval.persons === 2;
  return html`<ul class="plain">${approvals.map(
    ({ person, at, committees, official }) =>
      html`<li>${say('saidYes', { who: nameOf(config, person), at: voice.moment(at) })} ${
        committees.length
          ? voice.say('approval-answer.someOf', { committees: voice.join(committees) })
          : voice.say('approval-answer.allOf')
      } ${official ? voice.say('approval-answer.official') : ''}</li>`,
  )}</ul>${more ? html`<p>${voice.say('console-mailings.oneMore')}</p>` : ''}`;
}

export function decideView(
  reviewed: Reviewed,
  config: Config,
  who: SignedIn,
  faulty: FaultyOrder | null,
  voice: Voice,
): Html {
  const { mailing, seen, routed } = reviewed;
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-mailings.${key}`, values);
  const asked = (key: string) => voice.say(`approval-request.${key}`);
  const action = (act: string) => `/console/mailings/${mailing.id}/${act}`;
  const typed = (act: string, name: string) =>
    faulty?.act === act ? (faulty.typed[name] ?? '') : null;
  const fault = (act: string): Html | '' =>
    faulty?.act === act
      ? html`<p class="fault" id="${act}-fault">${say(`fault-${faulty.fault}`, { most: longestIntroduction })}</p>`
      : '';
  const described = (act: string): Html | '' =>
    faulty?.act === act ? html` aria-invalid="true" aria-describedby="${act}-fault"` : '';
  const opened = (act: string) => (faulty?.act === act ? raw(' open') : '');
  const ticked = (typed('approve', 'committees') ?? '').split('\n');
  const checked = (yes: boolean) => (yes ? raw(' checked') : '');
  const some = typed('approve', 'scope') === 'some';
  return html`<section class="card" aria-labelledby="decide"><h2 id="decide">${say('decide')}</h2>
${config.approval.trial ? html`<p>${voice.say('console-mailings.trial')}</p>` : ''}
${approvalsView(reviewed, config, voice)}
${form(
  who,
  action('approve'),
  html`<input type="hidden" name="seen" value="${seen.toISOString()}">
<fieldset${described('approve')}><legend>${say('approveFor')}</legend>
<label class="tick"><input type="radio" name="scope" value="all"${checked(!some)}> ${say('approveAll', { committees: voice.join(routed) })}</label>
<label class="tick"><input type="radio" name="scope" value="some"${checked(some)}> ${say('approveSome')}</label>
<div class="ticks indented">${config.committees.map(
    ({ code, name }) =>
      html`<label class="tick"><input type="checkbox" name="committees" value="${code}"${checked(ticked.includes(code))}> <span><span class="code" dir="ltr">${code}</span> <bdi dir="auto">${name}</bdi></span></label>`,
  )}</div>
<label class="tick"><input type="checkbox" name="official" value="on"${checked(typed('approve', 'official') === 'on')}> ${asked('approveOfficial')}</label>
${fault('approve')}</fieldset>
<div class="actions"><button type="submit" class="primary">${say('approve')}</button></div>`,
)}
<details${opened('hold')}><summary>${say('hold')}</summary>
${form(
  who,
  action('hold'),
  html`<label for="until">${say('holdUntil')}</label><input id="until" name="until" type="date" value="${typed('hold', 'until') ?? ''}"${described('hold')}>${fault('hold')}
<p class="quiet">${say('holdHint')}</p>
<div class="actions"><button type="submit">${say('hold')}</button></div>`,
)}</details>
<details${opened('introduce')}><summary>${say('introduction')}</summary>
${form(
  who,
  action('introduce'),
  html`<label for="text">${say('introductionText')}</label><textarea id="text" name="text" dir="auto" rows="6"${described('introduce')}>${typed('introduce', 'text') ?? mailing.introduction ?? ''}</textarea>${fault('introduce')}
<p class="quiet">${say('introductionHint', { most: longestIntroduction })}</p>
<div class="actions"><button type="submit">${say('introduce')}</button></div>`,
)}</details>
<details${opened('reject')}><summary>${say('reject')}</summary>
${form(
  who,
  action('reject'),
  html`<label for="reason">${say('reason')}</label><textarea id="reason" name="reason" dir="auto" rows="3" required${described('reject')}>${typed('reject', 'reason') ?? ''}</textarea>${fault('reject')}
<div class="actions"><button type="submit" class="danger">${say('reject')}</button></div>`,
)}</details>
${
  reviewed.documents.some(({ readable }) => readable === 'encrypted')
    ? html`<details${opened('read')}><summary>${say('readAgain')}</summary>
${form(
  who,
  action('read'),
  html`<label for="password">${say('password')}</label><input id="password" name="password" type="text" autocomplete="off" required${described('read')}>${fault('read')}
<div class="actions"><button type="submit">${say('readAgain')}</button></div>`,
)}</details>`
    : ''
}
<details${opened('copy')}><summary>${say('betterCopy')}</summary>
<form method="post" action="${action('copy')}" enctype="multipart/form-data"><input type="hidden" name="csrf" value="${who.csrf}">
<label for="copy">${say('copyFile')}</label><input id="copy" name="copy" type="file" required${described('copy')}>${fault('copy')}
<p class="quiet">${say('copyHint')}</p>
<div class="actions"><button type="submit">${say('betterCopy')}</button></div></form></details>
</section>`;
}
