/** Small repairs of text that every part of the reader needs. */

/**
 * One blank between words, no soft hyphens, letters for ligatures (old fonts and OCR give "ﬁ"), a
 * plain hyphen for the unbreakable one (archive.ipu.org prints it in references).
 */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/\u00AD|\u200B|\uFEFF/g, '')
    .replace(/\u2011|\u2010/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** For comparing: tidy, straight apostrophes, plain dashes, no superscripts or asterisks. */
export function plain(text: string): string {
  return tidy(text)
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹*]/g, '');
}

/** For comparing without regard to case and accents. */
export function bare(text: string): string {
  return plain(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Lines joined to running text; a word divided at a hyphen stays one word. */
export function joined(lines: readonly string[]): string {
  const parts = lines.map((line, i) => {
    const divided = /\p{L}-$/u.test(lines[i - 1] ?? '') && /^\p{L}/u.test(line);
    return i === 0 || divided ? line : ` ${line}`;
  });
  return tidy(parts.join(''));
}
