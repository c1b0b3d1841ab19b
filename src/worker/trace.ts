/**
 * Which mails a job is about: the ids of the messages that it all began with. A mailing, its notice, deliveries,
 * letters, follow-ups, reminders, and the replies and bounces to them all lead back to one message; a report,
 * which begins with none, stands for itself.
 */
import { sql } from 'drizzle-orm';
import type { Database } from '../database/database.ts';

/** What may stand in a payload, and what leads on from it. */
type Thing =
  | 'message'
  | 'mailing'
  | 'notice'
  | 'delivery'
  | 'reply'
  | 'follow-up'
  | 'letter'
  | 'command'
  | 'intention'
  | 'report';

const viaMailing = sql`select m.message from desk.mailings m`;
const viaDelivery = sql`select m.message from desk.deliveries d
  join desk.notices n on n.id = d.notice join desk.mailings m on m.id = n.mailing`;

/** Each gives either the origins themselves (`message`), or the things that it is about. */
const origins = {
  mailing: (id: string) => sql`${viaMailing} where m.id = ${id}`,
  notice: (id: string) =>
    sql`${viaMailing} join desk.notices n on n.mailing = m.id where n.id = ${id}`,
  delivery: (id: string) => sql`${viaDelivery} where d.id = ${id}`,
  reply: (id: string) =>
    sql`${viaDelivery} join desk.replies r on r.delivery = d.id where r.id = ${id}`,
  'follow-up': (id: string) =>
    sql`${viaMailing} join desk.follow_ups f on f.mailing = m.id where f.id = ${id}`,
} as const;

const leads = {
  message: (id: string) => sql`
    select 'reply' as kind, id from desk.replies where message = ${id}
    union all select about_kind, about from desk.commands where message = ${id}
    union all select 'report', report from desk.report_answers where message = ${id}
    union all select thing, thing_id from desk.audit where message = ${id} and thing in ('delivery', 'letter')`,
  letter: (id: string) => sql`
    select about_kind as kind, about as id from desk.letters where id = ${id} and about is not null
    union select 'follow-up', follow_up from desk.reminders where letter = ${id}`,
  command: (id: string) =>
    sql`select about_kind as kind, about as id from desk.commands where id = ${id}`,
  intention: (id: string) =>
    sql`select 'message' as kind, evidence as id from desk.intentions where id = ${id} and evidence is not null`,
} as const;

/** A reminder may be about many mailings; a line of the log names so many. */
const most = 20;
const deepest = 6;

/** Such ways never change once they are there. */
const known = new WeakMap<Database, Map<string, readonly string[]>>();
const mostKnown = 5000;

/** @param payload of a job */
export async function traceOf(db: Database, payload: unknown): Promise<readonly string[]> {
  const [[thing, id] = []] = Object.entries(payload as object);
  if (typeof id !== 'string' || !isThing(thing)) return [];
  return found(db, thing, id, 0);
}

const isThing = (name: string | undefined): name is Thing =>
  name === 'report' || (name !== undefined && (name in origins || name in leads));

async function found(
  db: Database,
  thing: Thing,
  id: string,
  depth: number,
): Promise<readonly string[]> {
  if (thing === 'report') return [id];
  const memory = known.get(db) ?? new Map<string, readonly string[]>();
  known.set(db, memory);
  const key = `${thing} ${id}`;
  const remembered = memory.get(key);
  if (remembered) return remembered;
  const about = await (thing in origins
    ? originOf(db, thing as keyof typeof origins, id)
    : ledTo(db, thing as keyof typeof leads, id, depth));
  // A message may yet turn out to be a reply, a letter be entered into the ledger of reminders.
  if (about.length) {
    memory.set(key, about);
    if (memory.size > mostKnown) memory.delete(memory.keys().next().value as string);
    return about;
  }
  return thing === 'message' ? [id] : [];
}

async function originOf(db: Database, thing: keyof typeof origins, id: string): Promise<string[]> {
  const { rows } = await db.execute<{ message: string }>(origins[thing](id));
  return rows.map(({ message }) => message);
}

async function ledTo(
  db: Database,
  thing: keyof typeof leads,
  id: string,
  depth: number,
): Promise<string[]> {
  if (depth === deepest) return [];
  const { rows } = await db.execute<{ kind: string; id: string }>(leads[thing](id));
  const all = new Set<string>();
  for (const { kind, id: next } of rows.slice(0, most))
    if (isThing(kind)) for (const one of await found(db, kind, next, depth + 1)) all.add(one);
  return [...all].slice(0, most);
}
