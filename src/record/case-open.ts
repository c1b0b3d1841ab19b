import { eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { decisions, intentions } from '../database/tables.ts';
import type { ActionKind } from '../domain/action.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import { openFollowUps } from '../follow-up/rows.ts';
import type { KnownDecision } from '../post/case-decisions.ts';
import type { Records } from './annual-overview.ts';
import { isForWhole } from './answer-times.ts';
import type { Audience } from './audience.ts';

/** What is still to be done for a case, and what is to come. */
export interface CaseOpen {
  readonly followUps: readonly {
    readonly committee: { readonly code: string; readonly name: string };
    readonly deadline: Day;
    readonly overdue: boolean;
  }[];
  /** What members said that they would do; empty in what is published, as nobody was asked. */
  readonly plans: readonly { readonly kind: ActionKind; readonly plannedFor: Day | null }[];
  /** What the last decision announces and is not past, in its words. */
  readonly nextSteps: readonly {
    readonly text: string;
    readonly language: 'en' | 'fr';
    readonly on: Day | null;
  }[];
}

interface OnCase {
  readonly code: string;
  readonly country: Country;
  /** In the order of their adoption; at least one. */
  readonly decisions: readonly KnownDecision[];
}

export async function openOn(
  { db, config }: Pick<Records, 'db' | 'config'>,
  on: OnCase,
  audience: Audience,
  today: Day,
): Promise<CaseOpen> {
  return {
    followUps: await owedOn(db, config, on, today),
    plans: audience === 'house' ? await plansFor(db, on) : [],
    nextSteps: await nextSteps(db, on.decisions.at(-1)?.id, today),
  };
}

async function owedOn(
  db: Executor,
  config: Records['config'],
  { code }: OnCase,
  today: Day,
): Promise<CaseOpen['followUps']> {
  const open = await openFollowUps(db, config, today);
  return open
    .filter(({ cases }) => cases.includes(code))
    .map(({ committee, deadline, overdue }) => {
      const name = config.committees.find((one) => one.code === committee)?.name ?? committee;
      return { committee: { code: committee, name }, deadline, overdue };
    })
    .sort((a, b) => a.deadline.localeCompare(b.deadline));
}

async function plansFor(db: Executor, { code, country }: OnCase): Promise<CaseOpen['plans']> {
  const planned = await db.select().from(intentions).where(eq(intentions.state, 'planned'));
  return planned
    .filter((plan) => plan.cases.includes(code) || isForWhole(plan, country))
    .map(({ kind, plannedFor }) => ({ kind, plannedFor }))
    .sort((a, b) => (a.plannedFor ?? '9999').localeCompare(b.plannedFor ?? '9999'));
}

async function nextSteps(
  db: Executor,
  decision: string | undefined,
  today: Day,
): Promise<CaseOpen['nextSteps']> {
  if (!decision) return [];
  const [row] = await db
    .select({ steps: decisions.nextSteps, languages: decisions.languages })
    .from(decisions)
    .where(eq(decisions.id, decision));
  return (row?.steps ?? [])
    .filter(({ on }) => on === null || on >= today)
    .map(({ text, on }) => ({ text, on, language: row?.languages[0] ?? 'en' }));
}
