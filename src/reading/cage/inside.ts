import './inmate.ts';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { orderAndBytes } from './order.ts';

/** A process that was started ahead waits for its bytes longer than this, in milliseconds. */
const ahead = 30;

/**
 * The course of a program in the cage: an order and bytes in, one JSON value out, and the end.
 * @param failed the answer where a broken file made the work throw, whatever it threw
 * @param prepare what can be done while there are no bytes yet
 */
export async function answerOnce<Order>(
  work: (order: Order, bytes: Uint8Array) => Promise<object>,
  failed: object,
  prepare: () => Promise<unknown> = async () => {},
): Promise<void> {
  const input = buffer(process.stdin);
  if ((await Promise.race([input, sleep(ahead, null)])) === null) await prepare();
  const { order, bytes } = orderAndBytes<Order>(await input);
  const answer = await work(order, bytes).catch(() => failed);
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}
