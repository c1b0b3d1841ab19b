import type { Fault } from './fault.ts';
import type { ImportedMember } from './member.ts';

/**
 * Who stands in a list twice: by id, or by any address.
 * @param columns as printed in the file
 */
export function duplicatesIn(
  members: readonly ImportedMember[],
  columns: { readonly id: string; readonly email: string },
): Fault[] {
  const rowOfId = new Map<string, number>();
  const rowOfAddress = new Map<string, number>();
  return members.flatMap(({ row, id, email, otherEmails }) => [
    ...twice(rowOfId, row, id === null ? [] : [id], columns.id),
    ...twice(rowOfAddress, row, [email, ...otherEmails], columns.email),
  ]);
}

function twice(
  rows: Map<string, number>,
  row: number,
  values: readonly string[],
  column: string,
): Fault[] {
  return values.flatMap((value) => {
    const before = rows.get(value);
    rows.set(value, before ?? row);
    return before === undefined
      ? []
      : [{ row, column, value, problem: { code: 'stands-twice', row: before } }];
  });
}
