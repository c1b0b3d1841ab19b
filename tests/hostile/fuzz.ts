/**
 * Feeds damaged mails, documents, lists and orders to their readers for some seconds:
 *
 *     npm run fuzz -- --seconds 600 [--seed N] [--only mail]
 *     npm run fuzz -- --seed N --from NUMBER --count 1     one of them again
 *
 * Every input has to end as an answer that the product knows, within thirty seconds and 1.5 GB. The seed is that of the day unless
 * it is given, and is printed. Exit code 1 when one did not.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Said } from './fuzz-child.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: process.env.FUZZ_SECONDS ?? '20' },
    seed: { type: 'string', default: new Date().toISOString().slice(0, 10).replaceAll('-', '') },
    from: { type: 'string', default: '0' },
    count: { type: 'string', default: 'Infinity' },
    only: { type: 'string', default: '' },
  },
});
const { seed, only } = values;
const [end, count] = [Date.now() + Number(values.seconds) * 1000, Number(values.count)];
/** Of the wall, on a machine that does other things too. */
const longest = 30_000;
const mostMegabytes = 1500;

const outcomes = new Map<string, number>();
const wrong: string[] = [];
let next = Number(values.from);
let done = 0;
let slowest = { input: '', milliseconds: 0 };
let most = 0;

const note = (input: string, what: string) =>
  wrong.push(
    `${input} (--seed ${seed} --from ${input.split(' ')[1]} --count 1${only && ` --only ${only}`}): ${what}`,
  );

/** Runs a child until the time is over, or until it dies or hangs over one input; then that one is passed over. */
function round(): Promise<void> {
  const child: ChildProcess = fork(
    join(import.meta.dirname, 'fuzz-child.ts'),
    [seed, String(next), only],
    {
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=1200'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  let input = '';
  let begun = 0;
  let killedFor = '';
  const kill = (why: string) => {
    killedFor ||= why;
    child.kill('SIGKILL');
  };
  const watch = setInterval(() => {
    if (input && Date.now() - begun > longest) kill(`no end after ${longest} ms`);
    else if (!input && Date.now() > end) kill('over');
  }, 100);
  child.on('message', (said: Said) => {
    if ('begun' in said) {
      input = `${said.reader} ${said.begun}`;
      begun = Date.now();
      next = said.begun + 1;
      return;
    }
    const milliseconds = Date.now() - begun;
    if (milliseconds > slowest.milliseconds) slowest = { input, milliseconds };
    if ('thrown' in said) note(input, said.thrown);
    else {
      const outcome = `${input.split(' ')[0]}: ${said.ended}`;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      most = Math.max(most, said.megabytes);
      if (said.megabytes > mostMegabytes) {
        note(input, `${said.megabytes} MB`);
        kill('memory');
      }
    }
    done += 1;
    input = '';
    if (done >= count || Date.now() > end) kill('over');
  });
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      if (input && killedFor !== 'over') note(input, killedFor || `died of it (${code ?? signal})`);
      resolve();
    });
  });
}

while (Date.now() < end && done < count) await round();
console.table(Object.fromEntries([...outcomes].sort()));
console.log(
  `seed ${seed}: ${done} inputs; slowest ${slowest.input} in ${slowest.milliseconds} ms; memory ${most} MB`,
);
for (const each of wrong.slice(0, 20)) console.error(each);
if (done === 0) console.error(`Nothing was read${only && `: is there a reader called ${only}?`}`);
process.exitCode = wrong.length > 0 || done === 0 ? 1 : 0;
