import { and, eq, inArray, max } from 'drizzle-orm';
import { clerkOf } from '../../config.ts';
import type { Executor } from '../../database/database.ts';
import { audit, deliveries, members, type notices } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { type WithoutReason, withoutReasons } from '../../domain/left-out.ts';
import { type RefusalReason, refusalOf } from '../../domain/refusal.ts';
import { dayIn } from '../../domain/working-days.ts';
import { mailingAudience } from '../mailing-audience.ts';
import { mailingRow } from '../rows.ts';

/**
 * What became of a notice for one member: a state of the delivery, `digest` for one that was told in
 * the mail of another, in a daily digest, `missing` for who should get it and has no delivery (joined or cured since), `trial`
 * for who got none because the clerk did, or why nothing was meant for them.
 */
export const toldStates = [
  'sent',
  'digest',
  'queued',
  'sending',
  'failed',
  'bounced',
  'uncertain',
  'missing',
  'trial',
  ...withoutReasons,
] as const;
export type ToldState = (typeof toldStates)[number];

/** One member's line. */
export interface Told {
  readonly member: string;
  readonly name: string;
  readonly address: string;
  readonly state: ToldState;
  /** ISO 8601; a day where only that is known; null: nobody wrote it down. */
  readonly since: string | null;
  /** Why it did not arrive, or has to wait. */
  readonly reason: RefusalReason | null;
  /** The mail server's own words. */
  readonly said: string | null;
}

/**
 * What became of a notice, for every member who has to do with it, each in exactly one line.
 * @throws when a member stands in two lines or in none: then no account may be given
 */
export async function toldOf(
  db: Executor,
  desk: Pick<Desk, 'config' | 'clock'>,
  notice: typeof notices.$inferSelect,
): Promise<Told[]> {
  // Asked first: who is told in between stands in both, and in one line all the same.
  const audience = await mailingAudience(
    db,
    await mailingRow(db, notice.mailing),
    dayIn(desk.config.calendar, desk.clock.now()),
    notice.id,
  );
  const rows = await db
    .select({
      delivery: {
        id: deliveries.id,
        member: deliveries.member,
        address: deliveries.address,
        state: deliveries.state,
        digestOf: deliveries.digestOf,
        createdAt: deliveries.createdAt,
        claimedAt: deliveries.claimedAt,
        sentAt: deliveries.sentAt,
        response: deliveries.response,
      },
      name: members.name,
    })
    .from(deliveries)
    .innerJoin(members, eq(members.id, deliveries.member))
    .where(eq(deliveries.notice, notice.id))
    .orderBy(members.key);
  const returned = await cameBack(
    db,
    rows.map(({ delivery }) => delivery),
  );
  const has = new Set(rows.map(({ delivery }) => delivery.member));
  const trial = wasTrial(
    desk,
    rows.map(({ delivery }) => delivery),
  );
  const lines: Told[] = [
    ...rows.map(({ delivery, name }) => lineOf(delivery, name, returned.get(delivery.id) ?? null)),
    ...audience.recipients
      .filter(({ member }) => !has.has(member.id))
      .map(({ member }) => without(member, trial ? 'trial' : 'missing', null)),
    ...audience.without
      .filter(({ member }) => !has.has(member.id))
      .map(({ member, reason }) => without(member, reason, sinceOf(member, reason))),
  ];
  const meant = new Set([
    ...has,
    ...[...audience.recipients, ...audience.without].map(({ member }) => member.id),
  ]);
  const told = new Set(lines.map(({ member }) => member));
  if (lines.length !== meant.size || told.size !== meant.size)
    throw new Error(
      `Notice ${notice.id} does not add up: ${meant.size} members, ${told.size} told of in ${lines.length} lines`,
    );
  return lines;
}

/** How many members there are in each state; those that nobody is in are left out. */
export const figuresOf = (
  lines: readonly Told[],
): readonly { readonly state: ToldState; readonly count: number }[] =>
  toldStates.flatMap((state) => {
    const count = lines.filter((line) => line.state === state).length;
    return count ? [{ state, count }] : [];
  });

type Delivery = Pick<
  typeof deliveries.$inferSelect,
  | 'id'
  | 'member'
  | 'address'
  | 'state'
  | 'digestOf'
  | 'createdAt'
  | 'claimedAt'
  | 'sentAt'
  | 'response'
>;

function lineOf(d: Delivery, name: string, returnedAt: Date | null): Told {
  const arrived = d.state === 'sent';
  const since = {
    queued: d.createdAt,
    sending: d.claimedAt,
    sent: d.sentAt,
    failed: d.claimedAt,
    uncertain: d.claimedAt,
    bounced: returnedAt ?? d.sentAt,
  }[d.state];
  return {
    member: d.member,
    name,
    address: d.address,
    state: arrived && d.digestOf ? 'digest' : d.state,
    since: since?.toISOString() ?? null,
    reason: arrived || d.response === null ? null : refusalOf(d.response).reason,
    said: arrived ? null : d.response,
  };
}

interface Untold {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly endedOn: string | null;
  readonly undeliverableSince: Date | null;
  readonly stoppedAt: Date | null;
}

const without = (member: Untold, state: ToldState, since: string | null): Told => ({
  member: member.id,
  name: member.name,
  address: member.email,
  state,
  since,
  reason: null,
  said: null,
});

function sinceOf(member: Untold, reason: WithoutReason): string | null {
  if (reason === 'left') return member.endedOn;
  if (reason === 'undeliverable') return member.undeliverableSince?.toISOString() ?? null;
  if (reason === 'stopped') return member.stoppedAt?.toISOString() ?? null;
  return null;
}

/** True where the notice went to the clerk of the group only, whatever is configured now. */
export function wasTrial(
  { config }: Pick<Desk, 'config'>,
  of: readonly Pick<Delivery, 'address'>[],
): boolean {
  if (!of.length) return config.approval.trial;
  const clerk = clerkOf(config, config.group.clerk).email.toLowerCase();
  return of.every(({ address }) => address.toLowerCase() === clerk);
}

/** When those that came back did so. */
async function cameBack(db: Executor, of: readonly Delivery[]): Promise<Map<string, Date>> {
  const ids = of.flatMap(({ id, state }) => (state === 'bounced' ? [id] : []));
  if (!ids.length) return new Map();
  const rows = await db
    .select({ id: audit.thingId, at: max(audit.at) })
    .from(audit)
    .where(and(eq(audit.thing, 'delivery'), eq(audit.what, 'bounced'), inArray(audit.thingId, ids)))
    .groupBy(audit.thingId);
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
}
