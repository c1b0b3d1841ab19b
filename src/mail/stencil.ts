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

/** Large bytes that many mails share: an attachment's base64, in the place of a stand-in's. */
export interface Block {
  /** The line that stands for it in the mail. */
  readonly standIn: string;
  readonly bytes: Buffer;
}

interface Hole<Word> {
  readonly word: Word;
  readonly where: 'header' | 'text' | 'html';
}

/** What a recipient's words are turned into a mail with. */
export interface Stencil<Word extends string> {
  (words: Readonly<Record<Word, string>>): Buffer;
  /**
   * The mail up to the last of its words: all that differs between recipients, and the rest left off.
   * For a look only: the next call writes over it.
   */
  readonly personal: (words: Readonly<Record<Word, string>>) => Buffer;
  /** Octets that the words take in the HTML body, decoded. */
  readonly htmlBytes: (words: Readonly<Record<Word, string>>) => number;
}

type Piece<Word> = Buffer | Hole<Word>;
const isHole = <Word>(piece: Piece<Word>): piece is Hole<Word> => !Buffer.isBuffer(piece);

const softBreak = '=\r\n';

/** No word of any language: what is left of a mark shows. */
export const markStem = 'zqxmarkzqx';

/** A mark for the `n`th word: 26 characters, as a token has. */
export const markOf = (n: number): string =>
  `${markStem}${String(n).padStart(2, '0')}zqxmarkzqxzqxq`;

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
 * @throws RangeError when a mark or a stand-in is nowhere in it: then the mail could not be made
 */
export function cutStencil<Word extends string>(
  raw: Buffer,
  marks: Marks<Word>,
  blocks: readonly Block[] = [],
): Stencil<Word> {
  const text = raw.toString('latin1');
  const pieces = cut(text, marks);
  const holes = pieces.filter(isHole);
  const last = pieces.findLastIndex(isHole);
  const missing = (Object.keys(marks) as Word[]).filter(
    (word) => !holes.some((hole) => hole.word === word),
  );
  if (missing.length) throw new RangeError(`The mail has no place for ${missing.join(', ')}`);
  const ahead = pieces.slice(0, last + 1);
  const rest = withBlocks(Buffer.concat(pieces.slice(last + 1) as Buffer[]), blocks);
  const inHtml = holes.filter(({ where }) => where === 'html');
  // A word stands in many places; it is encoded once for each kind of them.
  const partsFor = (values: Readonly<Record<Word, string>>): Buffer[] => {
    const made = new Map<string, Buffer>();
    return ahead.map((piece) => {
      if (!isHole(piece)) return piece;
      const key = `${piece.where} ${piece.word}`;
      const known = made.get(key);
      if (known) return known;
      const bytes = Buffer.from(filled(piece, values[piece.word]), 'latin1');
      made.set(key, bytes);
      return bytes;
    });
  };
  let scratch = Buffer.alloc(0);
  return Object.assign(
    (values: Readonly<Record<Word, string>>) => Buffer.concat([...partsFor(values), ...rest]),
    {
      personal: (values: Readonly<Record<Word, string>>) => {
        const parts = partsFor(values);
        const length = parts.reduce((sum, part) => sum + part.length, 0);
        if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(2 * length);
        let at = 0;
        for (const part of parts) at += part.copy(scratch, at);
        return scratch.subarray(0, length);
      },
      htmlBytes: (values: Readonly<Record<Word, string>>) =>
        inHtml.reduce((sum, { word }) => sum + Buffer.byteLength(escapeHtml(values[word])), 0),
    },
  );
}

/** The bytes between the words, and the words' places. */
function cut<Word extends string>(text: string, marks: Marks<Word>): Piece<Word>[] {
  const headersEnd = text.indexOf('\r\n\r\n');
  const htmlBegins = text.search(/^Content-Type: text\/html/m);
  const words = Object.keys(marks) as Word[];
  const within = (mark: string) =>
    [...mark].map((c) => c.replace('.', '\\.')).join(`(?:${softBreak})?`);
  const pattern = new RegExp(words.map((word) => `(${within(marks[word])})`).join('|'), 'g');
  const pieces: Piece<Word>[] = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const word = words[match.slice(1).findIndex((group) => group !== undefined)] as Word;
    const where =
      match.index < headersEnd
        ? 'header'
        : htmlBegins >= 0 && match.index > htmlBegins
          ? 'html'
          : 'text';
    pieces.push(Buffer.from(text.slice(last, match.index), 'latin1'), { word, where });
    last = match.index + match[0].length;
  }
  pieces.push(Buffer.from(text.slice(last), 'latin1'));
  return pieces;
}

/** The same bytes with each block in the place of its stand-in; the blocks themselves are not copied. */
function withBlocks(bytes: Buffer, blocks: readonly Block[]): Buffer[] {
  const parts: Buffer[] = [];
  let rest = bytes;
  for (const { standIn, bytes: block } of blocks) {
    const at = rest.indexOf(standIn, 0, 'latin1');
    if (at < 0) throw new RangeError('The mail has no place for an attachment');
    parts.push(rest.subarray(0, at), block);
    rest = rest.subarray(at + standIn.length);
  }
  return [...parts, rest];
}
