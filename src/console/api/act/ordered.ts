/** Orders by API: the same commands as by mail and on the console. */
import { z } from 'zod';
import type { Desk } from '../../../desk.ts';
import type { CameOf } from '../../orders.ts';
import { named } from '../named.ts';
import { Problem } from '../problem.ts';

export const cameOf = named(
  'CameOf',
  z.object({
    state: z
      .enum(['done', 'pending'])
      .describe('`pending`: it is kept, and carried out in a moment.'),
    outcome: z.string().nullable().describe('What was done, in the word of the audit.'),
  }),
);

/** @throws Problem where the order was refused */
export function orRefused({ state, outcome }: CameOf): z.infer<typeof cameOf> {
  if (state === 'refused') throw new Problem('refused', outcome);
  return { state, outcome };
}

/** @throws Problem where a committee is none of ours */
export function knownCommittees(desk: Desk, named: readonly string[], pointer: string): void {
  const known = desk.config.committees.map(({ code }) => code);
  const unknown = named.filter((code) => !known.includes(code));
  if (unknown.length)
    throw new Problem(
      'invalid-request',
      `There are ${known.join(', ')}`,
      [{ pointer, detail: `There is no committee ${unknown.join(', ')}` }],
      { reason: 'no-committee', known },
    );
}
