import { asc, inArray, type SQL } from 'drizzle-orm';
import type { Config } from '../config.ts';
import type { Executor } from '../database/database.ts';
import { actionCases, actions } from '../database/tables.ts';
import type { ActionKind, Actor, Visibility } from '../domain/action.ts';
import type { Country } from '../domain/country.ts';
import type { Day } from '../domain/day.ts';
import type { QuotedText } from '../domain/report-content.ts';
import { languageOfText } from '../incoming/language-of-text.ts';
import { type Audience, isFor } from './audience.ts';

/** Something that the parliament did, as its own record tells it. */
export interface RecordAction {
  readonly kind: ActionKind;
  readonly doneOn: Day;
  readonly actor: Actor;
  /** Code of the committee that acted. */
  readonly committee: string | null;
  /** Who acted; null: a member who did not consent to be named, or a body that needs no name. */
  readonly name: string | null;
  /** Those of the cases too; none: it concerns all. */
  readonly countries: readonly Country[];
  /** Codes. */
  readonly cases: readonly string[];
  readonly what: QuotedText | null;
  readonly visibility: Visibility;
}

/** How many actions a record does not show. */
export interface LeftOut {
  readonly ipuOnly: number;
  readonly internal: number;
  readonly withdrawn: number;
}

export interface KnownActions {
  /** By day; none that was withdrawn. */
  readonly shown: readonly RecordAction[];
  readonly leftOut: LeftOut;
}

/**
 * @param concerned which actions the record is about
 * @param among what the database can tell of these beforehand; null: nothing
 */
export async function knownActions(
  db: Executor,
  config: Pick<Config, 'committees'>,
  audience: Audience,
  concerned: (action: Pick<RecordAction, 'doneOn' | 'cases' | 'countries'>) => boolean,
  among: SQL | null = null,
): Promise<KnownActions> {
  const rows = await db
    .select()
    .from(actions)
    .where(among ?? undefined)
    .orderBy(asc(actions.doneOn), asc(actions.recordedAt), asc(actions.id));
  const lines = Map.groupBy(
    await db
      .select()
      .from(actionCases)
      .where(
        among
          ? inArray(actionCases.action, db.select({ id: actions.id }).from(actions).where(among))
          : undefined,
      ),
    ({ action }) => action,
  );
  const meant = rows
    .map((row) => ({ ...row, cases: (lines.get(row.id) ?? []).map(({ code }) => code).sort() }))
    .filter(concerned);
  const standing = meant.filter(({ withdrawnAt }) => withdrawnAt === null);
  const hidden = standing.filter(({ visibility }) => !isFor(audience, visibility));
  return {
    shown: standing
      .filter(({ visibility }) => isFor(audience, visibility))
      .map((row) => ({
        kind: row.kind,
        doneOn: row.doneOn,
        actor: row.actor,
        committee: row.actor === 'committee' ? row.committee : null,
        name: nameOf(row, config, audience),
        countries: row.countries,
        cases: row.cases,
        what: row.what?.trim()
          ? { text: row.what.trim(), language: languageOfText(row.what) }
          : null,
        visibility: row.visibility,
      })),
    leftOut: {
      ipuOnly: hidden.filter(({ visibility }) => visibility === 'ipu-only').length,
      internal: hidden.filter(({ visibility }) => visibility === 'internal').length,
      withdrawn: meant.length - standing.length,
    },
  };
}

/** Only members are named as persons, and in what is published only with their consent. */
function nameOf(
  {
    actor,
    who,
    committee,
    named,
  }: Pick<typeof actions.$inferSelect, 'actor' | 'who' | 'committee' | 'named'>,
  { committees }: Pick<Config, 'committees'>,
  audience: Audience,
): string | null {
  if (actor === 'member') return audience === 'house' || named ? who : null;
  if (actor === 'committee') return committees.find(({ code }) => code === committee)?.name ?? who;
  return null;
}

/** Whether it answers a decision: informing the members does not yet. */
export const isAnswer = ({ kind }: Pick<RecordAction, 'kind'>): boolean =>
  kind !== 'inform-members';
