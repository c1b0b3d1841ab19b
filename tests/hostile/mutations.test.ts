import { expect, test } from 'vitest';
import { mutated } from './mutate.ts';
import { outcomeOf } from './outcome.ts';

test('damaged containers and Word documents end as a value (thousands: mutations.ts)', async () => {
  const outcomes = new Set<string>();
  for (let number = 0; number < 40; number += 1) outcomes.add(await outcomeOf(mutated(1, number)));
  // The damage reaches all of them, and leaves some readable.
  expect([...outcomes].join('; ')).toMatch(/docx: .*damaged/);
  expect([...outcomes].join('; ')).toMatch(/decisions/);
  expect([...outcomes].join('; ')).toMatch(/mail: /);
}, 30_000);
