/** A list as Popolo JSON: persons who hold a seat in the chamber, with their party and our committees. */
import type { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { Membership } from '../domain/membership.ts';
import { storableJson } from '../domain/storable.ts';
import { addressesCell, type KnownCommittee } from './cells.ts';
import { duplicatesIn } from './duplicates.ts';
import { type Fault, faultOfFile, type Problem } from './fault.ts';
import { problemOf } from './issues.ts';
import type { ListFormat } from './list-format.ts';
import type { ImportedMember, MembersRead } from './member.ts';
import type { Note } from './note.ts';
import { type Organizations, organizationsOf } from './organizations.ts';
import { type Popolo, type PopoloMembership, type PopoloPerson, popoloSchema } from './popolo.ts';

/** A membership with the dates of its legislative period where it has none of its own. */
interface Seat extends PopoloMembership {
  readonly from: Day | null;
  readonly until: Day | null;
}

const format: ListFormat = { kind: 'popolo' };

export function readPopolo(
  text: string,
  committees: readonly KnownCommittee[],
  today: Day,
): MembersRead {
  let json: unknown;
  try {
    json = storableJson(JSON.parse(text));
  } catch (error) {
    return { ok: false, format, faults: [faultOfFile(breakOf(String(error)))] };
  }
  const file = Array.isArray(json) ? { persons: json } : json;
  const parsed = popoloSchema.safeParse(file);
  if (!parsed.success)
    return { ok: false, format, faults: parsed.error.issues.map((i) => faultOf(i, file)) };
  return membersOf(parsed.data, committees, today);
}

function membersOf(popolo: Popolo, committees: readonly KnownCommittee[], today: Day): MembersRead {
  const organizations = organizationsOf(popolo, committees);
  const seatsOf = seatsByPerson(popolo);
  const hasParties =
    popolo.organizations.some(({ id }) => organizations.isParty(id)) ||
    popolo.memberships.some((m) => m.on_behalf_of_id);
  const places = placesOf(popolo);
  const faults: Fault[] = [];
  const members: ImportedMember[] = [];
  let without = 0;
  for (const [i, person] of popolo.persons.entries()) {
    const seats = seatsOf(person);
    const inChamber = seats.filter(
      ({ organization_id, role }) =>
        organizations.isChamber(organization_id) && !/candidat/i.test(role ?? ''),
    );
    if (organizations.hasChamber && !inChamber.length) {
      without += 1;
      continue;
    }
    const until = lastDay(inChamber);
    const gone = until !== null && until < today;
    const name = nameOf(person);
    const addresses = addressesOf(person);
    const row = i + 1;
    const fault = (column: string, value: string | null, problem: Problem) =>
      faults.push({ row, column, value: value ?? '', problem });
    // Of who left long ago nobody knows an address any more.
    if (gone && (!name || !addresses.ok || !addresses.main)) {
      without += 1;
      continue;
    }
    if (!name) fault('name', person.id, { code: 'name-missing' });
    if (!addresses.ok) fault('email', addresses.value, addresses.problem);
    else if (!addresses.main) fault('email', name, { code: 'address-missing' });
    if (!name || !addresses.ok || !addresses.main) continue;
    const current = inChamber.toSorted(latestFirst)[0];
    const party = partyOf(seats, current, organizations);
    members.push({
      row,
      id: person.id,
      name,
      email: addresses.main,
      otherEmails: addresses.others,
      ...(person.honorific_prefix && {
        salutation: `${person.honorific_prefix} ${person.family_name ?? name}`,
      }),
      ...(organizations.hasChamber && {
        chamber: organizations.name(current?.organization_id ?? null),
        constituency: current ? places(current) : null,
        from: firstDay(inChamber),
        until,
      }),
      ...(hasParties && { party }),
      ...(organizations.hasCommittees && { memberships: committeesOf(seats, organizations) }),
    });
  }
  faults.push(...duplicatesIn(members, { id: 'id', email: 'email' }));
  if (!faults.length && !members.length) faults.push(faultOfFile({ code: 'no-members' }));
  if (faults.length) return { ok: false, format, faults };
  const notes = notesOn(without, organizations.others);
  return { ok: true, format, members, notes, addressColumn: 'email' };
}

const notesOn = (without: number, others: number): Note[] => [
  ...(without ? [{ code: 'persons-left-out', count: without } as const] : []),
  ...(others ? [{ code: 'committees-left-out', count: others } as const] : []),
];

/** Where JSON breaks, as far as V8 says it. */
function breakOf(message: string): Problem {
  const [, line, column] = /\(line (\d+) column (\d+)\)$/.exec(message) ?? [];
  if (line && column) return { code: 'json-broken-at', line: Number(line), column: Number(column) };
  const [, near] = /, (?:\.\.\.)?"(.*)"(?:\.\.\.)? is not valid JSON$/s.exec(message) ?? [];
  return near ? { code: 'json-broken-near', near } : { code: 'json-broken' };
}

function seatsByPerson({ memberships, events }: Popolo): (person: PopoloPerson) => Seat[] {
  const periods = new Map(events.map((event) => [event.id, event]));
  const seat = (membership: PopoloMembership): Seat => {
    const period = periods.get(membership.legislative_period_id);
    return {
      ...membership,
      organization_id: membership.organization_id ?? membership.organization?.id ?? null,
      from: membership.start_date ?? period?.start_date ?? null,
      until: membership.end_date ?? period?.end_date ?? null,
    };
  };
  const byPerson = Map.groupBy(memberships, ({ person_id }) => person_id);
  return (person) => [
    ...(person.id === null ? [] : (byPerson.get(person.id) ?? [])).map(seat),
    ...person.memberships.map(seat),
  ];
}

/** Open ones first, then those that end last. */
const latestFirst = (a: Seat, b: Seat): number =>
  compare(b.until ?? '9999', a.until ?? '9999') || compare(b.from ?? '', a.from ?? '');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Null: nobody wrote down when one of them began. */
const firstDay = (seats: readonly Seat[]): Day | null =>
  seats.some(({ from }) => !from)
    ? null
    : (seats.flatMap(({ from }) => from ?? []).sort()[0] ?? null);

/** Null: one of them is open. */
const lastDay = (seats: readonly Seat[]): Day | null =>
  seats.toSorted(latestFirst)[0]?.until ?? null;

function nameOf(person: PopoloPerson): string | null {
  const joined = [person.given_name, person.family_name].filter(Boolean).join(' ');
  return person.name ?? (joined || (person.other_names[0]?.name ?? null));
}

type Addresses =
  | { readonly ok: true; readonly main: string | null; readonly others: string[] }
  | { readonly ok: false; readonly value: string; readonly problem: Problem };

function addressesOf({ email, contact_details }: PopoloPerson): Addresses {
  const printed = [
    email,
    ...contact_details.flatMap(({ type, value }) => (type === 'email' ? [value] : [])),
  ].filter((address) => address !== null);
  const read: string[] = [];
  for (const value of printed) {
    const parsed = addressesCell.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return { ok: false, value, problem: issue ? problemOf(issue) : { code: 'unreadable' } };
    }
    read.push(...parsed.data);
  }
  const [main = null, ...others] = new Set(read);
  return { ok: true, main, others };
}

