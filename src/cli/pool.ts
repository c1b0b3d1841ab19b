import { availableParallelism } from 'node:os';

/**
 * Runs `work` on all items, as many at once as there are cores.
 * @returns the results in the order of the items
 * @throws what the first failing work throws, after those that run have ended
 */
export async function inPool<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [at, item] of waiting) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), items.length) }, worker));
  return results;
}
