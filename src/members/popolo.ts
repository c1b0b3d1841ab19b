/** What we use of a Popolo file (popoloproject.com/specs), as EveryPolitician and parliaments publish it; the rest of it is left alone. */
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import { issueOf } from './issues.ts';
import { type Bound, dayOfDate } from './reduced-date.ts';

const text = z
  .string()
  .nullish()
  .transform((value) => value?.replace(/\s+/g, ' ').trim() || null);
const id = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value)));
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .nullish()
    .transform((items) => items ?? []);

/** ISO 8601, also a year or a month only. */
const date = (bound: Bound) =>
  z
    .string()
    .nullish()
    .transform((value, context): Day | null => {
      if (!value) return null;
      const day = dayOfDate(value, bound);
      if (day) return day;
      context.addIssue(issueOf({ code: 'date-unreadable' }));
      return z.NEVER;
    });
const dates = { start_date: date('first'), end_date: date('last') };

const named = z.object({ name: text }).nullish();
const membership = z.object({
  person_id: id,
  organization_id: id,
  organization: z.object({ id, name: text }).nullish(),
  on_behalf_of_id: id,
  role: text,
  post_id: id,
  area_id: id,
  area: named,
  legislative_period_id: id,
  ...dates,
});

const person = z.object({
  id,
  name: text,
  given_name: text,
  family_name: text,
  honorific_prefix: text,
  email: text,
  contact_details: list(z.object({ type: text, value: text })),
  other_names: list(z.object({ name: text })),
  memberships: list(membership),
});

const organization = z.object({
  id,
  name: text,
  classification: text,
  identifiers: list(z.object({ identifier: id })),
  other_names: list(z.object({ name: text })),
});

export const popoloSchema = z.object({
  persons: z.array(person),
  organizations: list(organization),
  memberships: list(membership),
  areas: list(z.object({ id, name: text })),
  posts: list(z.object({ id, label: text, area_id: id, area: named })),
  events: list(z.object({ id, classification: text, ...dates })),
});

export type Popolo = z.infer<typeof popoloSchema>;
export type PopoloPerson = Popolo['persons'][number];
export type PopoloMembership = Popolo['memberships'][number];
export type PopoloOrganization = Popolo['organizations'][number];
