import { readFileSync } from 'node:fs';
import { ConfigError } from './error.ts';

/** Variables that hold secrets. Each may be named with `_FILE` behind it instead: then its value stands in that file. */
export const secretVariables = [
  'DATABASE_URL',
  'REDIS_URL',
  'IMAP_URL',
  'SMTP_URL',
  'OAUTH_CLIENT_SECRET',
  'OAUTH_REFRESH_TOKEN',
  'OIDC_CLIENT_SECRET',
] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Variables with the secrets that stand in files, as systemd's credentials and the secrets of containers do.
 * @throws ConfigError when a file cannot be read, or a secret is there twice
 */
export function withSecretFiles(variables: Variables): Variables {
  const problems: string[] = [];
  const read: Record<string, string> = {};
  for (const name of secretVariables) {
    const path = variables[`${name}_FILE`];
    if (!path) continue;
    if (variables[name])
      problems.push(`${name}: is set, and so is ${name}_FILE. Unset one of them`);
    else
      try {
        read[name] = readFileSync(path, 'utf8').trim();
      } catch (error) {
        problems.push(
          `${name}_FILE: ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`,
        );
      }
  }
  if (problems.length) throw new ConfigError(problems);
  return { ...variables, ...read };
}
