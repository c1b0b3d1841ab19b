/**
 * Reads damaged samples by the thousand and says how it ended:
 *
 *     node tests/hostile/mutations.ts --count 20000 --seed 1
 *
 * Prints each outcome with its number, the slowest file, and the highest memory; exit code 1 when
 * anything was thrown or took longer than five seconds of processor time. A file is named by its
 * number: with `--from N --count 1` it is tried alone.
 */
import { parseArgs } from 'node:util';
import { mutated } from './mutate.ts';
import { outcomeOf } from './outcome.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});
const [count, seed, from] = [Number(values.count), Number(values.seed), Number(values.from)];
const mostMilliseconds = 5000;

const outcomes = new Map<string, number>();
const wrong: string[] = [];
let slowest = { number: -1, milliseconds: 0 };
for (let number = from; number < from + count; number += 1) {
  const bytes = mutated(seed, number);
  const begun = process.cpuUsage();
  const outcome = await outcomeOf(bytes).catch((error: unknown) => {
    wrong.push(`${number}: ${error instanceof Error ? error.stack : error}`);
    return 'thrown';
  });
  const { user, system } = process.cpuUsage(begun);
  const milliseconds = Math.round((user + system) / 1000);
  if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds };
  if (milliseconds > mostMilliseconds) wrong.push(`${number}: ${milliseconds} ms`);
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.table(Object.fromEntries([...outcomes].sort(([, a], [, b]) => b - a)));
console.log(`slowest: ${slowest.number} in ${slowest.milliseconds} ms; memory: ${memory} MB`);
for (const each of wrong.slice(0, 20)) console.error(each);
process.exitCode = wrong.length > 0 ? 1 : 0;
