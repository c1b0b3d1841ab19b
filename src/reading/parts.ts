import type { Located } from './located.ts';
import type { Phrases } from './phrases/all.ts';
import { plain } from './words.ts';

/** A decision's lines by what they are. Absent parts are empty. */
export interface Parts {
  /** Caption and case list. */
  readonly list: readonly Located[];
  readonly violations: readonly Located[] | null;
  readonly summary: readonly Located[] | null;
  /** The body's name above the paragraphs. */
  readonly opening: readonly Located[];
  /** From the body's name on: recitals (old style) and numbered paragraphs. */
  readonly operative: readonly Located[];
}

/** Cuts at the headings "Alleged human rights violations", "A. Summary of the case", "B. Decision". */
export function partsOf(lines: readonly Located[], phrases: Phrases): Parts {
  const { violations, summary, decision } = phrases.headings;
  const find = (heading: RegExp, from: number) => {
    const at = lines.slice(from).findIndex((line) => heading.test(plain(line.text)));
    return at < 0 ? -1 : from + at;
  };
  const v = find(violations, 0);
  const s = find(summary, Math.max(v, 0));
  const d = find(decision, Math.max(s, v, 0));
  const o = d >= 0 ? d : find(phrases.opening, Math.max(s, v, 0));
  const f = o >= 0 ? o : firstNumbered(lines, Math.max(s, v, 0));
  const end = lines.length;
  const next = (...ats: number[]) => Math.min(...ats.filter((at) => at >= 0), end);
  return {
    list: lines.slice(0, next(v, s, f)),
    violations: v < 0 ? null : lines.slice(v + 1, next(s, f)),
    summary: s < 0 ? null : lines.slice(s + 1, next(f)),
    opening:
      f < 0 ? [] : lines.slice(f, f + 2).filter(({ text }) => phrases.opening.test(plain(text))),
    operative: f < 0 ? [] : lines.slice(d >= 0 || o >= 0 ? f + 1 : f),
  };
}

function firstNumbered(lines: readonly Located[], from: number): number {
  const at = lines.slice(from).findIndex((line) => /^[1lI]\s?[.,)]\s/.test(line.text));
  return at < 0 ? -1 : from + at;
}
