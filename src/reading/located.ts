import { withoutMargins } from './margins.ts';
import { withNotes } from './notes.ts';
import type { Line, Page } from './page.ts';

/** A line and the page it stands on, from 1. */
export interface Located extends Line {
  readonly page: number;
}

/** A document's text in one run, without running heads; footnotes aside. */
export interface Run {
  readonly lines: readonly Located[];
  readonly notes: readonly { readonly page: number; readonly text: string }[];
}

export function runOf(pages: readonly Page[]): Run {
  const noted = pages.map((page) => withNotes(withoutMargins(page)));
  return {
    lines: noted.flatMap(({ lines }, i) => lines.map((line) => ({ ...line, page: i + 1 }))),
    notes: noted.flatMap(({ notes }, i) => notes.map((text) => ({ page: i + 1, text }))),
  };
}
