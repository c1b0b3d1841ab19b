import type { Item } from './item.ts';

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** True where `small` is set smaller and higher than the text it stands beside. */
export function isRaised(
  small: Item,
  beside: { readonly y: number; readonly size: number },
): boolean {
  const rise = beside.y - small.y;
  return small.size < beside.size * 0.8 && rise > beside.size * 0.12 && rise < beside.size * 0.8;
}

/**
 * Raised digits are footnote marks: as superscript characters they cannot be taken for a part of
 * the name or number they are glued to (`SAW HLAING1`). Ordinals (`206th`) stay letters.
 */
export function raised(text: string): string {
  return /^[\d\s,]+$/.test(text) ? text.replace(/\d/g, (d) => digits[Number(d)] ?? d) : text;
}
