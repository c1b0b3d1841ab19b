/** What is typed into the forms of a follow-up, and the orders that follow from it. */
import { z } from 'zod';
import { actionKinds, visibilities } from '../../../domain/action.ts';
import { isDay } from '../../../domain/day.ts';
import type { FollowUpOrder } from '../../../follow-up/orders/follow-up-order.ts';
import type { WholeFollowUp } from './whole.ts';

/** The forms; `wake` and `hand-back` are orders of their own for those who look. */
export const formNames = [
  'done',
  'note',
  'snooze',
  'wake',
  'assign',
  'hand-back',
  'split',
  'waive',
  'reopen',
] as const;
export type FormName = (typeof formNames)[number];

export type Fields = Readonly<Record<string, string>>;
/** By field the word of `console-follow-up` that says what is wrong with it. */
type Faults = Readonly<Record<string, string>>;
export type Entry = { readonly order: FollowUpOrder } | { readonly faults: Faults };

/** A form that was refused: what was typed, and what is wrong. */
export interface Refused {
  readonly form: FormName;
  readonly fields: Fields;
  readonly faults: Faults;
}

/** Longer is no remark. */
const longest = 20_000;
/** As the stage has it. */
const mostDays = 60;

const words = z.string().trim().max(longest, 'tooMuch');
const needed = (word: string) => words.min(1, word);
const optional = words.default('').transform((text) => text || null);
const day = z.string().refine(isDay, 'noDay');
const optionalDay = z.union([z.literal('').transform(() => null), day]).default(null);

/** Ticks of one name stand in lines. */
const ticked = (of: Pick<WholeFollowUp, 'cases'>) =>
  z
    .string()
    .default('')
    .transform((lines) => lines.split('\n').filter(Boolean))
    .refine(
      (codes) => codes.every((each) => of.cases.some(({ code }) => code === each)),
      'notItsCases',
    );

type About = Pick<WholeFollowUp, 'row' | 'cases' | 'countries' | 'today'>;
type Reader = (about: About) => z.ZodType<FollowUpOrder>;

const readers: Readonly<Record<FormName, Reader>> = {
  done: (about) =>
    z
      .object({
        action: z.union([z.literal('').transform(() => null), z.enum(actionKinds)]).default(null),
        case: ticked(about),
        date: optionalDay.refine((on) => on === null || on <= about.today, 'future'),
        visibility: z.enum(visibilities).default('ipu-only'),
        text: optional,
      })
      .transform(({ action, case: cases, date, visibility, text }) => ({
        verb: 'done' as const,
        note: text,
        did: action && {
          action,
          cases,
          // For no single case: for all colleagues there.
          countries: cases.length ? [] : [...about.countries],
          date,
          visibility,
          note: text,
        },
      })),
  note: () =>
    z.object({ text: needed('noText') }).transform(({ text }) => ({ verb: 'note' as const, text })),
  snooze: (about) =>
    z
      .object({
        days: z
          .string()
          .trim()
          .default('')
          .refine((typed) => typed === '' || /^\d{1,3}$/.test(typed), 'wrongDays')
          .transform((typed) => (typed === '' ? null : Number(typed)))
          .refine((days) => days === null || (days >= 1 && days <= mostDays), 'wrongDays'),
        until: optionalDay.refine((on) => on === null || on > about.today, 'pastDay'),
        reason: needed('noReason'),
      })
      .refine(({ days, until }) => days !== null || until !== null, {
        error: 'noDays',
        path: ['days'],
      })
      .transform(({ days, until, reason }) => ({
        verb: 'snooze' as const,
        // A day says more than a number.
        days: until ? null : days,
        until,
        reason,
      })),
  wake: () =>
    z.object({}).transform(() => ({ verb: 'snooze' as const, days: 0, until: null, reason: null })),
  assign: () =>
    z.object({ to: needed('noName') }).transform(({ to }) => ({ verb: 'assign' as const, to })),
  'hand-back': ({ row }) =>
    z.object({}).transform(() => ({ verb: 'assign' as const, to: row.committee })),
  split: (about) =>
    z
      .object({ case: ticked(about).refine((codes) => codes.length > 0, 'noCases') })
      .transform(({ case: cases }) => ({ verb: 'split' as const, cases })),
  waive: () =>
    z
      .object({ reason: needed('noReason') })
      .transform(({ reason }) => ({ verb: 'waive' as const, reason })),
  reopen: () =>
    z.object({ reason: optional }).transform(({ reason }) => ({ verb: 'reopen' as const, reason })),
} as Readonly<Record<FormName, Reader>>;

export function entryOf(form: FormName, fields: Fields, about: About): Entry {
  const read = readers[form](about).safeParse(fields);
  if (read.success) return { order: read.data };
  const faults = read.error.issues.map(({ path, message }) => [
    String(path[0] ?? ''),
    known.has(message) ? message : 'wrongValue',
  ]);
  return { faults: Object.fromEntries(faults.reverse()) };
}

const known = new Set([
  'tooMuch',
  'noDay',
  'notItsCases',
  'future',
  'noText',
  'wrongDays',
  'pastDay',
  'noReason',
  'noDays',
  'noName',
  'noCases',
]);

/** The field that an order's refusal by the stage is about. */
export const fieldOfOutcome: Readonly<Record<string, string>> = {
  'no-reason': 'reason',
  'no-days': 'days',
  'past-day': 'until',
  'too-long': 'until',
  nobody: 'to',
  several: 'to',
  trial: 'to',
  'not-its-cases': 'case',
  'nothing-left': 'case',
};
