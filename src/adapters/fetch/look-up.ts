import type { LookupAddress } from 'node:dns';
import type { Resolve } from '../../desk.ts';

const most = 8;

/** DNS says that there is nothing, unlike when nobody answers. */
const isNothing = (error: unknown): boolean =>
  ['ENOTFOUND', 'ENODATA'].includes((error as NodeJS.ErrnoException | null)?.code ?? '');

/**
 * All addresses of a host, IPv4 first; empty when it has none.
 * @throws when nobody knows, or the signal comes first
 */
export async function lookUp(
  host: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<LookupAddress[]> {
  const ask = async (type: 'A' | 'AAAA', family: 4 | 6): Promise<LookupAddress[]> => {
    try {
      return (await resolve(host, type)).map((address) => ({ address: String(address), family }));
    } catch (error) {
      if (isNothing(error)) return [];
      throw error;
    }
  };
  const late = Promise.withResolvers<never>();
  const stop = () => late.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const [four, six] = await Promise.race([
      Promise.allSettled([ask('A', 4), ask('AAAA', 6)]),
      late.promise,
    ]);
    // Some name servers know no AAAA and say so with an error; with an IPv4 address that is no matter.
    if (four.status === 'rejected') throw four.reason;
    if (six.status === 'rejected' && four.value.length === 0) throw six.reason;
    return [...four.value, ...(six.status === 'fulfilled' ? six.value : [])].slice(0, most);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
