/** Which person of a list is whom, what is left alone, and that importing is idempotent. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { hasLeft } from '../../src/members/identify.ts';
import type { ImportedMember } from '../../src/members/member.ts';
import { type KnownMember, type Plan, planImport } from '../../src/members/plan.ts';
import { known, knownMember, options, today } from './people.ts';

const listed = (more: Partial<ImportedMember> & { name: string }): ImportedMember => ({
  row: 2,
  id: null,
  email: `${more.name.toLowerCase().replaceAll(' ', '.')}@parlament.example`,
  otherEmails: [],
  ...more,
});

function planned(of: readonly ImportedMember[], before: readonly KnownMember[] = known): Plan {
  const result = planImport(before, of, options);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.plan;
}

/** What the members are afterwards. */
function afterwards(before: readonly KnownMember[], plan: Plan): KnownMember[] {
  const touched = [...plan.changed, ...plan.left, ...plan.returned];
  const next = new Map(touched.map((one) => [one.known?.id, one.next]));
  return [
    ...before.map((one) => ({ ...one, ...next.get(one.id) })),
    ...plan.added.map(({ next }, i) => knownMember({ ...next, id: `${before.length + i}` })),
  ];
}

describe('who is whom', () => {
  test('first known by the address, later with an id: the same person, who gets the id', () => {
    const plan = planned([
      listed({ name: 'Mette Østergaard', id: 'm2', email: 'mette@parlament.example' }),
    ]);
    expect(plan.changed.map(({ known, changes }) => [known?.id, changes])).toEqual([
      ['mette@parlament.example', [{ field: 'key', from: 'mette@parlament.example', to: 'm2' }]],
    ]);
  });

  test('known with an id, later listed without: the same person, who keeps the id', () => {
    const plan = planned([listed({ name: 'Camille Roux' })]);
    expect([plan.same, plan.added]).toEqual([1, []]);
  });

  test('an id goes before an address: two who swap addresses stay who they are', () => {
    const before = ['a', 'b'].map((key) => knownMember({ key }));
    const plan = planned(
      [
        listed({ name: 'a', id: 'a', email: 'b@parlament.example' }),
        listed({ name: 'b', id: 'b', email: 'a@parlament.example', row: 3 }),
      ],
      before,
    );
    expect(plan.changed.map(({ known, next }) => [known?.id, next.email])).toEqual([
      ['a', 'b@parlament.example'],
      ['b', 'a@parlament.example'],
    ]);
  });

  test('an office’s address that passes to a successor makes nobody the predecessor', () => {
    const successor = listed({
      name: 'New One',
      id: 'm8',
      email: 'lucia.navarro@parlament.example',
    });
    expect(planned([successor]).added.map(({ next }) => next.key)).toEqual(['m8']);
  });

  test('nor may two members have one address: both are named', () => {
    const other = listed({ name: 'New One', id: 'm8', email: 'camille.roux@parlament.example' });
    expect(planImport(known, [other], { ...options, addressColumn: 'E-post' })).toMatchObject({
      ok: false,
      faults: [
        {
          row: 2,
          value: 'camille.roux@parlament.example',
          column: 'E-post',
          problem: { code: 'address-of-other', name: 'Camille Roux', key: 'm4' },
        },
      ],
    });
    expect(planImport(known, [other], { ...options, complete: true, evenSo: true }).ok).toBe(true);
  });

  test('two rows for one person are named', () => {
    const rows = [
      listed({ name: 'Camille Roux', id: 'm4', email: 'new@parlament.example' }),
      listed({ name: 'Camille Roux', row: 3 }),
    ];
    expect(planImport(known, rows, { ...options, addressColumn: 'E-post' })).toMatchObject({
      faults: [{ row: 3, column: 'E-post', problem: { code: 'known-in-row', row: 2 } }],
    });
  });
});

describe('what is left alone', () => {
  test('a column that the list does not have changes nothing', () => {
    const [before] = known;
    if (!before) throw new Error('Nobody is known');
    const full = { ...before, party: 'Centre', salutation: 'Hr. Råvad', language: 'da' as const };
    const plan = planned(
      [listed({ name: full.name, id: 'm1', email: full.email, otherEmails: full.otherEmails })],
      [full],
    );
    expect(plan.same).toBe(1);
  });

  test('a language that the member chose', () => {
    const plan = planned([listed({ name: 'Camille Roux', id: 'm4', language: 'da' })]);
    expect(plan.same).toBe(1);
  });

  test('without --complete who is not in the list stays; the list says who that is', () => {
    const plan = planned([listed({ name: 'Camille Roux', id: 'm4' })]);
    expect(plan.left).toEqual([]);
    // Who left before is not missed.
    expect(plan.missing.map(({ key }) => key)).toEqual(['m1', 'mette@parlament.example']);
  });
});

