/** Fields of the forms of a follow-up: each with its label, and with what is wrong where it was refused. */
import { html, raw } from 'hono/html';
import type { Html } from '../../frame/page.ts';
import type { FormName, Refused } from './entries.ts';

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

export interface FieldsOf {
  text(name: string, label: string, hint?: string): Html;
  line(
    name: string,
    label: string,
    kind: 'text' | 'number' | 'date',
    more?: { readonly hint?: string; readonly list?: string },
  ): Html;
  /** What was typed, or what stands there by itself. */
  value(name: string, otherwise?: string): string;
  /** Whether it was ticked. */
  ticked(name: string, value: string, otherwise: boolean): boolean;
  fault(name: string): Html | '';
}

/** @param refused what came back, of whichever form */
export function fieldsOf(form: FormName, refused: Refused | null, say: Say): FieldsOf {
  const own = refused?.form === form ? refused : null;
  const id = (name: string) => `${form}-${name}`;
  const value = (name: string, otherwise = '') => (own ? (own.fields[name] ?? '') : otherwise);
  const fault = (name: string): Html | '' => {
    const word = own?.faults[name];
    return word ? html`<p class="fault" id="${id(name)}-fault">${say(word)}</p>` : '';
  };
  const described = (name: string, hint: string | undefined): Html => {
    const wrong = own?.faults[name] !== undefined;
    const by = [...(wrong ? [`${id(name)}-fault`] : []), ...(hint ? [`${id(name)}-hint`] : [])];
    return html`${wrong ? raw(' aria-invalid="true"') : ''}${by.length ? html` aria-describedby="${by.join(' ')}"` : ''}`;
  };
  const around = (name: string, label: string, hint: string | undefined, control: Html): Html =>
    html`<label for="${id(name)}">${label}</label>
${hint ? html`<p class="quiet" id="${id(name)}-hint">${hint}</p>` : ''}${control}${fault(name)}`;
  return {
    value,
    fault,
    ticked: (name, each, otherwise) =>
      own ? (own.fields[name] ?? '').split('\n').includes(each) : otherwise,
    text: (name, label, hint) =>
      around(
        name,
        label,
        hint,
        html`<textarea id="${id(name)}" name="${name}" dir="auto"${described(name, hint)}>${value(name)}</textarea>`,
      ),
    line: (name, label, kind, { hint, list } = {}) =>
      around(
        name,
        label,
        hint,
        html`<input id="${id(name)}" name="${name}" type="${kind}" value="${value(name)}"${list ? html` list="${list}"` : ''}${kind === 'text' ? raw(' class="wide" dir="auto" autocomplete="off"') : ''}${described(name, hint)}>`,
      ),
  };
}
