/**
 * Cuts a reply from what it quotes. Nothing is thrown away: what was cut is kept with the name of
 * the rule that cut, so that a person can unfold it and see whether the rule was right.
 */
import { isMarkerLine } from '../../mail/marker.ts';
import { attributionAt } from './attribution.ts';
import { headerBlockAt } from './header-block.ts';
import { textAboveQuotation } from './html-cut.ts';
import { cutByParsers } from './parsers.ts';
import { signatureAt } from './signature.ts';

export interface SplitReply {
  /** What the person wrote, without signature. */
  readonly text: string;
  readonly signature: string | null;
  /** Everything that was cut off, as it came. */
  readonly rest: string;
  /** `marker`, `header-block:da`, `attribution`, `planer` …; `nothing` when the whole is the reply. */
  readonly cutBy: string;
}

interface Cut {
  readonly line: number;
  readonly by: string;
}

const quoted = (line: string): boolean => /^\s*>/.test(line);
const blank = (line: string): boolean => !line.trim();

/** A longer line was broken by a program on the way, and the next one is the rest of it. */
const longestUnbroken = 65;

/**
 * Whether a person wrote between or below the quoted lines that begin at `from`, perhaps with the words
 * above them: a `>` line has to come first there, and then a line without.
 */
function answersWithin(lines: readonly string[], from: number): boolean {
  const rest = lines.slice(from);
  const above = attributionAt(rest);
  const named = above !== null && rest.slice(0, above.line).every(blank);
  const below = rest.slice(named ? above.end : 0).filter((line) => !blank(line));
  if (!quoted(below[0] ?? '')) return false;
  let broken = false;
  for (const [index, line] of below.entries()) {
    const before = below[index - 1] ?? '';
    broken = !quoted(line) && (quoted(before) ? before.length >= longestUnbroken : broken);
    if (!quoted(line) && !broken && !isFooter(line)) return true;
  }
  return false;
}

/** What a telephone or a server adds below all of it is no answer. */
const isFooter = (line: string): boolean => signatureAt(['x', line]) === 1;

/** Our marker is certain; between the others the one higher up is right. */
function ownCut(lines: readonly string[]): Cut | null {
  const marker = lines.findIndex(isMarkerLine);
  const above = marker < 0 ? lines : lines.slice(0, marker);
  const block = headerBlockAt(above);
  const attribution = attributionAt(above);
  const markedWithin = marker >= 0 && quoted(lines[marker] ?? '') && answersWithin(lines, marker);
  const cuts: Cut[] = [
    ...(marker < 0 || markedWithin ? [] : [{ line: marker, by: 'marker' }]),
    ...(block ? [{ line: block.line, by: `header-block:${block.language}` }] : []),
    ...(attribution && !answersWithin(lines, attribution.end)
      ? [{ line: attribution.line, by: 'attribution' }]
      : []),
  ];
  // A program puts its own header above our marker; a cut that leaves nothing is a reply below.
  const leaving = cuts.filter(
    ({ line }) =>
      !lines
        .slice(0, line)
        .every(
          (own, index) =>
            blank(own) ||
            quoted(own) ||
            (attribution && index >= attribution.line && index < attribution.end),
        ),
  );
  return leaving.sort((a, b) => a.line - b.line)[0] ?? null;
}

/** The block of `>` at the end; such lines between answers belong to the reply. */
function trailingQuotation(lines: readonly string[]): Cut | null {
  let line = lines.length;
  while (line > 0 && (blank(lines[line - 1] as string) || quoted(lines[line - 1] as string)))
    line--;
  const some = lines.slice(line).some(quoted);
  return some && line > 0 ? { line, by: 'quote-marks' } : null;
}

/** An answer below the whole quotation: where it begins, past the attribution and the `>` lines. */
function answerBelow(lines: readonly string[]): number | null {
  const first = lines.findIndex((line) => !blank(line));
  const attribution = attributionAt(lines);
  const top = attribution?.line === first ? attribution.end : first;
  const start = lines.findIndex((line, index) => index >= top && !blank(line));
  if (!quoted(lines[start] ?? '')) return null;
  const end = lines.findIndex((line, index) => index > start && !blank(line) && !quoted(line));
  // What is quoted later stands between answers.
  return end > 0 && !lines.slice(end).some(quoted) ? end : null;
}

const isEmpty = (lines: readonly string[]): boolean => lines.every(blank);
const joined = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();

function finish(lines: readonly string[], rest: readonly string[], cutBy: string): SplitReply {
  const at = signatureAt(lines);
  const signature = joined(lines.slice(at));
  return {
    text: joined(lines.slice(0, at)),
    signature: signature || null,
    rest: rest.join('\n'),
    cutBy,
  };
}

/** A parser may take the first of several quotations for the end. */
function parsed(lines: readonly string[]): Cut | null {
  const cut = cutByParsers(lines);
  return cut && !answersWithin(lines, cut.line) ? cut : null;
}

/** No person writes more; the patterns take too long over it. */
const mostLines = 5000;
const longestLine = 10_000;

/** Of a longer text the beginning is looked at; the rest is kept unread. */
function tooLong(all: readonly string[]): SplitReply {
  const until = all.findIndex((line) => line.length > longestLine);
  const head = all.slice(0, Math.min(mostLines, until < 0 ? all.length : until));
  const tail = all.slice(head.length).join('\n');
  const begun = isEmpty(head) ? [tail.slice(0, longestLine)] : head;
  const kept = split(begun, begun.join('\n'));
  const rest = isEmpty(head) ? tail.slice(longestLine) : tail;
  return {
    ...kept,
    rest: kept.rest ? `${kept.rest}\n${rest}` : rest,
    cutBy: kept.cutBy === 'nothing' ? 'length' : kept.cutBy,
  };
}

/**
 * @param text the plain text of the mail
 * @param html its HTML, asked only when the text shows no quotation
 */
export function splitReply(text: string, html?: string | null): SplitReply {
  const all = text.replace(/\r\n?/g, '\n').split('\n');
  if (all.length > mostLines || all.some((line) => line.length > longestLine)) return tooLong(all);
  return split(all, text, html);
}

function split(lines: readonly string[], text: string, html?: string | null): SplitReply {
  // Sent off without a word of one's own: nothing in it is the sender's.
  if (lines.some(quoted) && lines.every((line) => blank(line) || quoted(line))) {
    return finish([], lines, 'quote-marks');
  }
  const own = ownCut(lines);
  const above = lines.slice(0, own?.line ?? lines.length);
  // Before the parsers, which take the line above such a quotation for the reply.
  const below = own ? null : answerBelow(lines);
  if (below !== null) return finish(lines.slice(below), lines.slice(0, below), 'answer-below');
  const cut = trailingQuotation(above) ?? own ?? parsed(above);
  if (cut && !isEmpty(lines.slice(0, cut.line))) {
    return finish(lines.slice(0, cut.line), lines.slice(cut.line), cut.by);
  }
  const visible = html ? textAboveQuotation(html) : null;
  if (visible !== null && visible.length < text.trim().length) {
    return finish(visible.split('\n'), lines, 'html');
  }
  return finish(lines, [], 'nothing');
}