describe('coming and going', () => {
  const camille = (more: Partial<ImportedMember>) => [
    listed({ name: 'Camille Roux', id: 'm4', ...more }),
  ];
  test.each([
    ['yesterday was the last day', { until: '2020-12-02' }, 'left', '2020-12-03'],
    ['today is the last day: still a member', { until: '2020-12-03' }, 'changed', '2020-12-04'],
  ] as const)('%s', (_name, dates, group, endedOn) => {
    const plan = planned(camille(dates));
    expect(plan[group].map(({ next }) => next.endedOn)).toEqual([endedOn]);
  });

  test('whoever is in the list without an end is a member again, in the old row', () => {
    const plan = planned([
      listed({ name: 'Lucía Navarro Gil', id: 'm3', email: 'lucia.navarro@parlament.example' }),
    ]);
    expect(plan.returned.map(({ known, next }) => [known?.id, next.endedOn])).toEqual([
      ['m3', null],
    ]);
  });

  test('an end still to come stays when a list does not speak of ends', () => {
    const before = [knownMember({ key: 'a', endedOn: '2021-01-01' })];
    const a = listed({ name: 'a', id: 'a' });
    expect(planned([a], before).same).toBe(1);
    expect(planned([{ ...a, until: null }], before).changed).toHaveLength(1);
  });

  test('who begins later is not taken in yet; whom nobody knew and who has left, not at all', () => {
    const plan = planned([
      listed({ name: 'Later', from: '2020-12-04' }),
      listed({ name: 'Gone', until: '2015-06-18', row: 3 }),
    ]);
    expect(plan).toMatchObject({ added: [], notYet: 1, longGone: 1 });
  });

  test('--complete ends who is not in the list; more than a quarter only --even-so', () => {
    const before = ['a', 'b', 'c', 'd', 'e'].map((key) => knownMember({ key }));
    const all = before.map(({ key }) => listed({ name: key, id: key }));
    const complete = { ...options, complete: true };
    expect(planImport(before, all.slice(1), complete)).toMatchObject({
      ok: true,
      plan: { left: [{ known: { key: 'a' }, next: { endedOn: today } }], missing: [] },
    });
    expect(planImport(before, all.slice(2), complete)).toMatchObject({
      ok: false,
      faults: [{ problem: { code: 'too-many-leave', leaving: 2, of: 5 } }],
    });
    expect(planImport(before, all.slice(2), { ...complete, evenSo: true }).ok).toBe(true);
  });
});

describe('of any lists', () => {
  const word = fc.constantFrom('Ann', 'Bo', 'Cy', 'Di', 'Ed', 'Flo');
  const day = fc.constantFrom(null, '2019-01-01', '2021-01-01') as fc.Arbitrary<
    null | '2019-01-01' | '2021-01-01'
  >;
  const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
  /** A list has a column or has it not. */
  const list = fc
    .record({
      hasIds: fc.boolean(),
      columns: fc.subarray(['salutation', 'language', 'party', 'memberships', 'until'] as const),
      rows: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
          name: word,
          email: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').map((x) => `${x}@b.example`),
          salutation: optional(word),
          language: optional(fc.constantFrom(...languages)),
          party: optional(word),
          memberships: fc
            .subarray(['UPN', 'URU', 'ERD'])
            .map((codes) => codes.map((committee) => ({ committee, from: null, until: null }))),
          until: day,
        }),
        { selector: ({ email }) => email, maxLength: 6 },
      ),
    })
    .map(({ hasIds, columns, rows }) => {
      const byId = [...new Map(rows.map((row) => [row.id, row])).values()];
      return (hasIds ? byId : rows).map(
        ({ id, name, email, ...more }, i): ImportedMember => ({
          row: i + 2,
          id: hasIds ? id : null,
          name,
          email,
          otherEmails: [],
          ...Object.fromEntries(columns.map((column) => [column, more[column]])),
        }),
      );
    });
  const wishes = fc.record({ complete: fc.boolean() });
  const importInto = (
    before: readonly KnownMember[],
    of: readonly ImportedMember[],
    complete: boolean,
  ) => {
    const result = planImport(before, of, { ...options, complete, evenSo: true });
    return result.ok ? { plan: result.plan, after: afterwards(before, result.plan) } : null;
  };

  test('the same list twice changes nothing', () => {
    fc.assert(
      fc.property(list, list, wishes, (first, second, { complete }) => {
        const before = importInto([], first, false)?.after ?? [];
        const once = importInto(before, second, complete);
        if (!once) return;
        const twice = importInto(once.after, second, complete);
        expect(twice?.plan).toMatchObject({ added: [], changed: [], left: [], returned: [] });
      }),
      { numRuns: 1000 },
    );
  });

  test('what a list says holds afterwards, whatever was imported before it', () => {
    fc.assert(
      fc.property(list, list, wishes, (first, second, { complete }) => {
        const before = importInto([], first, false)?.after ?? [];
        const after = importInto(before, second, complete)?.after;
        const alone = importInto([], second, complete)?.after;
        if (!after || !alone) return;
        const said = (row: ImportedMember, all: readonly KnownMember[]) =>
          all
            .filter((one) => one.email === row.email && !hasLeft(one, today))
            .map((one) => ({
              name: one.name,
              ...('salutation' in row && { salutation: one.salutation }),
              ...('language' in row && { language: one.language }),
              ...('party' in row && { party: one.party }),
              ...('memberships' in row && { memberships: one.memberships }),
              ...('until' in row && { endedOn: one.endedOn }),
            }));
        for (const row of second) expect(said(row, after)).toEqual(said(row, alone));
        if (complete) {
          const sitting = (all: readonly KnownMember[]) =>
            all
              .filter((one) => !hasLeft(one, today))
              .map(({ email }) => email)
              .toSorted();
          expect(sitting(after)).toEqual(sitting(alone));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('nobody has the key or, as a member, the address of another', () => {
    fc.assert(
      fc.property(list, list, list, wishes, (a, b, c, { complete }) => {
        let state: KnownMember[] = [];
        for (const one of [a, b, c]) state = importInto(state, one, complete)?.after ?? state;
        const keys = state.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const addresses = state.filter((one) => !hasLeft(one, today)).map(({ email }) => email);
        expect(new Set(addresses).size).toBe(addresses.length);
      }),
      { numRuns: 1000 },
    );
  });
});
