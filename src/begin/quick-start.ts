/**
 * Makes a process start in half the time. What it cannot do it leaves undone
 * (docs/decisions/018-quick-start.md).
 */
import { enableCompileCache, type ResolveFnOutput, registerHooks } from 'node:module';
import { join } from 'node:path';

// Within the checkout and not in the temporary directory, where others may write: it holds code.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/solidarity-desk'));

/** Its package.json has 180 kB, and Node reads it anew for each of its 250 modules and wherever it is imported. */
const slowPackage = '/node_modules/drizzle-orm/';
const own = new URL('../../', import.meta.url).href;
const isOwn = (url: string | undefined): url is string =>
  url?.startsWith(own) === true && !url.includes('/node_modules/');

/** What our own modules import by a name is the same wherever they stand. */
const resolved = new Map<string, ResolveFnOutput>();

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context;
    if (specifier.startsWith('.') && parentURL?.includes(slowPackage))
      return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
    if (!isOwn(parentURL) || specifier.startsWith('file:')) return next(specifier, context);
    if (specifier.startsWith('.'))
      return specifier.endsWith('.ts')
        ? {
            url: new URL(specifier, parentURL).href,
            format: 'module-typescript',
            shortCircuit: true,
          }
        : next(specifier, context);
    // What is required may be another file than what is imported.
    if (!context.conditions.includes('import')) return next(specifier, context);
    const known = resolved.get(specifier);
    if (known) return known;
    const found = next(specifier, context);
    resolved.set(specifier, { ...found, shortCircuit: true });
    return found;
  },
});
