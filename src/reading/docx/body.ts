import type { Block } from '../flow/block.ts';
import { paragraph } from '../flow/block.ts';
import type { NextNumber } from './numbering.ts';
import { pageEnd, type RunReader, textOfRun } from './run.ts';
import type { NumberRef, Styles } from './styles.ts';
import { child, childrenOf, type Element, elementsIn, isOn, valOf } from './xml.ts';

/** Reads the blocks of a body, a cell, a text box or a note. */
export interface BodyReader {
  readonly styles: Styles;
  readonly nextNumber: NextNumber;
  noteMark: RunReader['noteMark'];
}

export function blocksIn(container: Element, reader: BodyReader): Block[] {
  return elementsIn(container).flatMap((element) => {
    switch (element.name) {
      case 'p':
        return paragraphBlocks(element, reader);
      case 'tbl':
        return tableBlocks(element, reader);
      case 'sdt':
        return blocksIn(child(element, 'sdtContent') ?? element, reader);
      // Insertions count as accepted, deletions as made.
      case 'customXml':
      case 'ins':
      case 'moveTo':
        return blocksIn(element, reader);
      default:
        return [];
    }
  });
}

function paragraphBlocks(element: Element, reader: BodyReader): Block[] {
  const properties = child(element, 'pPr');
  const style = valOf(properties, 'pStyle');
  const asides: Block[] = [];
  const text = textIn(element, {
    isHidden: reader.styles.isHidden,
    noteMark: reader.noteMark,
    textBox: (content) => asides.push({ kind: 'aside', blocks: blocksIn(content, reader) }),
  });
  const ref = numberRef(properties, reader.styles.numberOf(style));
  // Word numbers an empty paragraph, too, but prints no text behind it.
  const mark = ref ? reader.nextNumber(ref) : '';
  const [first = '', ...rest] = text.split(pageEnd);
  const start = first.trim() || rest.length === 0 ? [paragraph(labelled(mark, first))] : [];
  const later = rest.flatMap((part, i) => {
    const isStart = start.length === 0 && i === 0;
    return [pageBreak, paragraph(isStart ? labelled(mark, part) : part)];
  });
  return [
    ...(isOn(properties, 'pageBreakBefore') ? [pageBreak] : []),
    ...asides,
    ...start,
    ...later,
    ...(endsPage(child(properties, 'sectPr')) ? [pageBreak] : []),
  ];
}

const pageBreak: Block = { kind: 'page-break' };

function labelled(mark: string, text: string): string {
  return mark && text.trim() ? `${mark} ${text.trimStart()}` : text;
}

/** A section begins on a new page unless it says otherwise (ECMA-376 part 1 §17.6.22). */
function endsPage(section: Element | undefined): boolean {
  return section !== undefined && !/^(?:continuous|nextColumn)$/.test(valOf(section, 'type') ?? '');
}

/** The paragraph's own numbering, else its style's; list 0 takes it away (§17.9.18). */
function numberRef(properties: Element | undefined, styled: NumberRef | null): NumberRef | null {
  const own = child(properties, 'numPr');
  const numId = valOf(own, 'numId') ?? styled?.numId;
  const level = Number(valOf(own, 'ilvl') ?? styled?.level ?? 0);
  return numId && numId !== '0' && level >= 0 && level < 9 ? { numId, level } : null;
}

function textIn(container: Element, reader: RunReader): string {
  return elementsIn(container)
    .map((element) => {
      switch (element.name) {
        case 'r':
          return textOfRun(element, reader);
        case 'sdt':
          return textIn(child(element, 'sdtContent') ?? element, reader);
        case 'hyperlink':
        case 'ins':
        case 'moveTo':
        case 'smartTag':
        case 'customXml':
        case 'fldSimple':
        case 'bdo':
        case 'dir':
          return textIn(element, reader);
        default:
          return '';
      }
    })
    .join('');
}

/** Pages that end within a table end behind it: its columns are read one after the other. */
function tableBlocks(table: Element, reader: BodyReader): Block[] {
  let ends = 0;
  const rows = withContent(table, 'tr').map((row) => {
    const cells = withContent(row, 'tc').map((cell) => blocksIn(cell, reader));
    ends += Math.max(0, ...cells.map((cell) => cell.filter(isPageBreak).length));
    return cells.map((cell) => cell.filter((block) => !isPageBreak(block)));
  });
  return [{ kind: 'table', rows }, ...Array.from({ length: ends }, () => pageBreak)];
}

const isPageBreak = (block: Block): boolean => block.kind === 'page-break';

/** Rows and cells; form controls may be wrapped around them. */
function withContent(element: Element, name: 'tr' | 'tc'): Element[] {
  return elementsIn(element).flatMap((each) => {
    if (each.name === name) return [each];
    const inside = each.name === 'sdt' ? child(each, 'sdtContent') : undefined;
    return inside ? childrenOf(inside, name) : [];
  });
}
