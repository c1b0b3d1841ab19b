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

/** Letters that look alike in many fonts, and what people leave out of a name when they read. */
const skeleton = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[іìıl1|!]/g, 'i')
    .replace(/[о0]/g, 'o')
    .replace(/р/g, 'p')
    .replace(/[^a-z]/g, '');

/**
 * The listed domain that a domain only looks like: `ipu.org.docs.example`, `ipu-org.example`,
 * `lpu.org`. Null when it looks like none, or is within it.
 */
export function lookalikeOf(domain: string, listed: readonly string[]): string | null {
  const own = listed.map((entry) => domainOf(entry));
  if (own.some((parent) => isWithin(domain, parent))) return null;
  const shape = skeleton(domain);
  return (
    own.find((parent) => {
      const wanted = skeleton(parent);
      const labels = domain.toLowerCase().split(/[.-]/).join('.');
      return shape === wanted || `.${labels}.`.includes(`.${parent.toLowerCase()}.`);
    }) ?? null
  );
}
