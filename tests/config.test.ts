/** The configuration: every mistake named with its line and path, sensible defaults, one commented file to begin with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commentedConfig } from '../src/config/commented.ts';
import { ConfigError } from '../src/config/error.ts';
import { configFields, environmentFields } from '../src/config/manual.ts';
import { parseConfig, readEnvironment } from '../src/config.ts';

const sample = readFileSync(join(import.meta.dirname, '../samples/desk.yaml'), 'utf8');
const errorsOf = (yaml: string): readonly string[] => {
  try {
    parseConfig(yaml, 'desk.yaml');
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.errors;
    throw error;
  }
};

test.each([
  [
    'a wrong zone',
    'Europe/Copenhagen',
    'Europe/Kopenhagen',
    'desk.yaml:5: chamber.timeZone: is no IANA time zone (Europe/Copenhagen)',
  ],
  [
    'an unknown field',
    'country: DK',
    'country: DK\n  colour: red',
    'desk.yaml:3: chamber: does not know "colour"',
  ],
  [
    'a clerk who does not exist',
    'clerk: anna',
    'clerk: eva',
    'desk.yaml:19: group.clerk: names "eva", who is not in clerks',
  ],
  [
    'an address that is none',
    'email: bo.kjaer@parlament.example',
    'email: bo.kjaer',
    'desk.yaml:22: clerks.1.email: is not an e-mail address',
  ],
  [
    'a pattern without a number',
    ' {number}"',
    '"',
    'desk.yaml:31: registration.pattern: lacks {number}',
  ],
  [
    'a recess that ends before it begins',
    'until: 2021-01-03',
    'until: 2020-01-03',
    'desk.yaml:9: chamber.recess.0: ends before it begins',
  ],
])('%s is named with its line and path', (_what, right, wrong, message) => {
  expect(sample).toContain(right);
  expect(errorsOf(sample.replace(right, wrong))).toEqual([message]);
});

test('all mistakes are named at once', () => {
  expect(
    errorsOf(
      sample.replace('country: DK', 'country: Denmark').replace('delayHours: 4', 'delayHours: -1'),
    ),
  ).toHaveLength(2);
});

test('YAML that is none is named with its line', () => {
  expect(errorsOf('chamber: [')[0]).toMatch(/^desk\.yaml:1: /);
});

test('a fresh installation asks the clerk’s patience, not the members’: trial mode, delayed approval', () => {
  const fresh = parseConfig(commentedConfig(), 'desk.yaml');
  expect(fresh.approval).toEqual({ mode: 'delayed', delayHours: 4, persons: 1, trial: true });
  expect(fresh.delivery.uncertain).toBe('ask');
  expect(fresh.report.to).toBe('hrteam@ipu.org');
});

test('every field and variable has its sentence in the manual, and the commented file shows it', () => {
  const without = [...configFields(), ...environmentFields()].filter(
    (f) => !f.sentence && !/recess\[\]\.|contact\./.test(f.path),
  );
  expect(without.map((f) => f.path)).toEqual([]);
  expect(commentedConfig()).toContain('# Who lets a mailing out.');
});

test('an empty variable counts as unset; a wrong one is named', () => {
  expect(readEnvironment({ REDIS_URL: '' }).REDIS_URL).toBeUndefined();
  expect(() => readEnvironment({ DATABASE_URL: 'mysql://x', CONSOLE_PORT: 'many' })).toThrow(
    /DATABASE_URL: is not a URL[\s\S]*CONSOLE_PORT/,
  );
});
