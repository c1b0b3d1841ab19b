/** The doctor at what nobody else may see: who may read the files of secrets, and what travels without encryption. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { isLoopback } from '../tls.ts';
import { advice, bad, type Finding, good, reason } from './finding.ts';

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
    'the key of the tokens': join(DESK_DATA_DIR, 'secret.key'),
    'the kept refresh token': join(DESK_DATA_DIR, 'oauth-refresh-token'),
  };
  const there = Object.entries(files).flatMap(([what, path]) =>
    path && existsSync(path) ? [{ what, path }] : [],
  );
  const open = there.filter(({ path }) => (statSync(path).mode & 0o007) !== 0);
  if (open.length)
    return open.map(({ what, path }) =>
      advice(
        `Everybody on this machine may read ${path} (${what})`,
        `chmod o= ${path}, and let it belong to the user that the desk runs as`,
      ),
    );
  return there.length ? [good('Secrets in files are readable by their owner and group only')] : [];
}

/** Node itself reads the file, and only warns where it cannot. */
function ownCa({ environment: { NODE_EXTRA_CA_CERTS: path } }: Config): Finding[] {
  if (!path) return [];
  try {
    const { subject } = new X509Certificate(readFileSync(path));
    return [good(`Trusts the CA of NODE_EXTRA_CA_CERTS too (${subject.replaceAll('\n', ', ')})`)];
  } catch (error) {
    return [
      bad(
        `NODE_EXTRA_CA_CERTS: ${path} holds no certificate that can be read: ${reason(error)}`,
        'Name a PEM file; until then only public CAs are trusted',
      ),
    ];
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
    ...(database
      ? [
          advice(
            `What the desk says to the database at ${database} is not encrypted`,
            'Where others could listen, add ?sslmode=verify-full to DATABASE_URL',
          ),
        ]
      : []),
    ...(redis
      ? [
          advice(
            `What the desk says to Redis at ${redis} is not encrypted (ids only, and the password)`,
            'Where others could listen, write rediss:// in REDIS_URL',
          ),
        ]
      : []),
  ];
}
