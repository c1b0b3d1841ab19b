/** Whether an address belongs to a list: by the whole address, or by its domain at a dot. */
import { isWithin } from '../domain/domain-name.ts';

export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** @param list domains (`ipu.org`) and whole addresses (`hrteam@ipu.org`) */
export const isListed = (address: string, list: readonly string[]): boolean =>
  list.some((entry) =>
    entry.includes('@')
      ? entry.toLowerCase() === address.toLowerCase()
      : isWithin(domainOf(address), entry),
  );
