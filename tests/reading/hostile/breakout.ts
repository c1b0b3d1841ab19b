// Tries what a document that had taken over the process would try, and reports what it got.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const code = '1 + 1';
const attempts: Record<string, () => unknown> = {
  // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
  eval: () => globalThis.eval(code),
  function: () => new Function(code)(),
  password: () => readFileSync('/etc/passwd', 'utf8'),
  environment: () => readFileSync('/proc/self/environ', 'utf8'),
  project: () => readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
  write: () => writeFileSync('/tmp/solidarity-desk-breakout', ''),
  command: () => spawnSync('/bin/true'),
  worker: () => new Worker('1', { eval: true }),
  variables: () => {
    if (Object.keys(process.env).some((name) => !/^(?:PWD|SHLVL|_|OLDPWD)$/.test(name)))
      return process.env;
    throw new Error('none');
  },
};

const done = Object.entries(attempts).flatMap(([name, attempt]) => {
  try {
    attempt();
    return [name];
  } catch {
    return [];
  }
});
const answer = {
  readable: 'unsupported',
  ocr: null,
  standing: 'none',
  problem: 'The cage held.',
  language: null,
  style: 'other',
  reference: null,
  corrigendum: null,
  pages: [],
  pictures: [],
  decisions: [],
  totalMps: null,
  totalCountries: null,
  doubts: done,
};
process.stdout.write(JSON.stringify(answer), () => process.exit(0));
