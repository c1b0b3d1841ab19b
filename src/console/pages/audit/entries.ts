/** What was done and what was looked at, the newest first, and by whom. */
import { and, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { audit, isDone, isLook, members } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import type { AuditSort } from '../../../domain/audited.ts';
import type { Day } from '../../../domain/day.ts';
import type { Voice } from '../../../mail/voice.ts';
import { nameOf } from '../../../post/deciders.ts';
import { commandLine } from '../../who.ts';
import { labelsOf, type Thing } from './things.ts';

const onPage = 100;

/** What the list is narrowed to; null: it is not. */
export interface Filters {
  readonly sort: AuditSort;
  readonly who: string | null;
  readonly thing: string | null;
  readonly day: Day | null;
  /** Only entries before this one. */
  readonly before: number | null;
}

export interface Entry {
  readonly id: number;
  readonly at: Date;
  readonly who: string;
  readonly name: string;
  readonly what: string;
  readonly kind: string;
  /** Null: it has no page, or is there no more. */
  readonly thing: Thing | null;
  readonly byMail: boolean;
}

export interface Page {
  readonly entries: readonly Entry[];
  /** Where older ones begin; null: there are none. */
  readonly older: number | null;
}

export async function entriesOf(desk: Desk, filters: Filters, voice: Voice): Promise<Page> {
  const found = await desk.db
    .select()
    .from(audit)
    .where(and(...conditions(desk, filters)))
    .orderBy(desc(audit.id))
    .limit(onPage + 1);
  const rows = found.slice(0, onPage);
  const names = await namesOf(
    desk,
    rows.map(({ who }) => who),
    voice,
  );
  const labels = await labelsOf(desk, rows);
  return {
    entries: rows.map(({ id, at, who, what, thing, thingId, message }) => ({
      id,
      at,
      who,
      name: names(who),
      what,
      kind: thing,
      thing: labels(thing, thingId),
      byMail: message !== null,
    })),
    older: found.length > onPage ? (rows.at(-1)?.id ?? null) : null,
  };
}

function conditions(
  { config }: Desk,
  { sort, who, thing, day, before }: Filters,
): (SQL | undefined)[] {
  const begins = day && DateTime.fromISO(day, { zone: config.chamber.timeZone });
  return [
    { done: isDone, looked: isLook, all: undefined }[sort],
    who === null ? undefined : eq(audit.who, who),
    thing === null ? undefined : eq(audit.thing, thing),
    begins ? gte(audit.at, begins.toJSDate()) : undefined,
    begins ? lt(audit.at, begins.plus({ days: 1 }).toJSDate()) : undefined,
    before === null ? undefined : lt(audit.id, before),
  ];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names of clerks, of members, of the desk itself and of the command line; who is gone is named by the id. */
export async function namesOf(
  { db, config }: Pick<Desk, 'db' | 'config'>,
  ids: readonly string[],
  voice: Voice,
): Promise<(id: string) => string> {
  const theirs = [...new Set(ids.filter((id) => uuid.test(id)))];
  const rows = theirs.length
    ? await db
        .select({ id: members.id, name: members.name })
        .from(members)
        .where(inArray(members.id, theirs))
    : [];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  names.set(commandLine.clerk.id, voice.say('console-audit.commandLine'));
  return (id) => names.get(id) ?? nameOf(config, id);
}
