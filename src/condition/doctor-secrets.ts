/** The doctor at what nobody else may see: who may read the files of secrets, and what travels without encryption. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { isLoopback } from '../tls.ts';
import { reason } from './reason.ts';

export function examineSecrets(config: Config): Finding[] {
  return [...filesOf(config), ...ownCa(config), ...inTheClear(config)];
}

/** Files that hold a secret, by what names them. */
function filesOf({ environment, delivery: { dkim } }: Config): Finding[] {
  const { DESK_DATA_DIR, SMTP_KEY, secretFiles } = environment;
  const files: Record<string, string | undefined> = {
    ...secretFiles,
    SMTP_KEY,
    'delivery.dkim.keyFile': dkim?.keyFile,
    tokenKey: join(DESK_DATA_DIR, 'secret.key'),
    refreshToken: join(DESK_DATA_DIR, 'oauth-refresh-token'),
  };
  const there = Object.entries(files).flatMap(([of, path]) =>
    path && existsSync(path) ? [{ of, path }] : [],
  );
  const open = there.filter(({ path }) => (statSync(path).mode & 0o007) !== 0);
  if (open.length) return open.map(({ of, path }) => finding('secrets-open', { path, of }));
  return there.length ? [finding('secrets-closed', {})] : [];
}

/** Node itself reads the file, and only warns where it cannot. */
function ownCa({ environment: { NODE_EXTRA_CA_CERTS: path } }: Config): Finding[] {
  if (!path) return [];
  try {
    const { subject } = new X509Certificate(readFileSync(path));
    return [finding('own-ca', { subject: subject.replaceAll('\n', ', ') })];
  } catch (error) {
    return [finding('own-ca-unreadable', { path, error: reason(error) })];
  }
}

function inTheClear({ environment: { DATABASE_URL, REDIS_URL } }: Config): Finding[] {
  const plain = (address: string | undefined, isPlain: (url: URL) => boolean): string | null => {
    const url = address ? new URL(address) : null;
    return url?.hostname && !isLoopback(url.hostname) && isPlain(url) ? url.hostname : null;
  };
  const database = plain(
    DATABASE_URL,
    ({ searchParams: asked }) =>
      !asked.has('sslrootcert') && (asked.get('sslmode') ?? 'disable') === 'disable',
  );
  const redis = plain(REDIS_URL, ({ protocol }) => protocol === 'redis:');
  return [
    ...(database ? [finding('database-in-the-clear', { host: database })] : []),
    ...(redis ? [finding('redis-in-the-clear', { host: redis })] : []),
  ];
}
