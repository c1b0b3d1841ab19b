/** Whether an address belongs to a list: by the whole address, or by its domain at a dot. */

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * `mail.ipu.org` is within `ipu.org`; `notipu.org` is not (a comparison by the end of the text is
 * how others were fooled, CVE-2026-33393).
 */
export const isWithin = (domain: string, parent: string): boolean =>
  domain.toLowerCase() === parent.toLowerCase() ||
  domain.toLowerCase().endsWith(`.${parent.toLowerCase()}`);

/** @param list domains (`ipu.org`) and whole addresses (`hrteam@ipu.org`) */
export const isListed = (address: string, list: readonly string[]): boolean =>
  list.some((entry) =>
    entry.includes('@')
      ? entry.toLowerCase() === address.toLowerCase()
      : isWithin(domainOf(address), entry),
  );
