import { describe, expect, it } from 'vitest';
import { defaults } from '../../src/reading/cage/options.ts';
import { withOrder } from '../../src/reading/cage/order.ts';
import { runCaged } from '../../src/reading/cage/run.ts';
import { startAhead } from '../../src/reading/cage/start.ts';
import { sample } from './samples.ts';

const input = withOrder(
  { mostPages: 10, password: null, recognised: [] },
  sample('tza-206-encrypted.pdf'),
);

describe('a process that is started ahead', () => {
  it('is another one for each document', async () => {
    const next = startAhead(defaults);
    const [one, other] = [next(), next()];
    const endings = await Promise.all(
      [one, other].map((child) => runCaged(input, defaults, child)),
    );

    expect(one.pid).not.toBe(other.pid);
    expect(endings).toMatchObject([{ how: 'answered' }, { how: 'answered' }]);
  }, 60_000);
});
