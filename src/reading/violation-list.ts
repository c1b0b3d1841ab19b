import type { TextDoubt } from '../domain/doubt.ts';
import type { Violation } from '../domain/violation.ts';
import type { Located } from './located.ts';
import type { Phrases } from './phrases/all.ts';
import { categoriesIn, nearCategory } from './violation-category.ts';
import { joined, tidy } from './words.ts';

export interface ViolationList {
  readonly printed: readonly string[];
  readonly violations: readonly Violation[];
  /** The lines in which each of the violations stands. */
  readonly lines: readonly (readonly Located[])[];
  readonly doubts: readonly TextDoubt[];
}

interface Item {
  readonly text: string;
  readonly lines: readonly Located[];
}

/**
 * Ticks as PDF and DOCX give them: U+F0FC of Wingdings, its letter `ü`, or a real mark; and what
 * OCR takes them for, a letter or figure alone ("0 Impunité"), with which no category begins.
 */
const tick = /^(?:[\uF000-\uF0FF✓✔☑•·▪■●◦–*-]|[ü§b-zB-Z0-9](?=\s|$))\s*/u;

/** Longer than any category or joined categories. */
const longest = 300;
/** Unknown items that are compared with the categories letter by letter. */
const mostCompared = 30;

/** Reads the lines under "Alleged human rights violations". */
export function violationListOf(lines: readonly Located[], phrases: Phrases): ViolationList {
  const items = itemsOf(lines, phrases);
  const found = new Map<Violation, readonly Located[]>();
  const doubts: TextDoubt[] = [];
  for (const { text, lines: own } of items) {
    const categories = categoriesIn(text, phrases);
    const near =
      categories.length === 0 && doubts.length < mostCompared ? nearCategory(text, phrases) : null;
    if (near) doubts.push({ kind: 'violation-near', printed: text, category: near.name });
    else if (categories.length === 0) doubts.push({ kind: 'violation-unknown', printed: text });
    for (const each of near ? [near.violation] : categories)
      if (!found.has(each)) found.set(each, own);
  }
  return {
    printed: items.map((item) => item.text),
    violations: [...found.keys()],
    lines: [...found.values()],
    doubts,
  };
}

/** A line without a tick goes on with the line above, unless the copy has lost its ticks or has them all above the list. */
function itemsOf(lines: readonly Located[], phrases: Phrases): Item[] {
  const alone = lines.map(({ text }) => tick.test(tidy(text)) && !tidy(text).replace(tick, ''));
  const gathered = alone.some((isAlone, i) => isAlone && alone[i + 1]);
  const ticked = !gathered && lines.some((line) => tick.test(tidy(line.text)));
  const items: Item[] = [];
  let isTickAlone = false;
  for (const line of lines) {
    const printed = tidy(line.text);
    const text = printed.replace(tick, '').trim();
    const isTicked = isTickAlone || tick.test(printed);
    isTickAlone = !text && tick.test(printed);
    if (!text) continue;
    const last = items.at(-1);
    const both = last && last.text.length < longest ? joined([last.text, text]) : null;
    const isContinuation = ticked
      ? !isTicked
      : categoriesIn(last?.text ?? '', phrases).length === 0 ||
        (both !== null &&
          categoriesIn(both, phrases).length > 0 &&
          categoriesIn(text, phrases).length === 0);
    if (last && both && isContinuation)
      items[items.length - 1] = { text: both, lines: [...last.lines, line] };
    else items.push({ text, lines: [line] });
  }
  return items;
}
