import type { Block } from '../flow/block.ts';
import { paragraph } from '../flow/block.ts';
import { raised } from '../layout/superscript.ts';
import { type BodyReader, blocksIn } from './body.ts';
import { childrenOf, type Element } from './xml.ts';

type Kind = 'footnote' | 'endnote';

/** Footnotes (ECMA-376 part 1 §17.11) in the order in which the text refers to them. */
export interface Notes {
  /** Notes a reference; its mark. */
  refer(kind: Kind, id: string): string;
  /** The notes referred to since the last call, under a rule, as they stand at the foot of a page. */
  foot(): Block[];
}

const rule = paragraph('________');

export function notesOf(
  parts: { readonly [K in Kind as `${K}s`]: Element | undefined },
  reader: Omit<BodyReader, 'noteMark'>,
): Notes {
  const counts = { footnote: 0, endnote: 0 };
  let waiting: { mark: string; text: string }[] = [];
  const textOf = (kind: Kind, id: string): string => {
    const note = childrenOf(parts[`${kind}s`], kind).find((each) => each.attributes.id === id);
    // Notes have no notes of their own.
    const blocks = note ? blocksIn(note, { ...reader, noteMark: () => '' }) : [];
    return blocks
      .flatMap((block) => (block.kind === 'paragraph' ? block.lines : []))
      .join(' ')
      .trim();
  };
  return {
    refer(kind, id) {
      counts[kind] += 1;
      const mark = String(counts[kind]);
      const text = textOf(kind, id);
      if (text) waiting.push({ mark, text });
      return mark;
    },
    foot() {
      const notes = waiting.map(({ mark, text }) => paragraph(`${raised(mark)} ${text}`));
      waiting = [];
      return notes.length > 0 ? [rule, ...notes] : [];
    },
  };
}
