/** How a PostgreSQL server is reached: `DATABASE_URL` taken apart, TLS by our own rule. */
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { verified } from '../tls.ts';

/** libpq's names; the value is the path of a PEM file. */
const files = { sslrootcert: 'ca', sslcert: 'cert', sslkey: 'key' } as const;

/**
 * What `pg` is given. It reads `sslmode` another way than libpq, and another way again with its next major version,
 * so it is not shown it: any mode but `disable` checks the certificate in full (`environmentSchema` lets no other through
 * than `require` and `verify-full`).
 * @throws when a file that the URL names cannot be read
 */
export function serverConnection(address: string): pg.ClientConfig {
  const url = new URL(address);
  const take = (name: string): string | null => {
    const value = url.searchParams.get(name);
    url.searchParams.delete(name);
    return value;
  };
  const mode = take('sslmode');
  const named = Object.entries(files).flatMap(([name, as]) => {
    const path = take(name);
    return path ? [[as, readFileSync(path, 'utf8')]] : [];
  });
  const encrypted = mode !== 'disable' && (mode !== null || named.length > 0);
  return {
    connectionString: url.href,
    ssl: encrypted ? { ...verified, ...Object.fromEntries(named) } : false,
  };
}
