import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { members } from '../../../database/tables.ts';
import { problemCodes } from '../../../members/fault.ts';
import { giveAddress } from '../../../members/give-address.ts';
import { importMembers, largestFile } from '../../../members/import-members.ts';
import { saidToPrograms } from '../../../members/said-outcome.ts';
import { named, namedRequest } from '../named.ts';
import { Problem } from '../problem.ts';
import { none, route } from '../route.ts';
import { amount, day } from '../values.ts';
import { cameOf } from './ordered.ts';

const flag = z.enum(['true', 'false']).default('false');

const person = {
  key: z.string().describe('The parliament’s own id, or the e-mail address.'),
  name: z.string(),
  email: z.string(),
};
const membership = z.object({
  committee: z.string(),
  from: day.nullable().optional(),
  until: day.nullable().optional(),
});
const value = z.union([z.string(), z.array(z.string()), z.array(membership)]).nullable();
const changed = z.object({
  ...person,
  changes: z.array(z.object({ field: z.string(), from: value, to: value })),
  cured: z.boolean().describe('Nothing arrived at the old address.'),
});
const problem = {
  code: z.enum(problemCodes).describe('What is wrong, for programs.'),
  problem: z.string().describe('The same in words.'),
};
const imported = named(
  'Imported',
  z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      dryRun: z.boolean().describe('Nothing was written.'),
      format: z.string().describe('How the file was understood: `semicolons, windows-1252`.'),
      added: z.array(z.object(person)),
      changed: z.array(changed),
      left: z.array(changed),
      returned: z.array(changed),
      cured: amount,
      same: amount,
      missing: z.array(z.object(person)).describe('Who is not in the file and stays.'),
      notes: z.array(z.string()),
      refusedFor: z
        .object(problem)
        .nullable()
        .describe('Why it would be refused; of dry runs only.'),
    }),
    z
      .object({
        ok: z.literal(false),
        format: z.string(),
        faults: z.array(
          z.object({
            row: z.int().nullable().describe('Null: the list as a whole.'),
            column: z.string().nullable().describe('As printed in the file.'),
            value: z.string().nullable().describe('As printed in the file.'),
            ...problem,
          }),
        ),
      })
      .describe('Nothing was changed.'),
  ]),
);

const memberOrder = namedRequest(
  'MemberOrder',
  z.discriminatedUnion('verb', [
    z
      .strictObject({ verb: z.literal('address'), email: z.string().max(254) })
      .describe('Notices go to this address from now on; nothing else changes.'),
  ]),
);

export const memberActs = [
  route({
    method: 'post',
    path: '/members/import',
    name: 'importMembers',
    summary: 'Takes members in from a list; the same list twice changes nothing',
    scope: 'change-members',
    needs: 'members',
    params: none,
    query: {
      dryRun: flag.describe('Says what would change, and changes nothing.'),
      complete: flag.describe('The list is the whole chamber: who is not in it has left.'),
      evenSo: flag.describe('With `complete`: also when that ends more than a quarter.'),
    },
    body: null,
    file: {
      largest: largestFile,
      description: 'CSV of any dialect with headings in one of our languages, or Popolo JSON.',
    },
    answer: imported,
    long: true,
    async handle({ desk, who, query, file, onProgress }) {
      const outcome = await importMembers(desk, file?.bytes ?? new Uint8Array(), {
        dryRun: query.dryRun === 'true',
        complete: query.complete === 'true',
        evenSo: query.evenSo === 'true',
        by: who.clerk.id,
        onProgress: (done, of) => onProgress({ doing: 'members written', done, of }),
      });
      return saidToPrograms(outcome);
    },
  }),
  route({
    method: 'post',
    path: '/members/{key}/orders',
    name: 'changeMember',
    summary: 'Changes something of a member',
    scope: 'change-members',
    needs: 'members',
    params: { key: z.string().max(300).describe('As the list of members has it.') },
    query: none,
    body: memberOrder,
    answer: cameOf,
    async handle({ desk, who, path: { key }, body }) {
      const [member] = await desk.db.select().from(members).where(eq(members.key, key));
      if (!member) throw new Problem('not-found', 'No member has this key');
      const fault = await giveAddress(desk, member, body.email, who.clerk.id);
      if (fault) throw new Problem('refused', fault);
      return { state: 'done' as const, outcome: 'address' };
    },
  }),
];
