/** A word as it is compared: letters and digits only, without case, accents and the variants of Arabic spelling. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replaceAll('ـ', '')
    .replace(/[^\p{L}\p{N}]/gu, '');
