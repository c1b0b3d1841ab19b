/** Which organizations of a Popolo file are what to us. */
import type { KnownCommittee } from './cells.ts';
import { fold } from './fold.ts';
import type { Popolo, PopoloOrganization } from './popolo.ts';

const chambers = new Set(
  [
    'chamber',
    'legislature',
    'parliament',
    'upper house',
    'lower house',
    'upper chamber',
    'lower chamber',
    'house',
    'senate',
  ].map(fold),
);
const parties = new Set(
  ['party', 'political party', 'parliamentary group', 'political group', 'faction', 'group'].map(
    fold,
  ),
);

export interface Organizations {
  name(id: string | null): string | null;
  isChamber(id: string | null): boolean;
  isParty(id: string | null): boolean;
  /** The code in desk.yaml. */
  committee(id: string | null): string | null;
  readonly hasChamber: boolean;
  readonly hasCommittees: boolean;
  /** Committees that desk.yaml does not name. */
  readonly others: number;
}

/** Our committees are found by id (also the end of a path, `committee/UPN`), identifier or name. */
export function organizationsOf(
  { organizations }: Popolo,
  known: readonly KnownCommittee[],
): Organizations {
  const codes = new Map(
    known.flatMap(({ code, name }) => [
      [fold(name), code],
      [fold(code), code],
    ]),
  );
  const kindOf = ({ classification }: PopoloOrganization) => fold(classification ?? '');
  const committeeOf = (organization: PopoloOrganization): string | null => {
    if (chambers.has(kindOf(organization)) || parties.has(kindOf(organization))) return null;
    const names = [
      organization.id?.split(/[/:]/).at(-1),
      ...organization.identifiers.map(({ identifier }) => identifier),
      organization.name,
      ...organization.other_names.map(({ name }) => name),
    ];
    for (const name of names) {
      const code = name && codes.get(fold(name));
      if (code) return code;
    }
    return null;
  };
  const all = organizations.map((organization) => ({
    organization,
    kind: kindOf(organization),
    committee: committeeOf(organization),
  }));
  const byId = new Map(all.map((one) => [one.organization.id, one]));
  const find = (id: string | null) => (id === null ? undefined : byId.get(id));
  return {
    name: (id) => find(id)?.organization.name ?? null,
    isChamber: (id) => chambers.has(find(id)?.kind ?? ''),
    isParty: (id) => parties.has(find(id)?.kind ?? ''),
    committee: (id) => find(id)?.committee ?? null,
    hasChamber: all.some(({ kind }) => chambers.has(kind)),
    hasCommittees: all.some(({ committee }) => committee),
    others: all.filter(
      ({ kind, committee }) => !committee && /committee|commission|delegation/.test(kind),
    ).length,
  };
}
