import { raised } from '../layout/superscript.ts';
import { child, type Element, elementsIn, isOn, valOf } from './xml.ts';

/** Where a page ended when the document was last printed or saved; no text can hold it (XML 1.0 §2.2). */
export const pageEnd = '\f';

/** What a run meets that is more than text. */
export interface RunReader {
  isHidden(styleId: string | undefined): boolean;
  /** The mark of a footnote or endnote, in the order of the text. */
  noteMark(kind: 'footnote' | 'endnote', id: string): string;
  /** The content of a floating box. */
  textBox(content: Element): void;
}

/** The text of a run (ECMA-376 part 1 §17.3.2.25): tabs, line feeds and `pageEnd` stand for what they are. */
export function textOfRun(run: Element, reader: RunReader): string {
  const properties = child(run, 'rPr');
  const style = valOf(properties, 'rStyle');
  if (isOn(properties, 'vanish') || reader.isHidden(style)) return '';
  const text = elementsIn(run)
    .map((each) => textOfPiece(each, reader))
    .join('');
  return valOf(properties, 'vertAlign') === 'superscript' ? raised(text) : text;
}

function textOfPiece(piece: Element, reader: RunReader): string {
  const { name, attributes } = piece;
  switch (name) {
    case 't':
      return piece.children.filter((each) => typeof each === 'string').join('');
    case 'tab':
    case 'ptab':
      return '\t';
    case 'cr':
      return '\n';
    case 'br':
      return attributes.type === 'page' ? pageEnd : '\n';
    case 'lastRenderedPageBreak':
      return pageEnd;
    case 'noBreakHyphen':
      return '\u2011';
    case 'sym':
      return symbol(attributes.font ?? '', attributes.char ?? '');
    case 'footnoteReference':
    case 'endnoteReference':
      return noteMark(piece, reader);
    case 'mc:AlternateContent':
    case 'drawing':
    case 'pict':
    case 'object':
      for (const box of textBoxesIn(piece)) reader.textBox(box);
      return '';
    default:
      return '';
  }
}

function noteMark({ name, attributes }: Element, reader: RunReader): string {
  const kind = name === 'footnoteReference' ? 'footnote' : 'endnote';
  const mark = reader.noteMark(kind, attributes.id ?? '');
  // A mark of the author's own follows as text (§17.11.14).
  return /^(?:1|true|on)$/.test(attributes.customMarkFollows ?? '') ? '' : raised(mark);
}

/** A character of a symbol font, where PDFs have it too: U+F0FC is the tick of Wingdings. */
function symbol(font: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (!Number.isInteger(code) || code <= 0 || code > 0xffff) return '';
  return String.fromCharCode(/symbol|dings/i.test(font) && code < 0x100 ? 0xf000 + code : code);
}

/** Floating boxes; what Word writes twice for older programs is taken once. */
function textBoxesIn(element: Element): Element[] {
  if (element.name === 'txbxContent') return [element];
  const [first] = elementsIn(element);
  const inside = element.name === 'mc:AlternateContent' && first ? [first] : elementsIn(element);
  return inside.flatMap(textBoxesIn);
}
