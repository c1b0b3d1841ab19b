/** What an import would change, before anything is written. */
import type { Day } from '../domain/day.ts';
import type { Language } from '../domain/language.ts';
import type { Membership } from '../domain/membership.ts';
import { plusDays } from '../domain/working-days.ts';
import { type Fault, faultOfFile } from './fault.ts';
import { hasLeft, identify, isKeyedByAddress } from './identify.ts';
import type { ImportedMember } from './member.ts';

/** What lists decide on. */
export interface Listed {
  readonly key: string;
  readonly name: string;
  readonly salutation: string;
  readonly email: string;
  readonly otherEmails: string[];
  readonly language: Language;
  readonly chamber: string | null;
  readonly party: string | null;
  readonly constituency: string | null;
  readonly memberships: Membership[];
  /** The first day on which the person is a member no more. */
  readonly endedOn: Day | null;
}

/** A member as the database has one, as far as an import is concerned. */
export interface KnownMember extends Listed {
  readonly id: string;
  readonly languageChosen: boolean;
  readonly undeliverableSince: Date | null;
}

export interface Change {
  readonly field: keyof Listed;
  readonly from: Listed[keyof Listed];
  readonly to: Listed[keyof Listed];
}

/** What happens to one person. */
export interface Touched {
  /** Null: new. */
  readonly known: KnownMember | null;
  readonly next: Listed;
  readonly changes: readonly Change[];
  /** Has another address than the one under which nothing arrived. */
  readonly cured: boolean;
}

/** Every person is in one of these. */
export interface Plan {
  readonly added: readonly Touched[];
  readonly changed: readonly Touched[];
  /** Members no more. */
  readonly left: readonly Touched[];
  /** Members again. */
  readonly returned: readonly Touched[];
  /** How many are as they were. */
  readonly same: number;
  /** Members who are not in the list and stay. */
  readonly missing: readonly KnownMember[];
  /** Persons of the list who are no members yet, or left before we knew them: how many. */
  readonly notYet: number;
  readonly longGone: number;
}

export interface PlanOptions {
  readonly today: Day;
  readonly defaultLanguage: Language;
  /** The list holds everybody: who is not in it has left. */
  readonly complete: boolean;
  /** Also when that ends many. */
  readonly evenSo: boolean;
  /** The heading over the addresses, as printed in the file. */
  readonly addressColumn?: string;
}

export type Planned =
  | { readonly ok: true; readonly plan: Plan }
  | {
      readonly ok: false;
      readonly faults: readonly Fault[];
      /** What would be done; null where that cannot be said. */
      readonly plan: Plan | null;
    };

/** A list that ends more than this share of the members is more likely a part of one. */
const mostLeaving = 1 / 4;

export function planImport(
  known: readonly KnownMember[],
  members: readonly ImportedMember[],
  { today, defaultLanguage, complete, evenSo, addressColumn }: PlanOptions,
): Planned {
  const { pairs, faults } = identify(members, known, today, addressColumn ?? null);
  const named = new Set(pairs.map((pair) => pair.known));
  const missing = known.filter((one) => !named.has(one) && !hasLeft(one, today));
  const conflicts = complete ? [] : conflictsWith(missing, members, addressColumn ?? null);
  if (faults.length || conflicts.length)
    return { ok: false, faults: [...faults, ...conflicts], plan: null };
  const groups = { added: [], changed: [], left: [], returned: [] } as Record<Group, Touched[]>;
  const counts = { same: 0, notYet: 0, longGone: 0 };
  for (const { member, known: before } of pairs) {
    const next = nextOf(member, before, defaultLanguage, today);
    const begins = member.from && member.from > today;
    if (begins && (!before || hasLeft(before, today))) counts.notYet += 1;
    else if (!before && hasLeft(next, today)) counts.longGone += 1;
    else {
      const touched = touch(before, next);
      if (before && !touched.changes.length) counts.same += 1;
      else groups[groupOf(before, next, today)].push(touched);
    }
  }
  if (complete)
    for (const one of missing) groups.left.push(touch(one, { ...listed(one), endedOn: today }));
  const plan: Plan = { ...groups, ...counts, missing: complete ? [] : missing };
  const active = known.filter((one) => !hasLeft(one, today)).length;
  if (complete && !evenSo && missing.length > active * mostLeaving)
    return {
      ok: false,
      faults: [faultOfFile({ code: 'too-many-leave', leaving: missing.length, of: active })],
      plan,
    };
  return { ok: true, plan };
}

