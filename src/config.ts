/** `desk.yaml` and the environment, validated once: a `Config`, or every error with its path. */
import { existsSync, readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { calendarOf } from './config/calendar.ts';
import { type Environment, environmentSchema } from './config/environment.ts';
import { ConfigError } from './config/error.ts';
import { type Clerk, configSchema, type DeskYaml } from './config/schema.ts';
import { secretsByReference, secretsIn } from './config/secrets.ts';
import type { WorkingCalendar } from './domain/working-days.ts';

export interface Config extends DeskYaml {
  readonly environment: Environment;
  readonly calendar: WorkingCalendar;
}

/** @throws ConfigError */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const secrets = secretsByReference(env);
  const parsed = environmentSchema.safeParse({ ...env, ...secrets.values });
  if (parsed.success) return { ...parsed.data, secretFiles: secrets.files };
  throw new ConfigError(
    parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}

/** @throws ConfigError */
export function readConfig(environment: Environment): Config {
  const path = environment.DESK_CONFIG;
  if (!existsSync(path))
    throw new ConfigError([
      `${path}: no such file. Write one with \`desk init\`, or name yours in DESK_CONFIG`,
    ]);
  const yaml = parseConfig(readFileSync(path, 'utf8'), path);
  return { ...yaml, environment, calendar: calendarOf(yaml.chamber) };
}

/** @throws ConfigError */
export function parseConfig(text: string, path: string): DeskYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length)
    throw new ConfigError(
      document.errors.map(
        (e) => `${path}:${lines.linePos(e.pos[0]).line}: ${e.message.split('\n')[0]}`,
      ),
    );
  /** Where in the file something is wrong. */
  const at = (where: readonly (string | number)[]): string => {
    const node = document.getIn(where, true) as { range?: [number] } | undefined;
    const line = node?.range ? `:${lines.linePos(node.range[0]).line}` : '';
    return `${path}${line}: ${where.join('.') || 'the file'}`;
  };
  const content = document.toJS() ?? {};
  const secrets = secretsIn(content);
  if (secrets.length)
    throw new ConfigError(
      secrets.map(
        (where) =>
          `${at(where)}: looks like a secret, and none stands in this file, which is copied and shown; secrets are environment variables or files (docs/configuration.md)`,
      ),
    );
  const parsed = configSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map(
      (issue) => `${at(issue.path as (string | number)[])}: ${explain(issue)}`,
    ),
  );
}

/** zod's words where they serve a clerk, ours where they do not. */
function explain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `does not know ${issue.keys.map((k) => `"${k}"`).join(', ')}`;
  if (issue.code === 'invalid_type' && issue.message.includes('undefined')) return 'is missing';
  return issue.message;
}

/** @throws when there is none, which `configSchema` rules out for ids that stand in the configuration */
export function clerkOf(config: DeskYaml, id: string): Clerk {
  const clerk = config.clerks.find((c) => c.id === id);
  if (!clerk) throw new Error(`No clerk ${id} in the configuration`);
  return clerk;
}
