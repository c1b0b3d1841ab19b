/** The form of a member's choices, as it is sent: validated once, here. */
import { z } from 'zod';
import { caseCode, collectiveCode } from '../domain/case-code.ts';
import { isCountry } from '../domain/country.ts';
import { type Day, isDay } from '../domain/day.ts';
import type { Follows } from '../domain/follows.ts';
import { languages } from '../domain/language.ts';
import { isNothing, type Preferences, untilResumed } from '../domain/preferences.ts';
import { regions } from '../domain/region.ts';

const most = 2000;

const choicesSchema = z.object({
  notices: z.enum(['on', 'paused', 'stopped']),
  /** A day, or empty: until the member changes it. */
  until: z.string().max(40).default(''),
  told: z.enum(['all', 'some']),
  region: z.array(z.enum(regions)).max(regions.length),
  country: z.array(z.string().refine(isCountry)).max(300),
  case: z
    .array(z.string().refine((code) => (collectiveCode(code) ?? caseCode(code))?.code === code))
    .max(most),
  how: z.enum(['at-once', 'daily']),
  language: z.enum(languages),
});

/** The form as filled in. */
export type Choices = z.infer<typeof choicesSchema>;

/** @param body `application/x-www-form-urlencoded`; null: it is not our form, or not all of it */
export function readChoices(body: string): Choices | null {
  const sent = new URLSearchParams(body);
  const parsed = choicesSchema.safeParse({
    ...Object.fromEntries(sent),
    region: sent.getAll('region'),
    country: sent.getAll('country'),
    case: sent.getAll('case'),
  });
  return parsed.success ? parsed.data : null;
}

/** The form as it is shown first. */
export const choicesOf = ({
  follows,
  digest,
  pausedUntil,
  stopped,
  language,
}: Preferences): Choices => ({
  notices: stopped ? 'stopped' : pausedUntil ? 'paused' : 'on',
  until: pausedUntil && pausedUntil !== untilResumed ? pausedUntil : '',
  told: follows ? 'some' : 'all',
  region: [...(follows?.regions ?? [])],
  country: [...(follows?.countries ?? [])],
  case: [...(follows?.cases ?? [])],
  how: digest ? 'daily' : 'at-once',
  language,
});

/** What is to be put right before it can be saved; the sentences stand under `pages`. */
export type Problem = 'nothing-ticked' | 'day-wrong' | 'day-past';

export function preferencesIn(
  choices: Choices,
  today: Day,
): { readonly wanted: Preferences } | { readonly problem: Problem } {
  const ticked: Follows = {
    countries: choices.country,
    regions: choices.region,
    cases: choices.case,
  };
  if (choices.told === 'some' && isNothing(ticked)) return { problem: 'nothing-ticked' };
  const until = choices.until.trim();
  const paused = choices.notices === 'paused';
  if (paused && until && !isDay(until)) return { problem: 'day-wrong' };
  if (paused && until && until <= today) return { problem: 'day-past' };
  return {
    wanted: {
      follows: choices.told === 'all' ? null : ticked,
      digest: choices.how === 'daily',
      pausedUntil: !paused ? null : isDay(until) ? until : untilResumed,
      stopped: choices.notices === 'stopped',
      language: choices.language,
    },
  };
}
