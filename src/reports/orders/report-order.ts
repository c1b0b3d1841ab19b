import { z } from 'zod';
import { actionKinds, actors, visibilities } from '../../domain/action.ts';
import { type Day, isDay } from '../../domain/day.ts';

const day = z.string().refine(isDay) as unknown as z.ZodType<Day>;
/** When the mail was written that the order answers: its numbers, and a yes, mean what it showed. */
const seen = z.coerce.date();
const number = z.int().min(0);

/** The orders that a clerk can give about a report. */
export const reportOrder = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('draft') }),
  z.object({ verb: z.literal('approve'), seen }),
  z.object({ verb: z.literal('reject'), reason: z.string().nullable() }),
  z.object({ verb: z.literal('introduce'), text: z.string().nullable() }),
  z.object({
    verb: z.literal('omit'),
    numbers: z.array(number).min(1),
    internal: z.boolean(),
    seen,
  }),
  z.object({
    verb: z.literal('add'),
    did: z.object({
      action: z.enum(actionKinds),
      cases: z.array(z.string()),
      countries: z.array(z.string()),
      date: day.nullable(),
      visibility: z.enum(visibilities).nullable(),
      note: z.string().nullable(),
    }),
    actor: z.object({ kind: z.enum(actors).exclude(['member']), code: z.string().optional() }),
  }),
  z.object({ verb: z.literal('correct'), number, field: z.string(), value: z.string(), seen }),
  z.object({ verb: z.literal('withdraw'), number, reason: z.string().nullable(), seen }),
]);
export type ReportOrder = z.infer<typeof reportOrder>;
export type OrderOf<V extends ReportOrder['verb']> = Extract<ReportOrder, { verb: V }>;
