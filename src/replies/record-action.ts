import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../database/audit.ts';
import type { Transaction } from '../database/database.ts';
import { moveCommand } from '../database/move.ts';
import {
  actionCases,
  actions,
  cases,
  commands,
  deliveries,
  members,
  replies,
} from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { actionKinds } from '../domain/action.ts';
import { type Day, isDay } from '../domain/day.ts';
import { dayIn } from '../domain/working-days.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';

const day = z.string().refine(isDay) as unknown as z.ZodType<Day>;

/** The orders that record an action: a member's own, or a clerk's yes to what the desk suggested. */
const actionOrder = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('done'),
    action: z.enum(actionKinds),
    cases: z.array(z.string()),
    date: day.nullable(),
    note: z.string().nullable(),
  }),
  z.object({ verb: z.literal('yes') }),
]);
type ActionOrder = z.infer<typeof actionOrder>;
type Command = typeof commands.$inferSelect;

/** What is to be recorded: one action for each kind. */
interface Reported {
  readonly member: typeof members.$inferSelect;
  readonly kinds: readonly (typeof actionKinds)[number][];
  readonly cases: readonly string[];
  readonly countries: readonly string[];
  readonly doneOn: Day;
  readonly what: string | null;
  readonly evidence: string;
}

/** Records what a member did, once, and thanks them. */
export async function recordAction(desk: Desk, id: string): Promise<JobResult> {
  const { db } = desk;
  const [command] = await db.select().from(commands).where(eq(commands.id, id));
  if (command?.state !== 'taken') return nothingToDo('recorded before');
  const reported = await reportedBy(desk, command, actionOrder.parse(command.order));
  if (!reported) {
    await moveCommand(db, id, 'taken', 'refused', { outcome: 'there is no suggestion to confirm' });
    return nothingToDo('there is no suggestion to confirm');
  }
  const letters = await Promise.all(reported.kinds.map((kind) => thanks(desk, id, kind, reported)));
  const recorded = await db.transaction(async (tx) => {
    if (!(await moveCommand(tx, id, 'taken', 'done', { outcome: reported.kinds.join(', ') })))
      return false;
    for (const kind of reported.kinds) await write(tx, desk, command, kind, reported);
    for (const letter of letters) await insertLetter(tx, letter);
    return true;
  });
  if (recorded)
    for (const letter of letters) await desk.queue.add('send-letter', { letter: letter.id });
  return recorded ? done : nothingToDo('recorded by somebody else');
}

async function reportedBy(
  desk: Desk,
  command: Command,
  order: ActionOrder,
): Promise<Reported | null> {
  const told =
    command.aboutKind === 'reply'
      ? await replyOf(desk, command.about)
      : await noticeOf(desk, command.about);
  if (!told) return null;
  const evidence = told.reply?.message ?? command.message;
  if (order.verb === 'done') {
    const { action, cases: codes, date, note } = order;
    const doneOn = date ?? dayIn(desk.config.calendar, command.takenAt);
    return {
      member: told.member,
      kinds: [action],
      cases: codes,
      countries: countriesOf(codes),
      doneOn,
      what: note ?? told.reply?.text ?? null,
      evidence,
    };
  }
  const suggestion = told.reply?.suggestion;
  if (!suggestion) return null;
  const { kinds, cases: codes, doneOn } = suggestion;
  const countries = [...new Set([...countriesOf(codes), ...suggestion.countries])];
  return {
    member: told.member,
    kinds,
    cases: codes,
    countries,
    doneOn,
    what: told.reply?.text ?? null,
    evidence,
  };
}

interface Told {
  readonly member: typeof members.$inferSelect;
  readonly reply: typeof replies.$inferSelect | null;
}

/** The member whom a notice was sent to. */
async function noticeOf({ db }: Desk, delivery: string): Promise<Told | null> {
  const [row] = await db
    .select({ member: members })
    .from(deliveries)
    .innerJoin(members, eq(members.id, deliveries.member))
    .where(eq(deliveries.id, delivery));
  return row ? { ...row, reply: null } : null;
}

/** The member who wrote a reply. */
async function replyOf({ db }: Desk, id: string): Promise<Told | null> {
  const [row] = await db
    .select({ member: members, reply: replies })
    .from(replies)
    .innerJoin(members, eq(members.id, replies.member))
    .where(eq(replies.id, id));
  return row ?? null;
}

const countriesOf = (codes: readonly string[]): string[] => [
  ...new Set(codes.map((code) => code.slice(0, 3))),
];

async function write(
  tx: Transaction,
  desk: Desk,
  command: Command,
  kind: (typeof actionKinds)[number],
  reported: Reported,
): Promise<void> {
  const now = desk.clock.now();
  const { member, doneOn, what, evidence } = reported;
  const [action] = await tx
    .insert(actions)
    .values({
      once: `${command.id}:${kind}`,
      kind,
      doneOn,
      who: member.name,
      member: member.id,
      what,
      countries: [...reported.countries],
      evidence,
      recordedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: actions.id });
  if (!action) return;
  if (reported.cases.length)
    await tx
      .insert(actionCases)
      .values(reported.cases.map((code) => ({ action: action.id, code })));
  await record(tx, {
    at: now,
    who: command.person,
    what: 'recorded',
    thing: 'action',
    thingId: action.id,
    message: command.message,
    details: { kind },
  });
}

async function thanks(
  desk: Desk,
  command: string,
  kind: (typeof actionKinds)[number],
  reported: Reported,
) {
  const names = reported.cases.length
    ? await desk.db.select({ code: cases.code, name: cases.name }).from(cases)
    : [];
  const { member, doneOn, countries, what } = reported;
  return prepareLetter(desk, {
    once: `action-recorded:${command}:${kind}`,
    mail: 'action-recorded',
    to: { id: member.id, email: member.email, language: member.language },
    about: null,
    data: () => ({
      salutation: member.salutation,
      action: {
        kind,
        doneOn,
        who: member.name,
        countries,
        cases: reported.cases.map((code) => ({
          code,
          name: names.find((n) => n.code === code)?.name ?? '',
        })),
        what,
      },
    }),
  });
}
