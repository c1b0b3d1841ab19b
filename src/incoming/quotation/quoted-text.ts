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

/** Our marker is certain; between the others the one higher up is right. */
function ownCut(lines: readonly string[]): Cut | null {
  const marker = lines.findIndex(isMarkerLine);
  const above = marker < 0 ? lines : lines.slice(0, marker);
  const block = headerBlockAt(above);
  const attribution = attributionAt(above);
  const cuts: Cut[] = [
    ...(marker < 0 ? [] : [{ line: marker, by: 'marker' }]),
    ...(block ? [{ line: block.line, by: `header-block:${block.language}` }] : []),
    ...(attribution === null ? [] : [{ line: attribution, by: 'attribution' }]),
  ];
  // A program puts its own header above our marker; a cut that leaves nothing is a reply below.
  const leaving = cuts.filter(({ line }) => !lines.slice(0, line).every(blank));
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
  const top = attribution !== null && attribution === first ? attribution + 1 : first;
  const start = lines.findIndex((line, index) => index >= top && quoted(line));
  const end = lines.findIndex((line, index) => index > start && !blank(line) && !quoted(line));
  // Three lines at most for the attribution; and what is quoted later stands between answers.
  const pure = start >= 0 && start - top < 3 && !lines.slice(end).some(quoted);
  return pure && end > 0 && (start === top || top > first) ? end : null;
}

const isEmpty = (lines: readonly string[]): boolean => lines.every(blank);
const joined = (lines: readonly string[]): string =>
  lines.join('\n').replace(/^(?:[ \t]*\n)+|\s+$/g, '');

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

/**
 * @param text the plain text of the mail
 * @param html its HTML, asked only when the text shows no quotation
 */
export function splitReply(text: string, html?: string | null): SplitReply {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  // Sent off without a word of one's own: nothing in it is the sender's.
  if (lines.some(quoted) && lines.every((line) => blank(line) || quoted(line))) {
    return finish([], lines, 'quote-marks');
  }
  const own = ownCut(lines);
  const above = lines.slice(0, own?.line ?? lines.length);
  // Before the parsers, which take the line above such a quotation for the reply.
  const below = own ? null : answerBelow(lines);
  if (below !== null) return finish(lines.slice(below), lines.slice(0, below), 'answer-below');
  const cut = trailingQuotation(above) ?? own ?? cutByParsers(above);
  if (cut && !isEmpty(lines.slice(0, cut.line))) {
    return finish(lines.slice(0, cut.line), lines.slice(cut.line), cut.by);
  }
  const visible = html ? textAboveQuotation(html) : null;
  if (visible !== null && visible.length < text.trim().length) {
    return finish(visible.split('\n'), lines, 'html');
  }
  return finish(lines, [], 'nothing');
}
