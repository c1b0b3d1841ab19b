/** Secrets by reference: read from the files that `…_FILE` variables name, and kept out of `desk.yaml`. */
import { readFileSync } from 'node:fs';
import { secretNames } from './environment.ts';
import { ConfigError } from './error.ts';

/**
 * Reads the files of Docker secrets, systemd credentials and their like. The line end that editors add is
 * taken off.
 * @throws ConfigError naming the variables, never their values
 */
export function secretsByReference(env: Readonly<Record<string, string | undefined>>): {
  readonly values: Record<string, string>;
  readonly files: Record<string, string>;
} {
  const named = secretNames.flatMap((name) => {
    const path = env[`${name}_FILE`];
    return path ? [{ name, variable: `${name}_FILE`, path }] : [];
  });
  const read = named.map((each) => ({
    ...each,
    ...(env[each.name]
      ? { error: `${each.name} and ${each.variable} are both set: unset one of them` }
      : contentOf(each.variable, each.path)),
  }));
  const errors = read.flatMap((each) => ('error' in each ? [each.error] : []));
  if (errors.length) throw new ConfigError(errors);
  return {
    values: Object.fromEntries(
      read.flatMap((each) => ('value' in each ? [[each.name, each.value]] : [])),
    ),
    files: Object.fromEntries(read.map(({ variable, path }) => [variable, path])),
  };
}

function contentOf(variable: string, path: string): { value: string } | { error: string } {
  try {
    const value = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    return value ? { value } : { error: `${variable}: ${path} is empty` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { error: `${variable}: ${path} cannot be read (${code})` };
  }
}

/** Names that somebody gives to a field who looks for a place for a password. */
const secretName = /passw|secret|token|credential|api_?key|private_?key|^[A-Z]+_URL$/i;
/** A URL with a password, or a key itself. */
const secretValue = /^[a-z]+:\/\/[^/\s@]*:[^/\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Where in a configuration something looks like a secret, as paths. */
export function secretsIn(
  content: unknown,
  path: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof content === 'string') return secretValue.test(content) ? [path] : [];
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) => {
    const inner = [...path, Array.isArray(content) ? Number(key) : key];
    return secretName.test(key) ? [inner] : secretsIn(value, inner);
  });
}
