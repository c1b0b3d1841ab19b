import { PGlitePool, type QueryResult } from '../src/database/pglite-pool.ts';

/**
 * SQL promises no order but that of `order by`, and none among rows that are equal by it. A table that
 * was just filled gives its rows as they came, mostly; so that nothing leans on it, here they come the
 * other way round.
 */
const isSelect = (text: string): boolean =>
  /^\s*select(?! distinct)/i.test(text) &&
  !/;|bullmq|\bfor (?:no key )?(?:update|share)\b/i.test(text);

/** Its order, up to what may follow it: nothing within parentheses. */
const ordered =
  /^(.*\border by (?:[^()]|\((?:[^()]|\([^()]*\))*\))*?)((?: (?:limit|offset) \$?\d+)*)$/is;

/** The same for each test file of a process, which loads this file anew. */
const backwards = Symbol.for('rows come backwards');

function turnRound(pool: PGlitePool): void {
  if (Object.hasOwn(pool, backwards)) return;
  Object.defineProperty(pool, backwards, { value: true });
  const { execute } = pool;
  pool.execute = async function (config, values): Promise<QueryResult> {
    const query = typeof config === 'string' ? { text: config } : config;
    if (!isSelect(query.text)) return execute.call(this, config, values);
    const order = ordered.exec(query.text);
    if (order) {
      const text = `${order[1]}, row_number() over () desc${order[2]}`;
      return execute.call(this, { ...query, text }, values);
    }
    const result = await execute.call(this, config, values);
    return /\border by\b/i.test(query.text)
      ? result
      : { ...result, rows: [...result.rows].reverse() };
  };
}

turnRound(PGlitePool.prototype);
