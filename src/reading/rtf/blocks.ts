import { type Block, paragraph } from '../flow/block.ts';
import { windowsText } from '../plain-text/windows-text.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Groups that hold no text of the document; all that begin with `\*` are others. */
const destinations = new Set(
  'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf themedata datastore listtable listoverridetable rsidtbl generator xmlnstbl latentstyles fldinst nonshppict'.split(
    ' ',
  ),
);
/** Characters that have words of their own. */
const characters = new Map([
  ['tab', '\t'],
  ['line', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['~', '\u00A0'],
  ['_', '\u2011'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);

interface Group {
  /** Its text is none of the document's. */
  readonly isAside: boolean;
  /** `\ucN`: how many plain characters stand behind a Unicode one for older programs. */
  readonly fallback: number;
}

const deepest = 1000;

/** The paragraphs and table rows of an RTF document, as they stand in the file. */
export function blocksOfRtf(rtf: string): Block[] {
  const writer = new Writer();
  for (const token of tokensOf(rtf)) writer.take(token);
  return writer.end();
}

class Writer {
  readonly #blocks: Block[] = [];
  readonly #groups: Group[] = [];
  #group: Group = { isAside: false, fallback: 1 };
  #text = '';
  #inTable = false;
  readonly #cell: Block[] = [];
  readonly #row: Block[][] = [];
  readonly #rows: Block[][][] = [];
  #codePage = 1252;
  /** Characters still to be passed over after a Unicode one. */
  #skip = 0;

  take(token: Token): void {
    if (token.kind === 'open') {
      if (this.#groups.length < deepest) this.#groups.push(this.#group);
    } else if (token.kind === 'close') {
      this.#group = this.#groups.pop() ?? this.#group;
    } else if (token.kind === 'control') {
      this.#control(token.word, token.parameter);
    } else {
      const { text } = token;
      this.#put(text.slice(this.#skip));
      this.#skip = Math.max(0, this.#skip - text.length);
    }
  }

  end(): Block[] {
    this.#inTable = false;
    this.#endParagraph();
    this.#endRow();
    if (this.#rows.length > 0) this.#blocks.push({ kind: 'table', rows: this.#rows });
    return this.#blocks;
  }

  #control(word: string, parameter: number | null): void {
    if (word === '*' || destinations.has(word)) this.#group = { ...this.#group, isAside: true };
    else if (word === 'ansicpg') this.#codePage = parameter ?? 1252;
    else if (word === 'uc') this.#group = { ...this.#group, fallback: parameter ?? 1 };
    else if (word === 'u') this.#unicode(parameter ?? 0);
    else if (word === "'") this.#byte(parameter ?? 0);
    else if (characters.has(word)) this.#put(characters.get(word) ?? '');
    else if (!this.#group.isAside) this.#layout(word);
  }

  #layout(word: string): void {
    switch (word) {
      case 'par':
      case 'sect':
        this.#endParagraph();
        break;
      case 'page':
        this.#endParagraph();
        this.#add({ kind: 'page-break' });
        break;
      case 'pard':
        this.#inTable = false;
        break;
      case 'intbl':
        this.#inTable = true;
        break;
      case 'cell':
        this.#endParagraph();
        this.#row.push(this.#cell.splice(0));
        break;
      case 'row':
        this.#endRow();
    }
  }

  /** Written as a signed number of 16 bits. */
  #unicode(code: number): void {
    this.#put(String.fromCharCode(code & 0xffff));
    this.#skip = this.#group.fallback;
  }

  #byte(byte: number): void {
    if (this.#skip > 0) this.#skip -= 1;
    else this.#put(windowsText(Buffer.from([byte]), this.#codePage));
  }

  #put(text: string): void {
    if (!this.#group.isAside) this.#text += text;
  }

  #endParagraph(): void {
    if (this.#text.trim()) {
      const block = paragraph(this.#text);
      if (this.#inTable) this.#cell.push(block);
      else this.#add(block);
    }
    this.#text = '';
  }

  /** Rows that follow each other are one table; anything else ends it. */
  #endRow(): void {
    if (this.#row.length > 0) this.#rows.push(this.#row.splice(0));
  }

  #add(block: Block): void {
    if (this.#rows.length > 0) this.#blocks.push({ kind: 'table', rows: this.#rows.splice(0) });
    this.#blocks.push(block);
  }
}
