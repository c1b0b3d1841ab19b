/**
 * The little of XML that Office Open XML needs: elements, attributes, text. A document type is
 * refused, and with it every entity but the five of XML itself: nothing can expand or be fetched.
 */
import type { WordFlaw } from '../../domain/reading-problem.ts';

export interface Element {
  /** WordprocessingML without its prefix (`p`); others with the prefix that they are written with (`mc:Choice`). */
  readonly name: string;
  /** Attributes of WordprocessingML without their prefix (`val`). */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** ECMA-376 part 1, transitional and strict. */
const wordNamespaces = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];

/** Deeper than any table within tables. */
const deepest = 256;
const longestTag = 100_000;

/** The text is no XML that we read. */
export class BadXml extends Error {
  readonly flaw: WordFlaw;

  constructor(flaw: WordFlaw) {
    super(flaw);
    this.flaw = flaw;
  }
}

/** The root element. Linear in the length of the text. @throws BadXml */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const prefixes = new Map<string, boolean>();
  for (let at = 0; at < xml.length; ) {
    const start = xml.indexOf('<', at);
    const text = xml.slice(at, start < 0 ? xml.length : start);
    if (text) open.at(-1)?.children.push(unescaped(text));
    if (start < 0) break;
    at = endOfMarkup(xml, start);
    const markup = xml.slice(start, at);
    if (markup.startsWith('<![CDATA[')) open.at(-1)?.children.push(markup.slice(9, -3));
    else if (markup.startsWith('</')) close(open, markup.slice(2, -1).trim(), prefixes);
    else if (!/^<[!?]/.test(markup)) begin(open, markup, prefixes);
  }
  const element = root.children.find((child) => typeof child !== 'string');
  if (!element || open.length > 1) throw new BadXml('ends-early');
  return element;
}

function endOfMarkup(xml: string, start: number): number {
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start + 4);
  if (xml.startsWith('<![CDATA[', start)) return after(xml, ']]>', start);
  if (xml.startsWith('<?', start)) return after(xml, '?>', start);
  if (xml.startsWith('<!', start)) throw new BadXml('document-type');
  let quote = '';
  for (let at = start + 1; at < xml.length && at - start < longestTag; at += 1) {
    const char = xml[at] as string;
    if (quote) quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  throw new BadXml('open-tag');
}

function after(xml: string, end: string, from: number): number {
  const at = xml.indexOf(end, from);
  if (at < 0) throw new BadXml('open-passage');
  return at + end.length;
}

function begin(open: Element[], tag: string, prefixes: Map<string, boolean>): void {
  const isEmpty = tag.endsWith('/>');
  const [, name = '', rest = ''] = /^<([^\s/>]+)([\s\S]*?)\/?>$/.exec(tag) ?? [];
  const attributes: Record<string, string> = Object.create(null);
  const written = [...rest.matchAll(/(?:^|\s)([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  for (const [, key = '', double, single] of written) {
    const declared = /^xmlns:(.+)$/.exec(key)?.[1];
    if (declared) prefixes.set(declared, wordNamespaces.includes(double ?? single ?? ''));
  }
  for (const [, key = '', double, single] of written)
    attributes[localName(key, prefixes)] = unescaped(double ?? single ?? '');
  const element: Element = { name: localName(name, prefixes), attributes, children: [] };
  open.at(-1)?.children.push(element);
  if (!isEmpty) open.push(element);
  if (open.length > deepest) throw new BadXml('nested');
}

function close(open: Element[], name: string, prefixes: Map<string, boolean>): void {
  if (open.length < 2 || open.pop()?.name !== localName(name, prefixes))
    throw new BadXml('unmatched');
}

function localName(name: string, prefixes: ReadonlyMap<string, boolean>): string {
  const colon = name.indexOf(':');
  return colon > 0 && prefixes.get(name.slice(0, colon)) ? name.slice(colon + 1) : name;
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
  });
}

/** The first child of a name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return childrenOf(element, name)[0];
}

/** All children of a name, in their order. */
export function childrenOf(element: Element | undefined, name: string): Element[] {
  return elementsIn(element).filter((each) => each.name === name);
}

export function elementsIn(element: Element | undefined): Element[] {
  return element?.children.filter((each) => typeof each !== 'string') ?? [];
}

/** `w:val` of a child; undefined where the child or its value is missing. */
export function valOf(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attributes.val;
}

/** A switch such as `w:vanish`: present, and not said to be off (ECMA-376 part 1 §17.17.4). */
export function isOn(element: Element | undefined, name: string): boolean {
  const found = child(element, name);
  return found !== undefined && !/^(?:false|0|off|none)$/.test(found.attributes.val ?? '');
}
