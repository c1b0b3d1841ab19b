import { z } from 'zod';
import { poolOf } from '../../../database/database.ts';
import { faultKinds } from '../../../keeping/verify/fault.ts';
import { verify } from '../../../keeping/verify/verify.ts';
import { named } from '../named.ts';
import { none, route } from '../route.ts';
import { machine } from '../scopes.ts';
import { amount } from '../values.ts';

const verification = named(
  'Verification',
  z.object({
    faults: z.array(
      z.object({
        kind: z.enum(faultKinds),
        where: z.string().describe('Table and id, or file.'),
        what: z.string(),
        todo: z.string(),
      }),
    ),
    mails: z.object({
      files: amount,
      named: amount,
      erased: amount,
      orphans: amount.describe('Named by no row: no damage.'),
    }),
    audit: amount.describe('Rows of the audit.'),
  }),
);

export const verificationRoutes = [
  route({
    method: 'get',
    path: '/verification',
    name: 'verify',
    summary: 'Examines everything that is kept: every mail, the audit, all states',
    scope: machine,
    needs: 'system',
    params: none,
    query: {
      anchor: z
        .string()
        .regex(/^\d{1,15}:[0-9a-f]*$/)
        .optional()
        .describe('The last link of the audit that a backup knows: `position:hash`.'),
    },
    body: null,
    answer: verification,
    long: true,
    handle: ({ desk, query: { anchor }, onProgress }) => {
      const [position, hash = ''] = anchor?.split(':') ?? [];
      const known = position === undefined ? null : { position: Number(position), hash };
      return verify({ ...desk, pool: poolOf(desk.db) }, { anchor: known }, onProgress);
    },
  }),
];
