import { expect } from 'vitest';

/**
 * Kills a process at every `every`th of its steps, two processes at a time: most of the time of each is its start.
 * @param killAt runs one that dies at a step, and checks what it left; the number of steps where it came to its end first
 */
export async function atSteps(
  killAt: (step: number) => Promise<number | null>,
  every: number,
): Promise<{ readonly steps: number; readonly killed: number }> {
  const steps = (await killAt(100_000)) ?? 0;
  expect(steps).toBeGreaterThan(30);
  const all = Array.from({ length: steps }, (_, n) => n + 1).filter((n) => n % every === 1 % every);
  const lanes = [0, 1].map(async (lane) => {
    for (const dieAt of all.filter((_, i) => i % 2 === lane))
      expect(await killAt(dieAt), `killed at step ${dieAt}`).toBeNull();
  });
  await Promise.all(lanes);
  return { steps, killed: all.length };
}
