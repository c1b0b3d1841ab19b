/**
 * pino on standard error, so that standard output stays a command's own: JSON lines, readable ones on a terminal.
 * No personal data passes: of an error its kind and place, of texts only words of the program.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import type { Log } from '../desk.ts';
import { inShort } from '../domain/error-in-short.ts';
import { readable } from './log-readable.ts';

export interface LogOptions {
  readonly level: string;
  /** Which process it is: `inbox`, or `desk` where one does everything. */
  readonly role: string;
  readonly version: string;
  readonly format: 'json' | 'text';
  /** Where lines go; standard error when not given. */
  readonly out?: { write(line: string): unknown };
}

/** The mails that what is being done is about, by the ids of their messages. */
const traces = new AsyncLocalStorage<readonly string[]>();

/** Every line that is logged within says which mails it is about. */
export const withTrace = <T>(about: readonly string[], run: () => Promise<T>): Promise<T> =>
  traces.run(about, run);

export function openLog({ level, role, version, format, out }: LogOptions): Log {
  const lines = out ?? pino.destination({ dest: 2, sync: true });
  return pino(
    {
      level,
      base: { role, version },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => traceField(traces.getStore() ?? []),
      // What a line says of itself goes before what it is said within.
      mixinMergeStrategy: (fields, mixed) => ({ ...mixed, ...fields }),
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => cleaned(fields) as Record<string, unknown>,
      },
    },
    format === 'text' ? { write: (line: string) => void lines.write(readable(line)) } : lines,
  );
}

/** One id is a word, several are a list: both are found by searching for the id. */
export const traceField = (about: readonly string[]): { trace?: string | readonly string[] } =>
  about.length === 0 ? {} : { trace: about.length === 1 ? (about[0] as string) : about };

/** An id, a state, a name of the program; no blank, no `@`, nothing outside ASCII. */
const programWord = /^[\w.:+/*-]{1,200}$/;
const deepest = 4;

function cleaned(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return inShort(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return programWord.test(value) ? value : '(left out)';
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return '(left out)';
  if (Array.isArray(value)) return value.slice(0, 100).map((each) => cleaned(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, cleaned(each, depth + 1)]),
  );
}
