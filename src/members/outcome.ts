/** What an import did, or would do. */
import type { Fault, Problem } from './fault.ts';
import { fold } from './fold.ts';
import type { ListFormat } from './list-format.ts';
import type { ImportedMember } from './member.ts';
import type { Note } from './note.ts';
import type { Change, Plan, Planned, Touched } from './plan.ts';

export interface ImportedPerson {
  /** The parliament's id, or the address. */
  readonly key: string;
  readonly name: string;
  readonly email: string;
}

export interface ChangedPerson extends ImportedPerson {
  readonly changes: readonly Change[];
  /** Nothing arrived at the old address. */
  readonly cured: boolean;
}

export interface ImportDone {
  readonly ok: true;
  /** Nothing was written. */
  readonly dryRun: boolean;
  readonly format: ListFormat;
  readonly added: readonly ImportedPerson[];
  readonly changed: readonly ChangedPerson[];
  readonly left: readonly ChangedPerson[];
  readonly returned: readonly ChangedPerson[];
  readonly cured: number;
  readonly same: number;
  /** Members who are not in the file and stay. */
  readonly missing: readonly ImportedPerson[];
  readonly notes: readonly Note[];
  /** Why it would be refused; of dry runs only. */
  readonly refusedFor: Problem | null;
}

interface ImportRefused {
  readonly ok: false;
  readonly format: ListFormat;
  readonly faults: readonly Fault[];
}

export type ImportOutcome = ImportDone | ImportRefused;

interface Read {
  readonly members: readonly ImportedMember[];
  readonly format: ListFormat;
  readonly notes: readonly Note[];
}

export function outcomeOf(planned: Planned, read: Read, dryRun: boolean): ImportOutcome {
  const { plan } = planned;
  if (!plan || (!planned.ok && !dryRun))
    return { ok: false, format: read.format, faults: planned.ok ? [] : planned.faults };
  const changed = [plan.changed, plan.left, plan.returned].map((some) => some.map(changedPerson));
  const [others = [], left = [], returned = []] = changed;
  return {
    ok: true,
    dryRun,
    format: read.format,
    added: plan.added.map(({ next }) => person(next)),
    changed: others,
    left,
    returned,
    cured: changed.flat().filter(({ cured }) => cured).length,
    same: plan.same,
    missing: plan.missing.map(person),
    notes: [...read.notes, ...notesOn(plan)],
    refusedFor: planned.ok ? null : (planned.faults[0]?.problem ?? null),
  };
}

const person = ({ key, name, email }: ImportedPerson): ImportedPerson => ({ key, name, email });

const changedPerson = ({ next, changes, cured }: Touched): ChangedPerson => ({
  ...person(next),
  changes,
  cured,
});

function notesOn({ notYet, longGone, added, missing, left }: Plan): Note[] {
  const gone = [...missing, ...left.map(({ next }) => next)];
  const goneNames = new Map(gone.map((one) => [fold(one.name), one]));
  const again = added.flatMap(({ next }) => {
    const other = goneNames.get(fold(next.name));
    return other ? [{ name: next.name, before: other.email, now: next.email }] : [];
  });
  return [
    ...(notYet ? [{ code: 'not-yet', count: notYet } as const] : []),
    ...(longGone ? [{ code: 'long-gone', count: longGone } as const] : []),
    ...(again.length ? [{ code: 'same-name', persons: again } as const] : []),
  ];
}
