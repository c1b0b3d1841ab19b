import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { decisions } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import {
  type CorrectableField,
  correctableFields,
  correctedValue,
} from '../../../domain/correction.ts';
import { longestIntroduction } from '../../../domain/mailing.ts';
import { fieldForm } from '../../../mail/order-words.ts';
import { copyName, largestCopy, storeCopies } from '../../../replies/better-copies.ts';
import { correctedSince } from '../../corrected-since.ts';
import { english } from '../english.ts';
import { namedRequest } from '../named.ts';
import { Problem, type WrongValue } from '../problem.ts';
import { mailingSeenBy } from '../read/mailings.ts';
import { idParameter, none, route } from '../route.ts';
import { cameOf, knownCommittees, orRefused } from './ordered.ts';

const formOf = (field: CorrectableField): string => fieldForm(field, english);

const reason = z.string().max(2000);
const correction = z.strictObject({
  decision: z.uuid(),
  field: z.enum(correctableFields),
  value: z
    .string()
    .max(10_000)
    .describe(
      `As a clerk writes it. ${correctableFields.map((field) => `\`${field}\`: ${formOf(field)}`).join('. ')}.`,
    ),
});
type MailingOrder = z.infer<typeof mailingOrder>;
const mailingOrder = namedRequest(
  'MailingOrder',
  z.discriminatedUnion('verb', [
    z
      .strictObject({
        verb: z.literal('approve'),
        committees: z.array(z.string()).default([]).describe('Codes; none: all.'),
        official: z.boolean().default(false).describe('The presidency sends it to all.'),
        seen: z.iso
          .datetime()
          .describe('When it was read: a yes to what has changed since is not taken.'),
      })
      .describe('Lets it out to members.'),
    z
      .strictObject({
        verb: z.literal('hold'),
        until: z.iso.date().nullable().default(null).describe('Null: until somebody decides.'),
      })
      .describe('Keeps it from going out by itself.'),
    z
      .strictObject({
        verb: z.literal('introduce'),
        text: z.string().max(longestIntroduction).nullable().describe('Null: none.'),
      })
      .describe('Sets the words above the notice.'),
    z
      .strictObject({
        verb: z.literal('correct'),
        corrections: z.array(correction).min(1).max(200),
        seen: z.iso
          .datetime()
          .describe('When it was read: what was put right meanwhile is not undone.'),
      })
      .describe('Puts right what was read; those who decide are asked anew.'),
    z
      .strictObject({ verb: z.literal('read'), password: z.string().min(1).max(300) })
      .describe('Reads it again, with the password of its encrypted documents.'),
    z.strictObject({ verb: z.literal('release') }).describe('Takes it out of what was put aside.'),
    z
      .strictObject({ verb: z.literal('reject'), reason: reason.nullable().default(null) })
      .describe('It never goes out.'),
  ]),
);

export const mailingActs = [
  route({
    method: 'post',
    path: '/mailings/{id}/orders',
    name: 'decideMailing',
    summary: 'Decides on a mailing',
    scope: 'decide',
    needs: 'decide',
    params: idParameter,
    query: none,
    body: mailingOrder,
    answer: cameOf,
    async handle({ desk, who, path: { id }, body, give }) {
      await mailingSeenBy(desk, who, id);
      if (body.verb === 'approve') knownCommittees(desk, body.committees, '/committees');
      const order = body.verb === 'correct' ? await corrected(desk, id, body) : body;
      return orRefused(
        await give({ job: 'decide-mailing', order, about: { kind: 'mailing', id } }),
      );
    },
  }),
  route({
    method: 'post',
    path: '/mailings/{id}/copies',
    name: 'giveBetterCopy',
    summary: 'Reads a mailing again, with a better copy of a document that could not be read',
    scope: 'decide',
    needs: 'decide',
    params: idParameter,
    query: {
      filename: copyName.describe(
        'It stands in the place of the unread document of this name, else of the only unread one; else it is one more.',
      ),
    },
    body: null,
    file: { largest: largestCopy, description: 'The document, with its type.' },
    answer: cameOf,
    async handle({ desk, who, path: { id }, query: { filename }, file, give }) {
      await mailingSeenBy(desk, who, id);
      if (!file?.bytes.length)
        throw new Problem('invalid-request', 'The file is empty', [
          { pointer: '', detail: 'is empty' },
        ]);
      const copies = await storeCopies(desk, [{ filename, ...file }]);
      return orRefused(
        await give({
          job: 'decide-mailing',
          order: { verb: 'read', password: null, copies },
          about: { kind: 'mailing', id },
        }),
      );
    },
  }),
];

/** The order as the stage takes it. @throws Problem */
async function corrected(
  desk: Desk,
  mailing: string,
  { verb, corrections, seen }: Extract<MailingOrder, { verb: 'correct' }>,
): Promise<object> {
  const own = await desk.db
    .select({ id: decisions.id })
    .from(decisions)
    .where(eq(decisions.mailing, mailing));
  const faults: WrongValue[] = [];
  const values = corrections.flatMap(({ decision, field, value: written }, at) => {
    const value = correctedValue(field, written);
    if (!own.some(({ id }) => id === decision))
      faults.push({ pointer: `/corrections/${at}/decision`, detail: 'is none of this mailing' });
    if (!value) faults.push({ pointer: `/corrections/${at}/value`, detail: formOf(field) });
    return value ? [{ decision, field, ...value }] : [];
  });
  if (faults.length) throw new Problem('invalid-request', null, faults);
  for (const { decision } of values)
    if (await correctedSince(desk, decision, new Date(seen)))
      throw new Problem('refused', 'changed meanwhile');
  return { verb, corrections: values };
}
