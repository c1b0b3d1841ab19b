/** Lists as parliaments have them, and what importing each would change. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outcomeOf } from '../../src/members/outcome.ts';
import { planImport } from '../../src/members/plan.ts';
import { readMembers } from '../../src/members/read-members.ts';
import { saidToPrograms } from '../../src/members/said-outcome.ts';
import { committees, known, options, today } from './people.ts';

const lists = join(import.meta.dirname, 'lists');
const files = readdirSync(lists).filter((file) => !file.endsWith('.expected.json'));

/** The plan as it stands in the file beside the list. */
function planOf(file: string): unknown {
  const read = readMembers(readFileSync(join(lists, file)), { committees, today });
  if (!read.ok) return read;
  const planned = planImport(known, read.members, options);
  const added = planned.ok ? planned.plan.added.map(({ next }) => next) : [];
  return { ...saidToPrograms(outcomeOf(planned, read, true)), added };
}

test.each(files)('%s', (file) => {
  const expected = join(lists, `${file}.expected.json`);
  expect(planOf(file)).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
});

test('the sample list and its Popolo twin agree on the persons of both', () => {
  const read = (file: string) => {
    const bytes = readFileSync(join(import.meta.dirname, '../../samples', file));
    const list = readMembers(bytes, { committees, today });
    if (!list.ok) throw new Error(JSON.stringify(list.faults));
    return new Map(list.members.map((member) => [member.id, member]));
  };
  const [csv, popolo] = [read('members.csv'), read('members.popolo.json')];
  const current = [...popolo.values()].filter(({ until }) => !until);
  expect(current.length).toBeGreaterThan(10);
  for (const { id, name, email, memberships } of current)
    expect({ name, email, sits: memberships?.map((m) => m.committee) }).toEqual({
      name: csv.get(id)?.name,
      email: csv.get(id)?.email,
      sits: csv.get(id)?.memberships?.map((m) => m.committee),
    });
});
