/**
 * Reads many damaged PDFs in the cage, OCR aside, and counts how they ended:
 *
 *     node tests/hostile/pdf-mutations.ts [count, 1000] [first number, 1]
 *
 * The same number gives the same file again (`mutated-pdf.ts`). Ends with 1 when one
 * was not an answer.
 */
import { availableParallelism } from 'node:os';
import { answerOf } from '../../src/reading/cage/answer.ts';
import { defaults } from '../../src/reading/cage/options.ts';
import { withOrder } from '../../src/reading/cage/order.ts';
import { runCaged } from '../../src/reading/cage/run.ts';
import { mutatedPdf } from './mutated-pdf.ts';

const [count = 1000, first = 1] = process.argv.slice(2).map(Number);
const cage = { ...defaults, milliseconds: 20_000 };
const order = { mostPages: 100, password: null, recognised: [] };
const endings = new Map<string, number>();
let next = first;
let slowest = { number: 0, milliseconds: 0 };
let failed = 0;

async function readSome(): Promise<void> {
  while (next < first + count) {
    const number = next;
    next += 1;
    const start = performance.now();
    try {
      const { readable } = answerOf(await runCaged(withOrder(order, mutatedPdf(number)), cage));
      endings.set(readable, (endings.get(readable) ?? 0) + 1);
    } catch (error) {
      failed += 1;
      console.error(number, error);
    }
    const milliseconds = Math.round(performance.now() - start);
    if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds };
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, readSome));
console.log({ count, first, ...Object.fromEntries(endings), failed, slowest });
process.exitCode = failed > 0 ? 1 : 0;