/** The group on whose behalf the seat is held, else the party that the person is in. */
function partyOf(
  seats: readonly Seat[],
  current: Seat | undefined,
  organizations: Organizations,
): string | null {
  const behalf = organizations.name(current?.on_behalf_of_id ?? null);
  if (behalf) return behalf;
  const [latest] = seats
    .filter(({ organization_id }) => organizations.isParty(organization_id))
    .sort(latestFirst);
  return organizations.name(latest?.organization_id ?? null);
}

function committeesOf(seats: readonly Seat[], organizations: Organizations): Membership[] {
  const ours = seats.flatMap(({ organization_id, from, until }): Membership[] => {
    const committee = organizations.committee(organization_id);
    return committee ? [{ committee, from, until }] : [];
  });
  return [...new Map(ours.map((one) => [JSON.stringify(one), one])).values()];
}

/** The constituency of a seat: its area, or that of its post. */
function placesOf({ areas, posts }: Popolo): (seat: Seat) => string | null {
  const areaNames = new Map(areas.map(({ id, name }) => [id, name]));
  const postsById = new Map(posts.map((post) => [post.id, post]));
  return (seat) => {
    const post = seat.post_id === null ? undefined : postsById.get(seat.post_id);
    const area = (id: string | null | undefined) => (id ? (areaNames.get(id) ?? null) : null);
    return (
      area(seat.area_id) ??
      seat.area?.name ??
      area(post?.area_id) ??
      post?.area?.name ??
      post?.label ??
      null
    );
  };
}

/** Names the person where the fault lies within one, else the path. */
function faultOf(issue: z.core.$ZodIssue, file: unknown): Fault {
  const [list, index, ...rest] = issue.path;
  if (list === undefined || (list === 'persons' && index === undefined))
    return faultOfFile({ code: 'no-persons' });
  const value = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key],
    file,
  );
  const inPerson = list === 'persons' && typeof index === 'number';
  return {
    row: inPerson ? index + 1 : null,
    column: (inPerson ? rest : issue.path).join('.') || null,
    value: value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value),
    problem: problemOf(issue),
  };
}
