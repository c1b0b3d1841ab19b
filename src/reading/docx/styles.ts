import { child, childrenOf, type Element, isOn, valOf } from './xml.ts';

/** A paragraph's place in a list, as its properties give it (ECMA-376 part 1 §17.3.1.19). */
export interface NumberRef {
  readonly numId: string;
  readonly level: number;
}

/** What a style says beyond looks. */
export interface Styles {
  /** Numbering that comes with a paragraph style. */
  numberOf(styleId: string | undefined): NumberRef | null;
  isHidden(styleId: string | undefined): boolean;
}

/** Styles build on one another; longer chains go round in a circle. */
const longestChain = 20;

export function stylesOf(styles: Element | undefined): Styles {
  const byId = new Map(
    childrenOf(styles, 'style').map((style) => [style.attributes.styleId ?? '', style]),
  );
  const chainOf = (styleId: string | undefined): Element[] => {
    const chain: Element[] = [];
    let style = byId.get(styleId ?? '');
    while (style && chain.length < longestChain) {
      chain.push(style);
      style = byId.get(valOf(style, 'basedOn') ?? '');
    }
    return chain;
  };
  return {
    numberOf(styleId) {
      const chain = chainOf(styleId).map((style) => child(child(style, 'pPr'), 'numPr'));
      const numId = chain.map((each) => valOf(each, 'numId')).find(Boolean);
      const level = chain.map((each) => valOf(each, 'ilvl')).find(Boolean);
      return numId ? { numId, level: Number(level ?? 0) } : null;
    },
    isHidden: (styleId) => chainOf(styleId).some((style) => isOn(child(style, 'rPr'), 'vanish')),
  };
}
