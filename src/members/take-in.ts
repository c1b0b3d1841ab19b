/** Plans an import against the members that there are, and writes it: all of it or nothing. */
import { asc, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../database/database.ts';
import { insertMany } from '../database/insert-many.ts';
import { members } from '../database/tables.ts';
import type { ImportedMember } from './member.ts';
import { type Plan, type Planned, type PlanOptions, planImport, type Touched } from './plan.ts';

/** How many rows go into one statement: a row has eleven parameters, a statement takes 65,535. */
const batch = 1000;

export interface TakeInOptions extends PlanOptions {
  /** Only say what would change. */
  readonly dryRun?: boolean;
  /** In the same transaction, when something changed. */
  readonly onWritten?: (tx: Transaction, plan: Plan) => Promise<void>;
  /** Told how many of how many persons are written. */
  readonly onProgress?: (written: number, of: number) => void;
}

export async function takeIn(
  db: Database,
  imported: readonly ImportedMember[],
  options: TakeInOptions,
): Promise<Planned> {
  return db.transaction(async (tx) => {
    // What members choose meanwhile waits, and another import too; reading does not.
    if (!options.dryRun) await tx.execute(sql`lock table ${members} in share row exclusive mode`);
    const planned = planImport(
      await tx.select().from(members).orderBy(asc(members.key)),
      imported,
      options,
    );
    if (!planned.ok || options.dryRun) return planned;
    const { added, changed, left, returned } = planned.plan;
    const touched = [...changed, ...left, ...returned];
    const total = added.length + touched.length;
    if (!total) return planned;
    let written = 0;
    const inBatches = async (
      all: readonly Touched[],
      write: (some: readonly Touched[]) => Promise<unknown>,
    ) => {
      for (let i = 0; i < all.length; i += batch) {
        const some = all.slice(i, i + batch);
        await write(some);
        written += some.length;
        options.onProgress?.(written, total);
      }
    };
    // Those there are come first: they may give up a key or an address that a new one has.
    await inBatches(touched, (some) => update(tx, some));
    await inBatches(added, (some) =>
      insertMany(
        tx,
        members,
        some.map(({ next }) => next),
      ),
    );
    await options.onWritten?.(tx, planned.plan);
    return planned;
  });
}

/** One statement for many rows, which sets what lists decide on and nothing that members chose. */
async function update(tx: Transaction, some: readonly Touched[]): Promise<void> {
  const moved = ({ known, next }: Touched) => known?.email !== next.email;
  const fresh = { undeliverableSince: null, bounceScore: 0, bouncedAt: null };
  for (const [isMoved, these] of Map.groupBy(some, moved))
    await tx
      .insert(members)
      .values(these.flatMap(({ known, next }) => (known ? [{ id: known.id, ...next }] : [])))
      .onConflictDoUpdate({
        target: members.id,
        set: { ...excluded, ...(isMoved && fresh) },
      });
}

const excluded = {
  key: sql`excluded.key`,
  name: sql`excluded.name`,
  salutation: sql`excluded.salutation`,
  email: sql`excluded.email`,
  otherEmails: sql`excluded.other_emails`,
  language: sql`excluded.language`,
  chamber: sql`excluded.chamber`,
  party: sql`excluded.party`,
  constituency: sql`excluded.constituency`,
  memberships: sql`excluded.memberships`,
  endedOn: sql`excluded.ended_on`,
};
