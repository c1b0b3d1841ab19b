/** What an order, or a clerk's yes, says that somebody did or will do. */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { commands } from '../database/tables.ts';
import { decisions, deliveries, followUps, members, notices, replies } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import {
  type ActionKind,
  type Actor,
  actionKinds,
  actors,
  type Visibility,
  visibilities,
} from '../domain/action.ts';
import { wholeDesk } from '../domain/command.ts';
import type { Country } from '../domain/country.ts';
import { type Day, isDay } from '../domain/day.ts';
import { dayIn } from '../domain/working-days.ts';

const day = z.string().refine(isDay) as unknown as z.ZodType<Day>;
const told = {
  action: z.enum(actionKinds),
  cases: z.array(z.string()),
  countries: z.array(z.string()).default([]),
  date: day.nullable(),
  note: z.string().nullable(),
};

/** The orders about actions and intentions: a member's own, or a clerk's about a member's reply. */
export const actionOrder = z.discriminatedUnion('verb', [
  z.object({
    verb: z.literal('done'),
    ...told,
    visibility: z.enum(visibilities).nullable().default(null),
    named: z.boolean().default(false),
    /** Where the order is about the whole desk: who of the house did it. */
    actor: z
      .object({ kind: z.enum(actors).exclude(['member']), code: z.string().optional() })
      .default({ kind: 'parliament' }),
  }),
  z.object({ verb: z.literal('plan'), ...told }),
  z.object({ verb: z.literal('yes') }),
  z.object({ verb: z.literal('no') }),
]);
export type ActionOrder = z.infer<typeof actionOrder>;
export type CommandRow = typeof commands.$inferSelect;
export type MemberRow = typeof members.$inferSelect;
export type ReplyRow = typeof replies.$inferSelect;

/** Of whom an order tells, and what is known beside it. */
export type Subject =
  | {
      readonly kind: 'member';
      readonly member: MemberRow;
      readonly reply: ReplyRow | null;
      readonly countries: readonly Country[];
    }
  | {
      readonly kind: 'committee';
      readonly committee: Config['committees'][number];
      readonly followUp: string;
      readonly countries: readonly Country[];
    }
  | {
      /** The parliament or a body of it, whatever mailing it is about. */
      readonly kind: 'house';
      readonly actor: Exclude<Actor, 'member'>;
      readonly name: string;
      readonly committee: string | null;
      readonly countries: readonly Country[];
    };

/** One thing that was done, or is planned. */
export interface Reported {
  readonly once: string;
  readonly kind: ActionKind;
  readonly planned: boolean;
  readonly cases: readonly string[];
  readonly countries: readonly Country[];
  /** Done: the day named, or the day on which it was written. Planned: null where none was named. */
  readonly on: Day | null;
  readonly what: string | null;
  readonly visibility: Visibility;
  /** The member consents to be named outside of this parliament. */
  readonly named: boolean;
}

/** A mailing's country where it has but one: what is done about the mailing is done about it. */
async function onlyCountryOf(desk: Desk, mailing: string): Promise<Country[]> {
  const rows = await desk.db
    .selectDistinct({ country: decisions.country })
    .from(decisions)
    .where(eq(decisions.mailing, mailing));
  return rows.length === 1 ? rows.map(({ country }) => country) : [];
}

/** @returns null: it is gone */
export async function subjectOf(
  desk: Desk,
  command: CommandRow,
  order: ActionOrder,
): Promise<Subject | null> {
  const { db, config } = desk;
  if (command.aboutKind === wholeDesk.kind)
    return order.verb === 'done' ? houseOf(config, order.actor) : null;
  if (command.aboutKind === 'follow-up') {
    const [followUp] = await db.select().from(followUps).where(eq(followUps.id, command.about));
    const committee = config.committees.find(({ code }) => code === followUp?.committee);
    if (!followUp || !committee) return null;
    const countries = await onlyCountryOf(desk, followUp.mailing);
    return { kind: 'committee', committee, followUp: followUp.id, countries };
  }
  if (command.aboutKind === 'member') {
    const [member] = await db.select().from(members).where(eq(members.id, command.about));
    return member ? { kind: 'member', member, reply: null, countries: [] } : null;
  }
  const [row] =
    command.aboutKind === 'reply'
      ? await db
          .select({ member: members, reply: replies, mailing: notices.mailing })
          .from(replies)
          .innerJoin(members, eq(members.id, replies.member))
          .innerJoin(deliveries, eq(deliveries.id, replies.delivery))
          .innerJoin(notices, eq(notices.id, deliveries.notice))
          .where(eq(replies.id, command.about))
      : (
          await db
            .select({ member: members, mailing: notices.mailing })
            .from(deliveries)
            .innerJoin(members, eq(members.id, deliveries.member))
            .innerJoin(notices, eq(notices.id, deliveries.notice))
            .where(eq(deliveries.id, command.about))
        ).map((told) => ({ ...told, reply: null }));
  if (!row) return null;
  const { member, reply } = row;
  return { kind: 'member', member, reply, countries: await onlyCountryOf(desk, row.mailing) };
}

function houseOf(
  { committees, chamber }: Config,
  { kind, code }: Extract<ActionOrder, { verb: 'done' }>['actor'],
): Extract<Subject, { kind: 'house' }> | null {
  const committee = committees.find((each) => each.code === code) ?? null;
  if (kind === 'committee' && !committee) return null;
  return {
    kind: 'house',
    actor: kind,
    name: committee?.name ?? chamber.name,
    committee: committee?.code ?? null,
    countries: [],
  };
}

/** The same words about the same mail tell of the same thing, however often they are sent. */
function onceOf(
  command: CommandRow,
  order: Extract<ActionOrder, { verb: 'done' | 'plan' }>,
): string {
  const { verb, action, cases, countries, date, note } = order;
  const by = order.verb === 'done' && command.aboutKind === wholeDesk.kind ? [order.actor] : [];
  const said = JSON.stringify([verb, [...cases].sort(), [...countries].sort(), date, note, ...by]);
  const words = createHash('sha256').update(said).digest('hex').slice(0, 32);
  return `${command.aboutKind}:${command.about}:${action}:${words}`;
}

/** One entry of an order's own; of a yes one for each suggestion. */
export function reportedBy(
  desk: Desk,
  command: CommandRow,
  order: Extract<ActionOrder, { verb: 'done' | 'plan' | 'yes' }>,
  subject: Subject,
): Reported[] {
  const reply = subject.kind === 'member' ? subject.reply : null;
  const writtenOn = dayIn(desk.config.calendar, reply?.receivedAt ?? command.takenAt);
  const placed = (cases: readonly string[], countries: readonly Country[]): readonly Country[] =>
    cases.length || countries.length ? countries : subject.countries;
  if (order.verb === 'yes')
    return (reply?.suggestions ?? []).map(({ kind, planned, cases, countries, on }) => ({
      once: `reply:${reply?.id}:${kind}:${planned ? 'planned' : 'done'}`,
      kind,
      planned,
      cases,
      countries: placed(cases, countries),
      on: on ?? (planned ? null : writtenOn),
      what: reply?.text ?? null,
      visibility: 'ipu-only',
      named: false,
    }));
  const { action: kind, cases, countries, date, note } = order;
  const planned = order.verb === 'plan';
  return [
    {
      once: onceOf(command, order),
      kind,
      planned,
      cases,
      countries: placed(cases, countries),
      on: date ?? (planned ? null : writtenOn),
      what: note ?? reply?.text ?? null,
      visibility: (order.verb === 'done' && order.visibility) || 'ipu-only',
      named: order.verb === 'done' && order.named,
    },
  ];
}
