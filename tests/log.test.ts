/** What a line of the log holds, and what never gets into one. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DrizzleQueryError } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { inShort, withoutWords } from '../src/domain/error-in-short.ts';
import { keptLog } from './kept-log.ts';

const root = join(import.meta.dirname, '..');

describe('a line', () => {
  test('says when in ISO 8601, how grave, which process and version', () => {
    const { log, parsed } = keptLog();
    log.warn({ queue: 'inbox', found: 3 }, 'something');
    expect(parsed()).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: 'warn',
        role: 'inbox',
        version: '1.2.3',
        queue: 'inbox',
        found: 3,
        msg: 'something',
      },
    ]);
  });

  test('is for the eye on a terminal', () => {
    const { log, lines } = keptLog('text');
    log.error({ job: 'read-mailing', deliveries: ['a', 'b'] }, 'job failed');
    expect(lines).toEqual([
      expect.stringMatching(
        /^\d\d:\d\d:\d\d error job failed job=read-mailing deliveries=\["a","b"\]\n$/,
      ),
    ]);
  });

  test.each([
    ['an address', 'jens@parlament.example'],
    ['a name', 'Jens Bækgaard'],
    ['a subject', 'Decisions on Gabon'],
    ['a name of letters beyond ASCII', 'Bækgaard'],
    ['more than a word could have', 'x'.repeat(500)],
  ])('holds no text: %s is left out, however deep', (_, text) => {
    const { log, lines } = keptLog();
    log.info({ text, in: { the: [{ depths: text }] } }, 'said');
    expect(lines[0]).not.toContain(text);
    expect(lines[0]).toContain('(left out)');
  });

  test('has a fixed sentence, wherever it is written', () => {
    const calls = globSync('src/**/*.ts', { cwd: root }).flatMap((path) =>
      [
        ...readFileSync(join(root, path), 'utf8').matchAll(
          /\blog\.(?:info|warn|error)\(((?:[^()]|\([^()]*\)|\((?:[^()]|\([^()]*\))*\))*)\)/g,
        ),
      ].map(([call]) => call.replace(/\s+/g, ' ')),
    );
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.filter((call) => !/, '[^'$]+',? ?\)$/.test(call))).toEqual([]);
  });
});

test.each([
  ['thrown', 'throw new Error(words)'],
  ['a promise’s', 'void Promise.reject(new Error(words))'],
])('the last words of a process are a line like the others: %s', (_how, fault) => {
  const at = (path: string) => JSON.stringify(pathToFileURL(join(root, path)).href);
  const program = `
    import { openLog } from ${at('src/adapters/log.ts')};
    import { logLastWords } from ${at('src/worker/last-words.ts')};
    logLastWords(openLog({ level: 'info', role: 'inbox', version: '1', format: 'json' }));
    const words = ['550 <jens.baekgaard', 'parlament.example>'].join('@');
    setTimeout(() => { ${fault}; }, 1);
    setTimeout(() => {}, 60_000);`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  expect(ended.status).toBe(1);
  const lines = ended.stderr.split('\n').filter((line) => line.startsWith('{'));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'error', error: { kind: 'Error' }, msg: 'ended by a fault that nobody caught' },
  ]);
  expect(ended.stderr).not.toContain('jens.baekgaard@');
});

describe('an error', () => {
  const secret = 'jens.baekgaard@parlament.example';
  const smtp = Object.assign(new Error(`550 5.1.1 <${secret}>: User unknown`), {
    name: 'Error',
    code: 'EENVELOPE',
    responseCode: 550,
    response: `550 5.1.1 <${secret}>: User unknown`,
    rejected: [secret],
    command: 'RCPT TO',
  });
  const postgres = Object.assign(
    new pg.DatabaseError(`invalid input syntax for type uuid: "${secret}"`, 100, 'error'),
    {
      code: '23505',
      table: 'members',
      constraint: 'members_key_unique',
      detail: `Key (email)=(${secret}) already exists.`,
      where: secret,
    },
  );
  const drizzle = new DrizzleQueryError('insert into desk.members values ($1)', [secret], postgres);
  const system = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:993'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
    port: 993,
  });
  const posing = new Error(`x\n    at Jens (/home/src/Jens Bækgaard.ts:1:1)\n    at ${secret}`);

  test.each([
    ['of the mail server', smtp, { kind: 'Error', code: 550 }],
    [
      'of PostgreSQL',
      postgres,
      { code: '23505', table: 'members', constraint: 'members_key_unique' },
    ],
    ['of drizzle', drizzle, { kind: 'Error', cause: { code: '23505' } }],
    ['of the system', system, { code: 'ECONNREFUSED', syscall: 'connect', port: 993 }],
    ['whose words pose as a stack', posing, { kind: 'Error' }],
    ['that is none', secret, { kind: 'string' }],
  ])('%s says its kind, code and place, and none of its words', (_, error, told) => {
    const short = inShort(error);
    expect(short).toMatchObject(told);
    for (const text of [JSON.stringify(short), withoutWords(error).stack])
      expect(text).not.toMatch(/jens|parlament|unknown|exists|insert/i);
  });

  test('names the line of ours where it arose', () => {
    expect(inShort(new Error('here')).at?.[0]).toMatch(/^tests\/log\.test\.ts:\d+:\d+$/);
  });

  test('whatever its words, and wherever in it they stand', () => {
    // What looks like words of a program is none of anybody's.
    const words = fc.string({ minLength: 3 }).map((text) => `Ærø ${text}`);
    fc.assert(
      fc.property(
        words,
        fc.constantFrom('message', 'code', 'table', 'syscall', 'name'),
        (w, at) => {
          const error = Object.assign(new Error(at === 'message' ? w : ''), { [at]: w });
          const wrapped = new Error(w, { cause: error });
          expect(JSON.stringify([inShort(error), inShort(wrapped)])).not.toContain('Ærø');
        },
      ),
    );
  });
});
