/** Pieces that pages share. */
import { html, raw } from 'hono/html';
import type { SignedIn } from '../who.ts';
import type { Html } from './page.ts';

export type Tone = 'good' | 'bad' | 'warn' | 'plain';

/** A state in a word. Never by colour alone. */
export const badge = (words: string, tone: Tone = 'plain'): Html =>
  html`<span class="badge ${tone}">${words}</span>`;

/** Says what came of an order; read aloud by screen readers. */
export const banner = (words: string, tone: Exclude<Tone, 'plain'> = 'good'): Html =>
  html`<div class="banner ${tone}" role="${tone === 'bad' ? 'alert' : 'status'}"><p>${words}</p></div>`;

/** A form that changes something: by POST only, with the session's mark. */
export const form = (who: SignedIn, action: string, content: Html): Html =>
  html`<form method="post" action="${action}"><input type="hidden" name="csrf" value="${who.csrf}">${content}</form>`;

export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Html | string | number;
  /** Figures stand at the end of their column. */
  readonly number?: boolean;
}

/** With more columns than these a row is laid out below itself on a telephone, each cell with its heading. */
const mostBeside = 2;

/** A table whose first column names the row. @param caption says what it lists */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Html {
  const many = columns.length > mostBeside;
  const number = (column: Column<Row>) => (column.number ? raw(' class="number"') : '');
  return html`<section class="scroll${many ? ' many' : ''}" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col"${number(column)}>${column.heading}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${columns.map((column, at) =>
        at === 0
          ? html`<th scope="row"${number(column)}>${column.cell(row)}</th>`
          : html`<td${number(column)}${many ? html` data-heading="${column.heading}"` : ''}>${column.cell(row)}</td>`,
      )}</tr>`,
  )}</tbody>
</table></section>`;
}

/** Names and values, the empty ones left out. */
export const facts = (
  list: readonly (readonly [name: string, value: Html | string | number | null])[],
): Html =>
  html`<dl class="facts">${list
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
