/** DNS by the machine's resolver. */
import { Resolver } from 'node:dns/promises';
import type { Resolve } from '../desk.ts';

/** Each try waits longer than the one before. */
const patience = { timeout: 2000, tries: 3 };

/**
 * @param servers addresses with ports (`127.0.0.1:5353`); by itself those of the machine
 * @param timeout milliseconds until the first try is given up
 */
export function resolveBy(servers?: readonly string[], timeout = patience.timeout): Resolve {
  const resolver = new Resolver({ ...patience, timeout });
  if (servers) resolver.setServers(servers);
  return async (name, type) => {
    const found = await resolver.resolve(name, type);
    return Array.isArray(found) ? found : [found];
  };
}

export const systemResolve: Resolve = resolveBy();