type Group = 'added' | 'changed' | 'left' | 'returned';

function groupOf(before: KnownMember | null, next: Listed, today: Day): Group {
  if (!before) return 'added';
  const [was, is] = [hasLeft(before, today), hasLeft(next, today)];
  if (was === is) return 'changed';
  return is ? 'left' : 'returned';
}

/** Two members at one address would be told twice. */
function conflictsWith(
  missing: readonly KnownMember[],
  members: readonly ImportedMember[],
  column: string | null,
): Fault[] {
  const byEmail = new Map(missing.map((one) => [one.email, one]));
  return members.flatMap(({ row, email }) => {
    const other = byEmail.get(email);
    return other
      ? [
          {
            row,
            column,
            value: email,
            problem: { code: 'address-of-other', name: other.name, key: other.key },
          },
        ]
      : [];
  });
}

function listed(one: Listed): Listed {
  const { key, name, salutation, email, otherEmails, language } = one;
  const { chamber, party, constituency, memberships, endedOn } = one;
  return {
    key,
    name,
    salutation,
    email,
    otherEmails,
    language,
    chamber,
    party,
    constituency,
    memberships,
    endedOn,
  };
}

/** What the list says; where it says nothing, what was, or the default. */
function nextOf(
  member: ImportedMember,
  before: KnownMember | null,
  defaultLanguage: Language,
  today: Day,
): Listed {
  const said = <K extends 'chamber' | 'party' | 'constituency'>(field: K): string | null =>
    member[field] !== undefined ? (member[field] ?? null) : (before?.[field] ?? null);
  const kept = before && before.salutation !== before.name ? before.salutation : member.name;
  return {
    key: keyOf(member, before),
    name: member.name,
    salutation: member.salutation === undefined ? kept : (member.salutation ?? member.name),
    email: member.email,
    otherEmails: [...member.otherEmails],
    language: languageOf(member, before, defaultLanguage),
    chamber: said('chamber'),
    party: said('party'),
    constituency: said('constituency'),
    memberships: member.memberships ? [...member.memberships] : (before?.memberships ?? []),
    endedOn: endOf(member, before, today),
  };
}

const keyOf = (member: ImportedMember, before: KnownMember | null): string =>
  member.id ?? (before && !isKeyedByAddress(before) ? before.key : member.email);

function languageOf(
  { language }: ImportedMember,
  before: KnownMember | null,
  byDefault: Language,
): Language {
  if (before && (before.languageChosen || language === undefined)) return before.language;
  return language ?? byDefault;
}

/** Who stands in a list without an end is a member; an end still to come stays. */
function endOf({ until }: ImportedMember, before: KnownMember | null, today: Day): Day | null {
  if (until) return plusDays(until, 1);
  if (until === null || !before || hasLeft(before, today)) return null;
  return before.endedOn;
}

function touch(known: KnownMember | null, next: Listed): Touched {
  const changes = known
    ? (Object.keys(next) as (keyof Listed)[])
        .filter((field) => !isSame(field, known, next))
        .map((field) => ({ field, from: known[field], to: next[field] }))
    : [];
  return {
    known,
    next,
    changes,
    cured: Boolean(known?.undeliverableSince) && known?.email !== next.email,
  };
}

function isSame(field: keyof Listed, a: Listed, b: Listed): boolean {
  if (field === 'memberships') return sorted(a.memberships) === sorted(b.memberships);
  if (field === 'otherEmails') return String(a.otherEmails) === String(b.otherEmails);
  return a[field] === b[field];
}

/** In whatever order a list names them. */
const sorted = (memberships: readonly Membership[]): string =>
  String(
    memberships.map(({ committee, from, until }) => `${committee} ${from} ${until}`).toSorted(),
  );
