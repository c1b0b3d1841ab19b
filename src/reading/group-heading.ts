import type { PersonStatus } from '../domain/decision.ts';
import { beginsCase } from './case-line.ts';
import { allPhrases } from './phrases/all.ts';
import { joined, plain } from './words.ts';

/** The heading of a group in a case list. */
export interface GroupHeading {
  /** What it says of the persons below it; null where that is none of the known words. */
  readonly status: PersonStatus | null;
  /** How many lines it takes. */
  readonly length: number;
}

/** No heading seen is longer, in characters. */
const longest = 160;
const ended = /[^:]:$/;

/**
 * Reads `Parliamentarians who died in custody or soon after their release:`, one line or two. A
 * caption ("Members of parliament in detention © AFP") is none: a heading ends with a colon, or
 * holds nothing but the group and what became of it.
 */
export function groupHeading(line: string, next: string): GroupHeading | null {
  const [one = '', two = ''] = [[line], [line, next]].map((lines) => plain(joined(lines)));
  if (one.length > longest) return null;
  if (ended.test(one)) return { status: statusIn(one), length: 1 };
  if (!isGroup(one)) return null;
  if (two.length <= longest && ended.test(two) && !beginsCase(next))
    return { status: statusIn(two), length: 2 };
  if (isWhole(one)) return { status: statusIn(one), length: 1 };
  return isWhole(two) ? { status: statusIn(two), length: 2 } : null;
}

function isGroup(text: string): boolean {
  return allPhrases.some(({ group }) => group.test(text));
}

function isWhole(text: string): boolean {
  return allPhrases.some(({ group, personStatuses }) => {
    const rest = text.replace(group, '').replace(/^[\s,-]+/, '');
    return (
      rest !== text &&
      personStatuses.some(([pattern]) => new RegExp(`^(?:${pattern.source})$`, 'iu').test(rest))
    );
  });
}

function statusIn(text: string): PersonStatus | null {
  if (!isGroup(text)) return null;
  return (
    allPhrases
      .filter(({ group }) => group.test(text))
      .flatMap(({ personStatuses }) => personStatuses)
      .find(([pattern]) => new RegExp(pattern.source, 'iu').test(text))?.[1] ?? null
  );
}
