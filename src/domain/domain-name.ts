/**
 * `mail.ipu.org` is within `ipu.org`; `notipu.org` is not (a comparison by the end of the text is
 * how others were fooled, CVE-2026-33393).
 */
export const isWithin = (domain: string, parent: string): boolean =>
  domain.toLowerCase() === parent.toLowerCase() ||
  domain.toLowerCase().endsWith(`.${parent.toLowerCase()}`);
