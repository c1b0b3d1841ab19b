/**
 * Two reply parsers for the many styles that our own rules do not know. Each knows what the other
 * misses; the shorter answer that leaves something counts. Both are only believed where their
 * answer is a beginning of the text: a parser that picks lines from here and there loses some.
 */
import EmailReplyParser from 'email-reply-parser';
import planer from 'planer';

/** Their patterns grow steeply with the length of lines and texts; a person's reply is short. */
const longestText = 60_000;
const longestLine = 2000;

/** By the fragments that are quotations; what it takes for a signature stays. */
function byEmailReplyParser(text: string): string {
  const fragments = new EmailReplyParser().read(text).getFragments();
  const firstQuoted = fragments.findIndex((fragment) => fragment.isQuoted());
  const kept = firstQuoted < 0 ? fragments : fragments.slice(0, firstQuoted);
  return kept
    .map((fragment) => fragment.getContent())
    .join('\n')
    .trimEnd();
}

const byPlaner = (text: string): string => planer.extractFrom(text, 'text/plain').trimEnd();

const parsers = [
  ['email-reply-parser', byEmailReplyParser],
  ['planer', byPlaner],
] as const;

const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** How many of the lines belong to the reply; all of them when no parser cuts. */
export function cutByParsers(lines: readonly string[]): { line: number; by: string } | null {
  const text = lines.join('\n');
  if (text.length > longestText || lines.some((line) => line.length > longestLine)) return null;
  let shortest: { line: number; by: string } | null = null;
  for (const [by, parse] of parsers) {
    const wanted = squeezed(parse(text));
    if (!wanted || !squeezed(text).startsWith(wanted)) continue;
    let seen = '';
    const line = lines.findIndex((next) => {
      seen += squeezed(next);
      return seen.length >= wanted.length;
    });
    if (seen.length === wanted.length && line + 1 < (shortest?.line ?? lines.length)) {
      shortest = { line: line + 1, by };
    }
  }
  return shortest;
}
