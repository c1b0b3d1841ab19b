/** What can be ordered about a follow-up: the same as by mail. */
import { html, raw } from 'hono/html';
import { actionKinds, visibilities } from '../../../domain/action.ts';
import type { Voice } from '../../../mail/voice.ts';
import type { Html } from '../../frame/page.ts';
import { form } from '../../frame/parts.ts';
import type { SignedIn } from '../../who.ts';
import type { FormName, Refused } from './entries.ts';
import { type FieldsOf, fieldsOf } from './fields.ts';
import type { WholeFollowUp } from './whole.ts';

/** @param refused the form that came back with what was typed */
export function ordersView(
  whole: WholeFollowUp,
  who: SignedIn,
  refused: Refused | null,
  voice: Voice,
): Html {
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-follow-up.${key}`, values);
  const { row, mailing } = whole;
  const order = (
    name: FormName,
    content: (fields: FieldsOf) => Html | '',
    tone: 'primary' | 'danger' = 'primary',
  ): Html => {
    const isOpen = refused ? refused.form === name : name === 'done' || name === 'reopen';
    return html`<details${isOpen ? raw(' open') : ''}><summary>${say(`forms.${name}`)}</summary>
${form(
  who,
  `/console/follow-up/${row.id}/${name}`,
  html`${content(fieldsOf(name, refused, say))}<div class="actions"><button type="submit" class="${tone}">${say(`buttons.${name}`)}</button></div>`,
)}</details>
`;
  };
  if (row.state !== 'open')
    return mailing.state === 'superseded'
      ? html`<p>${voice.say('follow-up-changed.superseded')}</p>`
      : html`<div class="orders">${order('reopen', (f) => f.text('reason', say('reasonOptional')))}</div>`;
  const assigned = row.assignedClerk !== null || row.assignedMember !== null;
  return html`<div class="orders">
${order('done', (f) => doneFields(whole, f, voice))}
${order('note', (f) => f.text('text', say('noteText')))}
${order(
  'snooze',
  (f) =>
    html`${f.line('days', say('days'), 'number', { hint: say('daysHint') })}${f.line('until', say('until'), 'date')}${f.text('reason', say('reasonWhy'))}`,
)}
${whole.asleepUntil ? order('wake', () => '') : ''}
${order(
  'assign',
  (f) =>
    html`${f.line('to', say('to'), 'text', { hint: say('toHint'), list: 'house' })}<datalist id="house">${whole.house.map((name) => html`<option value="${name}"></option>`)}</datalist>`,
)}
${assigned ? order('hand-back', () => html`<p>${say('handBackHint')}</p>`) : ''}
${
  canSplit(whole)
    ? order(
        'split',
        (f) => html`<p>${say('splitHint')}</p>${caseTicks('split', whole, f, false, voice)}`,
      )
    : ''
}
${order('waive', (f) => f.text('reason', say('reasonWhy'), say('waiveHint')), 'danger')}
</div>`;
}

/** Something has to remain: other cases, or a decision of another country that prints no code. */
const canSplit = ({ row, cases, countries }: WholeFollowUp): boolean =>
  cases.length > 1 || (cases.length === 1 && row.cases === null && countries.length > 1);

function doneFields(whole: WholeFollowUp, f: FieldsOf, voice: Voice): Html {
  const say = (key: string) => voice.say(`console-follow-up.${key}`);
  const option = (value: string, words: string): Html =>
    html`<option value="${value}"${f.value('action') === value ? raw(' selected') : ''}>${words}</option>`;
  const reader = f.value('visibility', 'ipu-only') || 'ipu-only';
  return html`<label for="done-action">${say('action')}</label>
<p class="quiet" id="done-action-hint">${say('actionHint')}</p>
<select id="done-action" name="action" aria-describedby="done-action-hint">${option('', say('noAction'))}${actionKinds.map((kind) => option(kind, voice.say(`actions.${kind}`)))}</select>${f.fault('action')}
${whole.cases.length ? caseTicks('done', whole, f, true, voice) : ''}
${f.line('date', say('date'), 'date', { hint: say('dateHint') })}
<fieldset><legend>${say('readers')}</legend>${visibilities.map(
    (each) =>
      html`<label class="tick"><input type="radio" name="visibility" value="${each}"${each === reader ? raw(' checked') : ''}> ${voice.say(`action-recorded.readers-${each}`)}</label>`,
  )}${f.fault('visibility')}</fieldset>
${f.text('text', say('what'))}`;
}

const caseTicks = (
  name: FormName,
  { cases }: WholeFollowUp,
  f: FieldsOf,
  byItself: boolean,
  voice: Voice,
): Html =>
  html`<fieldset><legend>${voice.say('console.cases')}</legend>${
    name === 'done' ? html`<p class="quiet">${voice.say('console-follow-up.casesHint')}</p>` : ''
  }${cases.map(
    ({ code, name: person }) =>
      html`<label class="tick"><input type="checkbox" name="case" value="${code}"${f.ticked('case', code, byItself) ? raw(' checked') : ''}> <span><bdi dir="ltr" class="code">${code}</bdi>${person ? html` <span dir="auto">${person}</span>` : ''}</span></label>`,
  )}${f.fault('case')}</fieldset>`;
