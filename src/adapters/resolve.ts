/** DNS by the machine's resolver. */
import { Resolver } from 'node:dns/promises';
import type { Resolve } from '../desk.ts';

const resolver = new Resolver({ timeout: 5000, tries: 2 });

export const systemResolve: Resolve = async (name, type) => {
  const found = await resolver.resolve(name, type);
  return Array.isArray(found) ? found : [found];
};
