/** What the desk knows of one member. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import { actions, deliveries, mailings, members, notices } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';

/** So many of the latest distributions, and of their actions, are shown. */
const shown = 20;

export type MemberRow = typeof members.$inferSelect;

export interface MemberRecord {
  readonly member: MemberRow;
  readonly deliveries: readonly {
    readonly notice: string;
    readonly subject: string;
    readonly state: typeof deliveries.$inferSelect.state;
    readonly digest: boolean;
    readonly createdAt: Date;
    readonly response: string | null;
  }[];
  readonly actions: readonly Pick<
    typeof actions.$inferSelect,
    'id' | 'kind' | 'doneOn' | 'countries' | 'visibility' | 'withdrawnAt'
  >[];
}

/** @returns null: there is no such member */
export async function memberRecord({ db }: Desk, id: string): Promise<MemberRecord | null> {
  const [member] = await db.select().from(members).where(eq(members.id, id));
  if (!member) return null;
  // Looked up by distribution and member: there is no other way that stays quick with years of them.
  const latest = await db
    .select({ id: notices.id, subject: mailings.subject })
    .from(notices)
    .innerJoin(mailings, eq(mailings.id, notices.mailing))
    .orderBy(desc(notices.createdAt))
    .limit(shown);
  const subjects = new Map(latest.map((one) => [one.id, one.subject]));
  const told = latest.length
    ? await db
        .select()
        .from(deliveries)
        .where(and(inArray(deliveries.notice, [...subjects.keys()]), eq(deliveries.member, id)))
        .orderBy(desc(deliveries.createdAt))
    : [];
  const did = await db
    .select({
      id: actions.id,
      kind: actions.kind,
      doneOn: actions.doneOn,
      countries: actions.countries,
      visibility: actions.visibility,
      withdrawnAt: actions.withdrawnAt,
    })
    .from(actions)
    .where(eq(actions.member, id))
    .orderBy(desc(actions.doneOn))
    .limit(shown);
  return {
    member,
    deliveries: told.map(({ notice, state, digestOf, createdAt, response }) => ({
      notice,
      subject: subjects.get(notice) ?? '',
      state,
      digest: digestOf !== null,
      createdAt,
      response,
    })),
    actions: did,
  };
}
