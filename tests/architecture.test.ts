/** The map of the code: which folder may import which at run time (`import type` is free). */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What every stage may use; stages speak to each other by rows and job names. */
const stage = ['domain', 'database', 'incoming', 'mail', 'post', 'jobs', 'config'];

const map: Record<string, readonly string[]> = {
  domain: [],
  jobs: ['domain'],
  config: ['domain'],
  database: ['domain', 'tls', 'version'],
  desk: [],
  tls: [],
  version: [],
  mail: ['domain'],
  incoming: ['domain', 'database', 'mail'],
  post: ['domain', 'database', 'incoming', 'mail', 'jobs', 'config'],
  inbox: stage,
  reading: stage,
  map: ['domain'],
  documents: ['domain', 'mail', 'map'],
  distribution: [...stage, 'map'],
  replies: stage,
  'follow-up': stage,
  reports: [...stage, 'map', 'documents', 'follow-up'],
  record: [...stage, 'map', 'documents', 'follow-up'],
  condition: ['domain', 'database', 'jobs', 'config', 'open', 'tls', 'follow-up'],
  alerts: ['domain', 'database', 'condition', 'mail', 'post'],
  pages: ['domain', 'database', 'mail', 'post', 'config'],
  console: [
    ...stage,
    'alerts',
    'condition',
    'map',
    'documents',
    'follow-up',
    'distribution',
    'keeping',
    'members',
    'pages',
    'record',
    'reports',
    'replies',
  ],
  members: ['domain', 'database', 'mail'],
  keeping: ['domain', 'database', 'jobs', 'config', 'open'],
  adapters: ['domain', 'jobs', 'tls', 'version'],
  open: ['adapters', 'config', 'database', 'documents', 'domain', 'mail', 'reading', 'version'],
  worker: [
    'inbox',
    'reading',
    'distribution',
    'replies',
    'follow-up',
    'reports',
    'keeping',
    'post',
    'jobs',
    'open',
    'config',
    'database',
    'service',
    'adapters',
    'explain',
    'domain',
    'console',
    'pages',
  ],
  service: [
    'alerts',
    'condition',
    'worker',
    'inbox',
    'follow-up',
    'jobs',
    'members',
    'open',
    'config',
    'pages',
    'console',
  ],
  explain: ['config', 'database'],
  begin: [],
  cli: [
    'begin',
    'condition',
    'config',
    'console',
    'database',
    'distribution',
    'domain',
    'explain',
    'incoming',
    'jobs',
    'keeping',
    'mail',
    'members',
    'open',
    'reading',
    'record',
    'replies',
    'reports',
    'worker',
  ],
};

/** `src/mail/voice.ts` belongs to `mail`, `src/open.ts` to `open`. */
const folderOf = (path: string): string => path.split('/')[1]?.replace(/\.ts$/, '') ?? '';

const importsOf = (path: string): string[] =>
  [
    ...readFileSync(join(root, path), 'utf8').matchAll(
      /^(?:import|export) (?!type\b)(?:[^;]*?from )?'(\.[^']+)'|import\('(\.[^']+)'\)/gm,
    ),
  ].map((m) => normalize(join(dirname(path), m[1] ?? m[2] ?? '')));

const files = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.d.ts'));

describe('imports run one way', () => {
  test.each(Object.keys(map))('%s', (folder) => {
    const wrong = files
      .filter((path) => folderOf(path) === folder)
      .flatMap((path) =>
        importsOf(path)
          .filter(
            (target) =>
              target.startsWith('src/') &&
              folderOf(target) !== folder &&
              !map[folder]?.includes(folderOf(target)),
          )
          .map((target) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('every file of src stands on the map, and the product imports nothing of demo, tests or bench', () => {
    expect([...new Set(files.map(folderOf))].filter((folder) => !(folder in map))).toEqual([]);
    const leaks = files.flatMap((path) =>
      importsOf(path)
        .filter((t) => !t.startsWith('src/'))
        .map((t) => `${path} imports ${t}`),
    );
    expect(leaks).toEqual([
      'src/cli/bench.ts imports bench/distribution.ts',
      'src/cli/bench.ts imports bench/members.ts',
      'src/cli/bench.ts imports bench/reading.ts',
      'src/cli/bench.ts imports bench/cage.ts',
      'src/cli/bench.ts imports bench/console.ts',
      'src/cli/bench.ts imports bench/keeping.ts',
      'src/cli/bench.ts imports bench/session-week.ts',
      'src/cli/bench.ts imports bench/take-in.ts',
      'src/cli/demo.ts imports demo/story.ts',
    ]);
  });

  test('the domain asks neither the machine’s clock nor its disk', () => {
    const impure = files.filter(
      (path) =>
        folderOf(path) === 'domain' &&
        /Date\.now\(|new Date\(\)|node:fs|process\./.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(impure).toEqual([]);
  });
});

test('files are small: the median under 80 lines, nine in ten under 250', () => {
  const lines = files
    .map((path) => readFileSync(join(root, path), 'utf8').split('\n').length)
    .sort((a, b) => a - b);
  expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(80);
  expect(lines[Math.floor(lines.length * 0.9)]).toBeLessThan(250);
});
