/**
 * A finished mail in which only a few words differ from one recipient to the next. It is composed and
 * encoded once, with a mark where each of those words stands; a recipient's mail is then made by
 * putting words into bytes, which is some forty times cheaper than composing it.
 *
 * The words stand in headers and in quoted-printable text (RFC 2045 §6.7), where a soft line break may
 * fall within a mark, and a word of any length may stand between two soft line breaks.
 */

import { escapeHtml } from './template.ts';

/** Marks are as long as our tokens and made of letters that no encoding changes. */
export type Marks<Word extends string> = Readonly<Record<Word, string>>;

interface Hole<Word> {
  readonly word: Word;
  readonly where: 'header' | 'text' | 'html';
}

/** What a recipient's words are turned into at a hole. */
export type Stencil<Word extends string> = (words: Readonly<Record<Word, string>>) => Buffer;

const softBreak = '=\r\n';

/** A mark for the `n`th word: 26 characters, as a token has. */
export const markOf = (n: number): string =>
  `zqxmarkzqx${String(n).padStart(2, '0')}zqxmarkzqxzqxq`;

/** Quoted-printable with a soft line break before, within where it is long, and after. */
function quotedPrintable(text: string): string {
  const parts: string[] = [];
  let line = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const plain = (byte >= 33 && byte <= 126 && byte !== 61) || byte === 32;
    line += plain
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (line.length > 70) {
      parts.push(line);
      line = '';
    }
  }
  return [
    `${softBreak}${parts.join(softBreak)}${parts.length && line ? softBreak : ''}${line}`,
    softBreak,
  ].join('');
}

function filled<Word extends string>({ where }: Hole<Word>, value: string): string {
  if (where === 'header') return value;
  return quotedPrintable(where === 'html' ? escapeHtml(value) : value);
}

/**
 * @param raw a finished mail with a text and an HTML part in quoted-printable, the marks in it
 * @throws RangeError when a mark is nowhere in it: then the mail could not be made personal
 */
export function cutStencil<Word extends string>(raw: Buffer, marks: Marks<Word>): Stencil<Word> {
  const text = raw.toString('latin1');
  const headersEnd = text.indexOf('\r\n\r\n');
  const htmlBegins = text.search(/^Content-Type: text\/html/m);
  const words = Object.keys(marks) as Word[];
  const within = (mark: string) =>
    [...mark].map((c) => c.replace('.', '\\.')).join(`(?:${softBreak})?`);
  const pattern = new RegExp(words.map((word) => `(${within(marks[word])})`).join('|'), 'g');
  const pieces: (string | Hole<Word>)[] = [];
  const found = new Set<Word>();
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const word = words[match.slice(1).findIndex((group) => group !== undefined)] as Word;
    const where =
      match.index < headersEnd
        ? 'header'
        : htmlBegins >= 0 && match.index > htmlBegins
          ? 'html'
          : 'text';
    pieces.push(text.slice(last, match.index), { word, where });
    last = match.index + match[0].length;
    found.add(word);
  }
  pieces.push(text.slice(last));
  const missing = words.filter((word) => !found.has(word));
  if (missing.length) throw new RangeError(`The mail has no place for ${missing.join(', ')}`);
  return (values) => {
    let mail = '';
    for (const piece of pieces)
      mail += typeof piece === 'string' ? piece : filled(piece, values[piece.word]);
    return Buffer.from(mail, 'latin1');
  };
}
