/**
 * Our templates: Mustache's shape, reduced to what mails need. Values are escaped by the
 * mode, never by the author; a name that the view does not have is an error, not a blank.
 *
 * - `{{name}}` a value; `{{lines name}}` a text of several lines
 * - `{{t key}}` a message of the catalogue, its arguments taken from the view
 * - `{{#name}}…{{/name}}` for each item, or once when it is there; `{{^name}}…{{/name}}` when not
 */
import type { Words } from './words.ts';

export type Mode = 'html' | 'text';
/** What a template is filled with: strings, numbers, and lists or objects of these. */
export type View = Readonly<Record<string, unknown>>;
export type Template = (view: View, words: Words) => string;

interface Scope {
  readonly view: unknown;
  readonly outer: Scope | null;
  readonly words: Words;
}
type Part = (scope: Scope) => string;

const replacements: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => replacements[sign] as string) : text;

/** A tag alone on its line takes the line with it, as in Mustache. */
const tags = /^[ \t]*\{\{([#^/][^}]+)\}\}[ \t]*\r?\n|\{\{([^}]+)\}\}/gm;

/** @throws for a section that is not closed, or closed under another name */
export function parseTemplate(source: string, mode: Mode): Template {
  const tokens = [...source.matchAll(tags)];
  let next = 0;
  let position = 0;

  function parts(section: string | null): Part[] {
    const found: Part[] = [];
    for (;;) {
      const token = tokens[next++];
      const literal = source.slice(position, token?.index);
      if (literal) found.push(() => literal);
      if (!token) {
        if (section) throw new Error(`template: {{#${section}}} is not closed`);
        return found;
      }
      position = token.index + token[0].length;
      const tag = (token[1] ?? token[2] ?? '').trim();
      if (tag.startsWith('/')) {
        if (tag.slice(1) !== section) throw new Error(`template: unexpected {{${tag}}}`);
        return found;
      }
      if (tag.startsWith('#')) found.push(sectionPart(tag.slice(1), parts(tag.slice(1))));
      else if (tag.startsWith('^')) found.push(invertedPart(tag.slice(1), parts(tag.slice(1))));
      else found.push(valuePart(tag, mode, literal.slice(literal.lastIndexOf('\n') + 1)));
    }
  }
  const all = parts(null);
  return (view, words) => render(all, { view, outer: null, words });
}

function render(parts: readonly Part[], scope: Scope): string {
  let text = '';
  for (const part of parts) text += part(scope);
  return text;
}

const sectionPart = (name: string, parts: Part[]): Part => {
  const path = name.split('.');
  return (scope) => {
    const value = lookUp(scope, path);
    if (isAbsent(value)) return '';
    if (!Array.isArray(value)) return render(parts, inside(scope, value));
    let text = '';
    for (const item of value) text += render(parts, inside(scope, item));
    return text;
  };
};

const invertedPart = (name: string, parts: Part[]): Part => {
  const path = name.split('.');
  return (scope) => (isAbsent(lookUp(scope, path)) ? render(parts, scope) : '');
};

/** @param prefix what stands before the tag on its line; repeated before each line of a text */
function valuePart(tag: string, mode: Mode, prefix: string): Part {
  const [verb, name] = tag.includes(' ') ? tag.split(/\s+/, 2) : ['', tag];
  if (!name || !['', 't', 'lines'].includes(verb ?? '')) throw new Error(`template: {{${tag}}}?`);
  const out = mode === 'html' ? escapeHtml : String;
  if (verb === 't') {
    return (scope) => out(scope.words.say(name, (argument) => lookUp(scope, [argument])));
  }
  const path = name.split('.');
  if (verb === 'lines') {
    const newLine = mode === 'html' ? '<br>' : `\n${prefix}`;
    return (scope) => out(String(lookUp(scope, path))).replace(/\r?\n/g, newLine);
  }
  return (scope) => out(String(lookUp(scope, path)));
}

const isAbsent = (value: unknown): boolean =>
  value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);

/** A view that brings its own `words` is spoken in that language, whatever stands around it. */
function inside(outer: Scope, view: unknown): Scope {
  const own = view !== null && typeof view === 'object' && 'words' in view ? view.words : null;
  return { view, outer, words: own ? (own as Words) : outer.words };
}

function lookUp(scope: Scope, path: readonly string[]): unknown {
  const [first, ...rest] = path as [string, ...string[]];
  if (first === '' || first === '.') return scope.view;
  for (let at: Scope | null = scope; at; at = at.outer) {
    if (at.view === null || typeof at.view !== 'object' || !Object.hasOwn(at.view, first)) continue;
    let value = (at.view as View)[first];
    for (const name of rest) value = (value as View | null)?.[name];
    if (value !== undefined) return value;
  }
  throw new Error(`template: the view has no "${path.join('.')}"`);
}
