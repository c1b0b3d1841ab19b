import { z } from 'zod';
import { actionKinds, visibilities } from '../../domain/action.ts';
import { type Day, isDay } from '../../domain/day.ts';

const day = z.custom<Day>((value) => typeof value === 'string' && isDay(value));

/** What can be ordered about a follow-up, as it was taken from a mail. */
export const followUpOrder = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('done'),
    note: z.string().nullable(),
    /** Where the note begins with a kind of action. */
    did: z
      .object({
        action: z.enum(actionKinds),
        cases: z.array(z.string()),
        countries: z.array(z.string()).default([]),
        date: day.nullable(),
        visibility: z.enum(visibilities).nullable().default(null),
        note: z.string().nullable(),
      })
      .nullable()
      .default(null),
  }),
  z.object({ verb: z.literal('waive'), reason: z.string() }),
  z.object({
    verb: z.literal('snooze'),
    days: z.int().nullable(),
    until: day.nullable(),
    reason: z.string().nullable(),
  }),
  z.object({ verb: z.literal('assign'), to: z.string() }),
  z.object({ verb: z.literal('note'), text: z.string() }),
  z.object({ verb: z.literal('split'), cases: z.array(z.string()).min(1) }),
  z.object({ verb: z.literal('reopen'), reason: z.string().nullable() }),
]);
export type FollowUpOrder = z.infer<typeof followUpOrder>;
type OrderOf<V extends FollowUpOrder['verb']> = Extract<FollowUpOrder, { verb: V }>;

export type { OrderOf };
