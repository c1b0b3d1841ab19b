/**
 * Automatic numbers as Word prints them (ECMA-376 part 1 §17.9). The operative paragraphs of a
 * decision are numbered this way as often as by hand, and each decision begins again at 1.
 */
import { printedNumber } from '../flow/number-format.ts';
import type { NumberRef } from './styles.ts';
import { child, childrenOf, type Element, valOf } from './xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.`, `(%2)`, or a bullet. */
  readonly text: string;
}

/** Counts as it goes: asked once for each paragraph, in their order. */
export type NextNumber = (ref: NumberRef) => string;

const noLevel: Level = { start: 1, format: 'decimal', text: '' };

export function numberingOf(
  numbering: Element | undefined,
  numIdOfStyle: (styleId: string) => string | undefined,
): NextNumber {
  const lists = new Map(childrenOf(numbering, 'num').map((num) => [num.attributes.numId, num]));
  const abstracts = new Map(
    childrenOf(numbering, 'abstractNum').map((each) => [each.attributes.abstractNumId, each]),
  );
  /** Lists of one definition go on counting together. */
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();

  /** The definition of a list; it may lie with a style (§17.9.21). */
  function definitionOf(numId: string): { id: string; root: Element } | null {
    const id = valOf(lists.get(numId), 'abstractNumId') ?? '';
    const root = abstracts.get(id);
    const linked = valOf(root, 'numStyleLink');
    const other = linked && numIdOfStyle(linked);
    const otherId = other ? (valOf(lists.get(other), 'abstractNumId') ?? '') : id;
    const found = abstracts.get(otherId) ?? root;
    return found ? { id: otherId, root: found } : null;
  }

  return ({ numId, level }) => {
    const definition = definitionOf(numId);
    if (!definition) return '';
    const overrides = childrenOf(lists.get(numId), 'lvlOverride');
    const override = (n: number) => overrides.find((each) => each.attributes.ilvl === String(n));
    const levelAt = (n: number) =>
      levelOf(child(override(n), 'lvl') ?? levelsIn(definition.root, n)) ?? noLevel;
    const count = counts.get(definition.id) ?? [];
    counts.set(definition.id, count);
    const restart = valOf(override(level), 'startOverride');
    if (restart !== undefined && !begun.has(`${numId}/${level}`))
      count[level] = Number(restart) - 1;
    begun.add(`${numId}/${level}`);
    for (let n = 0; n < level; n += 1) count[n] ??= levelAt(n).start;
    count[level] = (count[level] ?? levelAt(level).start - 1) + 1;
    count.length = level + 1;
    return printed(levelAt(level), (n) => printedNumber(count[n] ?? 1, levelAt(n).format));
  };
}

function levelsIn(definition: Element, n: number): Element | undefined {
  return childrenOf(definition, 'lvl').find((each) => (each.attributes.ilvl ?? '0') === String(n));
}

function levelOf(level: Element | undefined): Level | null {
  if (!level) return null;
  return {
    start: Number(valOf(level, 'start') ?? 1),
    format: valOf(level, 'numFmt') ?? 'decimal',
    text: valOf(level, 'lvlText') ?? '',
  };
}

/** Bullets of Symbol and Wingdings that are dots and squares; ticks stay as they are, like in a PDF. */
const dots = new Map([
  ['\uF0B7', '•'],
  ['\uF0A7', '▪'],
  ['o', '•'],
]);

function printed({ format, text }: Level, numberAt: (level: number) => string): string {
  if (format === 'none') return '';
  if (format === 'bullet') return dots.get(text) ?? (text || '•');
  return text.replace(/%([1-9])/g, (_, n) => numberAt(Number(n) - 1));
}
