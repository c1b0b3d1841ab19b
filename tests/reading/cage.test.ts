import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CageOptions } from '../../src/reading/cage/options.ts';
import { readInCage } from '../../src/reading/cage.ts';
import { sample } from './samples.ts';

const hostile = (name: string) => fileURLToPath(new URL(`./hostile/${name}.ts`, import.meta.url));
const bytes = new TextEncoder().encode('%PDF-1.7 of a kind');

async function held(name: string, options: Partial<CageOptions> = {}) {
  const read = await readInCage({ program: hostile(name), startsAhead: false, ...options })({
    filename: 'x.pdf',
    bytes,
  });
  expect(read).toMatchObject({ filename: 'x.pdf', decisions: [], pages: [] });
  return read;
}

describe('a document in the cage', () => {
  it('is read there as it is outside', async () => {
    const read = await readInCage({ startsAhead: false })({
      filename: 'decisions.pdf',
      bytes: sample('cl-206-9-r2.pdf'),
    });

    expect(read).toMatchObject({
      filename: 'decisions.pdf',
      readable: 'text',
      totalMps: 160,
      reference: 'CL/206/9/R.2',
    });
    expect(read.decisions).toHaveLength(13);
  }, 20_000);

  it.each([
    ['encrypted', sample('tza-206-encrypted.pdf')],
    ['damaged', new TextEncoder().encode('%PDF-1.7\n%%EOF\n')],
  ])(
    'is %s in words',
    async (readable, content) => {
      const read = await readInCage({ startsAhead: false })({ filename: 'x.pdf', bytes: content });

      expect(read).toMatchObject({
        readable,
        decisions: [],
        problem: { kind: expect.any(String) },
      });
    },
    20_000,
  );

  it('is not even begun when it is too long', async () => {
    expect(await readInCage({ mostBytes: 10 })({ filename: 'x', bytes })).toMatchObject({
      readable: 'too-costly',
    });
  });
});

describe('a hostile program in the cage', () => {
  it.runIf(process.platform === 'linux')(
    'is stopped when it takes too much memory',
    async () => {
      const read = await held('memory', { memory: 300_000_000 });

      expect(read).toMatchObject({
        readable: 'too-costly',
        problem: { kind: 'too-much-memory' },
      });
    },
    20_000,
  );

  it('ends when its heap is full', async () => {
    expect(await held('heap', { memory: 130_000_000 })).toMatchObject({ readable: 'too-costly' });
  }, 30_000);

  it('is stopped when it takes too long', async () => {
    const start = performance.now();
    const read = await held('loop', { milliseconds: 700 });

    expect(read).toMatchObject({
      readable: 'too-costly',
      problem: { kind: 'too-slow' },
    });
    expect(performance.now() - start).toBeLessThan(8000);
  }, 20_000);

  it('is stopped when it answers without end', async () => {
    expect(await held('chatter', { mostAnswer: 5_000_000 })).toMatchObject({
      readable: 'too-costly',
    });
  }, 20_000);

  it('costs one document when it crashes', async () => {
    expect(await held('crash')).toMatchObject({ readable: 'damaged' });
  }, 20_000);

  it('is not believed when it answers nonsense', async () => {
    expect(await held('garbage')).toMatchObject({ readable: 'damaged' });
  }, 20_000);
});

const hasPdeathsig =
  process.platform === 'linux' &&
  spawnSync('/bin/sh', ['-c', 'setpriv --pdeathsig KILL true']).status === 0;

describe('a service that is killed', () => {
  it.runIf(hasPdeathsig).each([
    ['while it starts', ''],
    ['while it reads', process.execPath],
  ])(
    'takes its caged process with it, %s',
    async (_, program) => {
      const parent = spawn(process.execPath, [hostile('parent')], { stdio: 'ignore' });
      try {
        // Its first child may be the one that finds out whether there are namespaces.
        const child = await until(() =>
          childrenOf(parent.pid ?? 0).find((pid) => commandOf(pid).startsWith(program)),
        );
        parent.kill('SIGKILL');
        await until(() => (commandOf(child) === '' ? true : undefined));
      } finally {
        parent.kill('SIGKILL');
      }
    },
    20_000,
  );
});

async function until<T>(found: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 2000; tries += 1) {
    const value = found();
    if (value !== undefined) return value;
    await sleep(5);
  }
  throw new Error('it did not happen');
}

function childrenOf(parent: number): number[] {
  const parentOf = (pid: string) => {
    try {
      return Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1]);
    } catch {
      return 0;
    }
  };
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && parentOf(pid) === parent)
    .map(Number);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}
