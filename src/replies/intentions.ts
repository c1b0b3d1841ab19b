/** What members said that they would do: noted, done, dropped. */
import { and, eq, inArray } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import type { Transaction } from '../database/database.ts';
import { moveIntention } from '../database/move.ts';
import { intentions } from '../database/tables.ts';
import type { Country } from '../domain/country.ts';
import { countriesOfCases } from '../post/record-action-row.ts';
import type { MemberRow, Reported } from './reported.ts';

type Intention = typeof intentions.$inferSelect;
type Places = { readonly cases: readonly string[]; readonly countries: readonly Country[] };

const share = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.includes(one));
const allCountries = ({ cases, countries }: Places): Country[] => [
  ...countriesOfCases(cases),
  ...countries,
];

/** True where both name a place and none that is the same. */
const elsewhere = (a: Places, b: Places): boolean =>
  a.cases.length && b.cases.length
    ? !share(a.cases, b.cases)
    : allCountries(a).length > 0 &&
      allCountries(b).length > 0 &&
      !share(allCountries(a), allCountries(b));

/**
 * The intentions that an action or a newer plan is about: of the same kind, on the same cases or
 * countries. Where places are not named on both sides, only an intention that is the only one.
 */
export function meantBy<I extends Places & { readonly kind: string }>(
  said: Places & { readonly kind: string },
  planned: readonly I[],
): I[] {
  const near = planned.filter((one) => one.kind === said.kind && !elsewhere(one, said));
  const sure = near.filter((one) => allCountries(one).length && allCountries(said).length);
  return sure.length ? sure : near.length === 1 ? near : [];
}

const ofMember = (tx: Transaction, member: string): Promise<Intention[]> =>
  tx
    .select()
    .from(intentions)
    .where(and(eq(intentions.member, member), inArray(intentions.state, ['planned', 'dropped'])));

/** What has to be known of who says it, and where. */
export interface Saying {
  readonly at: Date;
  /** Who ordered it: a clerk, or the member. */
  readonly by: string;
  /** Null: ordered on the console. */
  readonly message: string | null;
  /** The message in which the member says it. */
  readonly evidence: string | null;
}

/** Notes a plan; one on the same as before changes its day, and its one reminder is not sent again. */
export async function noteIntention(
  tx: Transaction,
  member: MemberRow,
  said: Reported,
  { at, by, message, evidence }: Saying,
): Promise<void> {
  const [before] = meantBy(said, await ofMember(tx, member.id));
  const entry = { at, who: by, thing: 'intention' as const, message, details: { kind: said.kind } };
  if (before) {
    if (said.on === before.plannedFor && before.state === 'planned') return;
    if (before.state === 'dropped') await moveIntention(tx, before.id, 'dropped', 'planned');
    await tx
      .update(intentions)
      .set({ plannedFor: said.on ?? before.plannedFor })
      .where(and(eq(intentions.id, before.id), eq(intentions.state, 'planned')));
    return record(tx, { ...entry, what: 'planned', thingId: before.id });
  }
  const [noted] = await tx
    .insert(intentions)
    .values({
      once: said.once,
      kind: said.kind,
      plannedFor: said.on,
      member: member.id,
      what: said.what,
      cases: [...said.cases],
      countries: [...new Set(allCountries(said))],
      evidence,
      recordedAt: at,
    })
    .onConflictDoNothing({ target: intentions.once })
    .returning({ id: intentions.id });
  if (noted) await record(tx, { ...entry, what: 'planned', thingId: noted.id });
}

/** What is done is planned no more. */
export async function completeIntentions(
  tx: Transaction,
  member: string,
  done: Reported & { readonly action: string },
): Promise<void> {
  const planned = (await ofMember(tx, member)).filter(({ state }) => state === 'planned');
  for (const { id } of meantBy(done, planned))
    await moveIntention(tx, id, 'planned', 'done', { action: done.action });
}

/** @returns false: it was done or dropped before */
export async function dropIntention(
  tx: Transaction,
  id: string,
  { at, by, message }: Pick<Saying, 'at' | 'by' | 'message'>,
): Promise<boolean> {
  if (!(await moveIntention(tx, id, 'planned', 'dropped'))) return false;
  await record(tx, {
    at,
    who: by,
    what: 'dropped',
    thing: 'intention' as const,
    thingId: id,
    message,
  });
  return true;
}
