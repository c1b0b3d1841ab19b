import { eq } from 'drizzle-orm';
import { cases } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { caseCode, collectiveCode } from '../domain/case-code.ts';
import { changesSince, inTime, lastBefore } from '../domain/case-history.ts';
import type { AdoptingBody, DecisionStatus, PersonStatus } from '../domain/decision.ts';
import { decisionsOn } from '../post/case-decisions.ts';

/** Everything the desk knows of one case, its decisions in the order of their adoption. */
export interface CaseFile {
  readonly code: string;
  readonly country: string;
  /** As last printed; null for a collective case. */
  readonly name: string | null;
  /** Every spelling seen. */
  readonly names: readonly string[];
  readonly status: PersonStatus | null;
  /** Of the last decision. */
  readonly violations: readonly string[];
  readonly firstSeen: string;
  readonly decisions: readonly {
    readonly adopted: string | null;
    readonly body: AdoptingBody;
    readonly session: number | null;
    readonly status: DecisionStatus | null;
    readonly violations: readonly string[];
    readonly mps: number | null;
    readonly received: string;
    readonly mailing: string;
    /** Replaced by a corrigendum. */
    readonly replaced: boolean;
    readonly changes: {
      readonly added: readonly string[];
      readonly gone: readonly string[];
      readonly newViolations: readonly string[];
      readonly goneViolations: readonly string[];
    } | null;
  }[];
}

/** @param printed a code of any time, `VEN-13`, `MON/01`, `VEN-COLL-06`; null: the desk knows no such case */
export async function caseFile(desk: Desk, printed: string): Promise<CaseFile | null> {
  const code = (collectiveCode(printed) ?? caseCode(printed))?.code;
  if (!code) return null;
  const all = (await decisionsOn(desk.db, [code])).toSorted(inTime);
  const first = all[0];
  if (!first) return null;
  const [row] = await desk.db.select().from(cases).where(eq(cases.code, code));
  const replaced = new Set(all.flatMap(({ supersedes }) => supersedes ?? []));
  const valid = all.filter(({ id }) => !replaced.has(id));
  const lines = all.flatMap((d) => d.cases.filter((line) => line.code === code));
  const received = all.map((d) => d.receivedAt).toSorted((a, b) => +a - +b);
  return {
    code,
    country: first.country,
    name: row?.name ?? null,
    names: [...new Set(lines.map(({ name }) => name))],
    status: row?.status ?? null,
    violations: valid.findLast((d) => d.violations.length)?.violations ?? [],
    firstSeen: (row?.firstSeenAt ?? received[0] ?? first.receivedAt).toISOString(),
    decisions: all.map((d) => {
      const last = lastBefore(d, all);
      const changes = last && changesSince(last, d);
      const named = (these: readonly { code: string | null; name: string }[]) =>
        these.map((each) => `${each.code ?? ''} ${each.name}`.trim());
      return {
        adopted: d.adopted,
        body: d.body,
        session: d.session,
        status: d.status,
        violations: d.violations,
        mps: d.mps,
        received: d.receivedAt.toISOString(),
        mailing: d.mailing,
        replaced: replaced.has(d.id),
        changes: changes && {
          added: named(changes.added),
          gone: named(changes.gone),
          newViolations: changes.newViolations,
          goneViolations: changes.goneViolations,
        },
      };
    }),
  };
}
