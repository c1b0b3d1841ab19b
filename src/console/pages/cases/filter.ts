/** Which cases are shown, as the address of the page says it. */
import { z } from 'zod';
import { personStatuses } from '../../../domain/decision.ts';
import { regions } from '../../../domain/region.ts';
import { violations } from '../../../domain/violation.ts';

/** The case itself: its examination goes on, or is over. */
export const standings = ['open', 'over'] as const;

/** What a form sends where nothing is chosen. */
const chosen = <T extends z.ZodType>(one: T) =>
  z.union([z.literal('').transform(() => undefined), one]).optional();

const casesFilter = z.object({
  region: chosen(z.enum(regions)),
  violation: chosen(z.enum(violations)),
  status: chosen(z.enum([...standings, ...personStatuses])),
  country: chosen(z.string().regex(/^[A-Z]{3}$/)),
});
export type CasesFilter = z.infer<typeof casesFilter>;

/** @returns null: a value that no list of the page offers */
export function filterOf(query: Readonly<Record<string, string>>): CasesFilter | null {
  const { success, data } = casesFilter.safeParse(query);
  return success ? data : null;
}

/** The same filter as an address, with something else put in. */
export function addressOf(
  filter: CasesFilter,
  other: Readonly<Record<string, string | undefined>>,
): string {
  const all = Object.entries({ ...filter, ...other }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return `?${new URLSearchParams(all)}`;
}
