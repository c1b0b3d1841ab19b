/** Who of a list is who of the members that we know. */
import type { Day } from '../domain/day.ts';
import type { Fault } from './fault.ts';
import { fold } from './fold.ts';
import type { ImportedMember } from './member.ts';
import type { KnownMember } from './plan.ts';

export interface Identified {
  /** The known one of each imported one; null: new. In the order of the list. */
  readonly pairs: readonly {
    readonly member: ImportedMember;
    readonly known: KnownMember | null;
  }[];
  readonly faults: readonly Fault[];
}

export const hasLeft = ({ endedOn }: { readonly endedOn: Day | null }, today: Day): boolean =>
  endedOn !== null && endedOn <= today;

/** An e-mail address stood in for the id. */
export const isKeyedByAddress = ({ key }: { readonly key: string }): boolean => key.includes('@');

const sameName = (a: { readonly name: string }, b: { readonly name: string }): boolean =>
  fold(a.name) === fold(b.name);

/**
 * By id first. Then by the address that notices go to, unless there it is somebody of another id and
 * another name: an office's address that was passed on. Then by an address beside it together with
 * the name: assistants and offices are shared.
 * @param addressColumn as printed in the file
 */
export function identify(
  members: readonly ImportedMember[],
  known: readonly KnownMember[],
  today: Day,
  addressColumn: string | null,
): Identified {
  const byKey = new Map(known.map((one) => [one.key, one]));
  const byEmail = Map.groupBy(
    known.toSorted((a, b) => Number(hasLeft(a, today)) - Number(hasLeft(b, today))),
    ({ email }) => email,
  );
  const byOther = Map.groupBy(
    known.flatMap((one) => one.otherEmails.map((address) => ({ address, one }))),
    ({ address }) => address,
  );
  /** Members that are accounted for, and the row. */
  const rows = new Map<KnownMember, number>();
  const found = new Map<ImportedMember, KnownMember>();
  const take = (member: ImportedMember, one: KnownMember) => {
    rows.set(one, member.row);
    found.set(member, one);
  };
  for (const member of members) {
    const one = member.id === null ? undefined : byKey.get(member.id);
    if (one) take(member, one);
  }
  const faults: Fault[] = [];
  for (const member of members) {
    if (found.has(member)) continue;
    const fits = (one: KnownMember) =>
      member.id === null || isKeyedByAddress(one) || sameName(one, member);
    const candidates = [
      ...(byEmail.get(member.email) ?? []).filter(fits),
      ...[byKey.get(member.email) ?? []].flat(),
      ...[member.email, ...member.otherEmails]
        .flatMap((address) => [
          ...(byEmail.get(address) ?? []),
          ...(byOther.get(address) ?? []).map(({ one }) => one),
        ])
        .filter((one) => fits(one) && sameName(one, member)),
    ];
    const free = candidates.find((one) => !rows.has(one));
    const before = candidates[0] && rows.get(candidates[0]);
    if (free) take(member, free);
    else if (before !== undefined && member.id === null)
      faults.push({
        row: member.row,
        column: addressColumn,
        value: member.email,
        problem: { code: 'known-in-row', row: before },
      });
  }
  return { pairs: members.map((member) => ({ member, known: found.get(member) ?? null })), faults };
}
