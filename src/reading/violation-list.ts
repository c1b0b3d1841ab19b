import type { Violation } from '../domain/violation.ts';
import type { Located } from './located.ts';
import type { Phrases } from './phrases/all.ts';
import { joined, plain, tidy } from './words.ts';

export interface ViolationList {
  readonly printed: readonly string[];
  readonly violations: readonly Violation[];
  /** Printed lines that are none of the known categories. */
  readonly unknown: readonly string[];
}

/** Ticks as PDF and DOCX give them: U+F0FC of Wingdings, its letter `ü`, or a real mark. */
const tick = /^(?:[\uF000-\uF0FF✓✔☑•·▪■●◦–-]|[ü§v](?=\s))\s*/u;

/** Longer than any category or joined categories. */
const longest = 300;

/** Reads the lines under "Alleged human rights violations". */
export function violationListOf(lines: readonly Located[], phrases: Phrases): ViolationList {
  const printed = itemsOf(
    lines.map((line) => tidy(line.text)),
    phrases,
  );
  const found = printed.map((item) => ({ item, categories: categoriesIn(item, phrases) }));
  return {
    printed,
    violations: [...new Set(found.flatMap(({ categories }) => categories))],
    unknown: found.filter(({ categories }) => categories.length === 0).map(({ item }) => item),
  };
}

/** A line without a tick goes on with the line above, unless the copy has lost its ticks. */
function itemsOf(lines: readonly string[], phrases: Phrases): string[] {
  const ticked = lines.some((line) => tick.test(line));
  const items: string[] = [];
  for (const line of lines) {
    const text = line.replace(tick, '').trim();
    const last = items.at(-1);
    const both = last && last.length < longest && joined([last, text]);
    const isContinuation = ticked
      ? !tick.test(line)
      : categoriesIn(last ?? '', phrases).length === 0 ||
        (both &&
          categoriesIn(both, phrases).length > 0 &&
          categoriesIn(text, phrases).length === 0);
    if (last && both && isContinuation) items[items.length - 1] = both;
    else if (text) items.push(text);
  }
  return items;
}

/** One category; or several joined in one line ("… at the investigation stage and lack of fair trial proceedings", Uganda 2019). */
function categoriesIn(printed: string, phrases: Phrases): Violation[] {
  const text = plain(printed).replace(/[.;:,]$/, '');
  if (text.length > longest) return [];
  const one = (part: string) => phrases.violations.find(([pattern]) => pattern.test(part))?.[1];
  const whole = one(text);
  if (whole) return [whole];
  for (const split of text.matchAll(new RegExp(phrases.and.source, 'gi'))) {
    const first = one(text.slice(0, split.index));
    const others = first ? categoriesIn(text.slice(split.index + split[0].length), phrases) : [];
    if (first && others.length > 0) return [...new Set([first, ...others])];
  }
  return [];
}
