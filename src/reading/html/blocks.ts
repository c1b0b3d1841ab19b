import { type Block, paragraph } from '../flow/block.ts';
import { printedNumber } from '../flow/number-format.ts';
import { raised } from '../layout/superscript.ts';
import type { HtmlNode } from './dom.ts';

/** Nothing of these is text for people. */
const skipped = new Set(
  'script style head title template noscript svg math iframe object embed audio video canvas img input select textarea button map'.split(
    ' ',
  ),
);
/** Elements that stand on lines of their own (WHATWG HTML §15.3). */
const blockElements = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
);
/** Text that is nested deeper is left out. */
const deepest = 400;

/** What is printed of a page, in the order of the file. */
export function blocksOfHtml(nodes: readonly HtmlNode[]): Block[] {
  return new Writer().write(nodes, 0);
}

/** `<ol type=a>`. */
const listFormats = new Map([
  ['a', 'lowerLetter'],
  ['A', 'upperLetter'],
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
]);

class Writer {
  readonly #blocks: Block[] = [];
  /** The paragraph so far. */
  #text = '';
  /** The mark of a list item, until its first text. */
  #mark = '';

  write(nodes: readonly HtmlNode[], depth: number): Block[] {
    this.#walk(nodes, depth);
    this.#end();
    return this.#blocks;
  }

  #walk(nodes: readonly HtmlNode[], depth: number): void {
    if (depth > deepest) return;
    for (const node of nodes) {
      if (node.type === 'text') this.#text += (node.data ?? '').replace(/[ \t\r\n\f]+/g, ' ');
      else if (node.name && !skipped.has(node.name) && !isHidden(node))
        this.#element(node.name, node, depth + 1);
    }
  }

  #element(name: string, node: HtmlNode, depth: number): void {
    const children = node.children ?? [];
    const style = node.attribs?.style ?? '';
    if (/page-break-before\s*:\s*always|break-before\s*:\s*page/i.test(style)) this.#endPage();
    const isBlock = blockElements.has(name);
    if (isBlock) this.#end();
    if (name === 'br') this.#text += '\n';
    else if (name === 'hr') this.#rule();
    else if (name === 'sup') this.#text += raised(textOf(children, depth).trim());
    else if (name === 'pre') this.#text += textOf(children, depth);
    else if (name === 'ol' || name === 'ul') this.#list(name, node, depth);
    else if (name === 'table') this.#table(children, depth);
    else this.#walk(children, depth);
    if (isBlock) this.#end();
    if (/page-break-after\s*:\s*always|break-after\s*:\s*page/i.test(style)) this.#endPage();
  }

  #end(): void {
    const text = this.#text.trim();
    this.#text = '';
    if (!text) return;
    this.#blocks.push(paragraph(this.#mark ? `${this.#mark} ${text}` : text));
    this.#mark = '';
  }

  #endPage(): void {
    this.#end();
    if (this.#blocks.length > 0) this.#blocks.push({ kind: 'page-break' });
  }

  /** A line across the page; footnotes stand below one. */
  #rule(): void {
    this.#end();
    this.#blocks.push(paragraph('________'));
  }

  #list(name: string, list: HtmlNode, depth: number): void {
    const format = listFormats.get(list.attribs?.type ?? '') ?? 'decimal';
    let number = Number(list.attribs?.start ?? 1);
    for (const item of list.children ?? []) {
      if (item.name !== 'li') {
        this.#walk([item], depth);
        continue;
      }
      this.#end();
      number = Number(item.attribs?.value ?? number);
      this.#mark = name === 'ul' ? '•' : `${printedNumber(number, format)}.`;
      number += 1;
      this.#walk([item], depth);
      this.#end();
      this.#mark = '';
    }
  }

  #table(children: readonly HtmlNode[], depth: number): void {
    const rows = rowsIn(children).map((row) =>
      (row.children ?? [])
        .filter((cell) => cell.name === 'td' || cell.name === 'th')
        .map((cell) => new Writer().write(cell.children ?? [], depth)),
    );
    const mark = this.#mark;
    if (mark) this.#blocks.push(paragraph(mark));
    this.#mark = '';
    this.#blocks.push({ kind: 'table', rows });
  }
}

function rowsIn(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (node.name === 'tr') return [node];
    return /^(?:thead|tbody|tfoot)$/.test(node.name ?? '') ? rowsIn(node.children ?? []) : [];
  });
}

/** Preview lines of mails, and what Word keeps for itself. */
function isHidden({ attribs = {} }: HtmlNode): boolean {
  return 'hidden' in attribs || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attribs.style ?? '');
}

function textOf(nodes: readonly HtmlNode[], depth: number): string {
  if (depth > deepest) return '';
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.data ?? '';
      if (node.name === 'br') return '\n';
      return skipped.has(node.name ?? '') ? '' : textOf(node.children ?? [], depth + 1);
    })
    .join('');
}
