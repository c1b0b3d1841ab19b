import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { notices } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { resendNotice } from '../../../distribution/resend/resend-notice.ts';
import { resumeNotice } from '../../../distribution/sending/pause.ts';
import { leftOutReasons } from '../../../domain/left-out.ts';
import { named, namedRequest } from '../named.ts';
import { Problem } from '../problem.ts';
import { idParameter, none, route } from '../route.ts';
import { amount } from '../values.ts';
import { cameOf } from './ordered.ts';

const sendOrder = namedRequest(
  'SendOrder',
  z.strictObject({
    uncertain: z
      .boolean()
      .default(false)
      .describe('Also where nobody knows whether it arrived, with the same Message-ID.'),
    dryRun: z.boolean().default(false).describe('Says to how many it would go, and sends nothing.'),
  }),
);

const resent = named(
  'Resent',
  z.object({
    again: amount.describe('Mails that go once more.'),
    fresh: amount.describe('Members who had none.'),
    leftOut: z
      .array(z.object({ reason: z.enum(leftOutReasons), count: amount }))
      .describe('Who is still without it and gets none now.'),
  }),
);

/** @throws Problem */
async function known({ db }: Desk, id: string): Promise<void> {
  if (!(await db.$count(notices, eq(notices.id, id))))
    throw new Problem('not-found', `No notice ${id}`);
}

export const noticeActs = [
  route({
    method: 'post',
    path: '/notices/{id}/send',
    name: 'sendNotice',
    summary: 'Sends a notice to those who are still without it',
    scope: 'decide',
    needs: 'decide',
    params: idParameter,
    query: none,
    body: sendOrder,
    answer: resent,
    async handle({ desk, who, path: { id }, body }) {
      await known(desk, id);
      const answer = await resendNotice(desk, id, { ...body, by: who.clerk.id, message: null });
      if (!answer.ok) throw new Problem('refused', answer.refused);
      return answer;
    },
  }),
  route({
    method: 'post',
    path: '/notices/{id}/resume',
    name: 'resumeNotice',
    summary: 'Lets a paused distribution go on',
    scope: 'decide',
    needs: 'resume',
    params: idParameter,
    query: none,
    body: null,
    answer: cameOf,
    async handle({ desk, who, path: { id } }) {
      await known(desk, id);
      if (!(await resumeNotice(desk, id, who.clerk.id))) throw new Problem('refused', 'not paused');
      return { state: 'done' as const, outcome: 'resumed' };
    },
  }),
];
