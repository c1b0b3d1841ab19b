/** The form with which a clerk puts right what was read of a decision. */
import { html, raw } from 'hono/html';
import type { CorrectableField } from '../../../domain/correction.ts';
import { adoptingBodies, manners } from '../../../domain/decision.ts';
import { violations } from '../../../domain/violation.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { form } from '../../frame/parts.ts';
import type { SignedIn } from '../../who.ts';
import { type FieldFault, type Typed, typedOf } from './correction.ts';
import type { ReviewedDecision } from './reviewed.ts';

/** What a clerk typed that could not be taken, and why. */
export interface Rejected {
  readonly decision: string;
  readonly typed: Typed;
  readonly faults: readonly FieldFault[];
}

/** @param rejected of this decision; null: nothing was typed yet */
export function correctionForm(
  who: SignedIn,
  { row, cases }: ReviewedDecision,
  seen: Date,
  rejected: Rejected | null,
  voice: Voice,
): Html {
  const say = (key: string) => voice.say(`console-mailings.${key}`);
  const typed = rejected?.typed ?? typedOf(row, cases);
  const id = (field: string) => `${field}-${row.position}`;
  const faulty = (field: CorrectableField) =>
    rejected?.faults.some((fault) => fault.field === field) ?? false;
  const described = (field: CorrectableField): Html =>
    html`${faulty(field) ? html` aria-invalid="true"` : ''} aria-describedby="${id(`${field}-hint`)}"`;
  const hint = (field: CorrectableField): Html =>
    html`<p class="${faulty(field) ? 'fault' : 'quiet'}" id="${id(`${field}-hint`)}">${faulty(field) ? `${say('cannotBe')} ` : ''}${say(`hint-${field}`)}</p>`;
  const label = (field: CorrectableField): Html =>
    html`<label for="${id(field)}">${say(`field-${field === 'case' ? 'cases' : field}`)}</label>`;
  const text = (field: 'country' | 'session' | 'place' | 'mps', more: Html = html``): Html =>
    html`<div>${label(field)}<input id="${id(field)}" name="${field}" type="text" value="${typed[field]}" dir="auto"${more}${described(field)}>${hint(field)}</div>`;
  const option = (value: string, words: string, chosen: boolean): Html =>
    html`<option value="${value}"${chosen ? raw(' selected') : ''}>${words}</option>`;
  const named = typed.violations.split('\n');
  return html`<details${rejected ? raw(' open') : ''}><summary>${say('correctTitle')}</summary>
${form(
  who,
  `/console/mailings/${row.mailing}/decisions/${row.id}/correct`,
  html`<input type="hidden" name="seen" value="${seen.toISOString()}">
<div class="fields">
${text('country')}
<div>${label('body')}<select id="${id('body')}" name="body"${described('body')}>${adoptingBodies.map((each) => option(each, voice.say(`bodies.${each}`), each === typed.body))}</select>${hint('body')}</div>
${text('session', html` inputmode="numeric"`)}
${text('place')}
<div>${label('adopted')}<input id="${id('adopted')}" name="adopted" type="date" value="${typed.adopted}"${described('adopted')}>${hint('adopted')}</div>
<div>${label('manner')}<select id="${id('manner')}" name="manner"${described('manner')}>${option('', say('notSaid'), typed.manner === '')}${manners.map((each) => option(each, voice.say(`manners.${each}`), each === typed.manner))}</select>${hint('manner')}</div>
${text('mps', html` inputmode="numeric"`)}
</div>
<div>${label('case')}<textarea id="${id('case')}" name="case" rows="5" dir="auto"${described('case')}>${typed.case}</textarea>${hint('case')}</div>
<fieldset${described('violations')}><legend>${say('field-violations')}</legend>
<div class="ticks">${violations.map(
    (each) =>
      html`<label class="tick"><input type="checkbox" name="violations" value="${each}"${named.includes(each) ? raw(' checked') : ''}> ${voice.say(`violations.${each}`)}</label>`,
  )}</div>${hint('violations')}</fieldset>
<div class="actions"><button type="submit" class="primary">${say('correct')}</button></div>`,
)}</details>`;
}
