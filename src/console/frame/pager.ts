/** Long lists, a page at a time. */
import { html } from 'hono/html';
import type { Voice } from '../../mail/voice.ts';
import type { Html } from './page.ts';

export interface Slice<T> {
  readonly rows: readonly T[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** @param asked as the address says it; what is no page of the list is the nearest one */
export function slice<T>(all: readonly T[], asked: string | undefined, size: number): Slice<T> {
  const { page, pages } = pageOf(all.length, asked, size);
  return { rows: all.slice((page - 1) * size, page * size), page, pages };
}

export function pageOf(
  count: number,
  asked: string | undefined,
  size: number,
): Pick<Slice<never>, 'page' | 'pages'> {
  const pages = Math.max(1, Math.ceil(count / size));
  const wanted = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1;
  return { page: Math.min(Math.max(1, wanted), pages), pages };
}

/** Links to the pages beside this one. @param filters stay as they are */
export function pager(
  voice: Voice,
  path: string,
  filters: Readonly<Record<string, string | undefined>>,
  { page, pages }: Pick<Slice<unknown>, 'page' | 'pages'>,
): Html | '' {
  if (pages === 1) return '';
  const say = (key: string, values?: Readonly<Record<string, unknown>>) =>
    voice.say(`console-lists.${key}`, values);
  const to = (wanted: number): string => {
    const query = new URLSearchParams({ page: String(wanted) });
    for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
    return `${path}?${query}`;
  };
  return html`<nav class="actions" aria-label="${say('pages')}">
${page > 1 ? html`<a class="button" rel="prev" href="${to(page - 1)}">${say('previous')}</a>` : ''}
<span>${say('page', { page, pages })}</span>
${page < pages ? html`<a class="button" rel="next" href="${to(page + 1)}">${say('next')}</a>` : ''}
</nav>`;
}
