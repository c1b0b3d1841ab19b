/** `registration` and `approval`: under which number and with whose word a mailing goes out. */
import { z } from 'zod';
import { approvalModes } from '../../domain/mailing.ts';

export const registration = z
  .object({
    pattern: z
      .string()
      .includes('{number}', { message: 'lacks {number}' })
      .default('{session} {committee} Alm.del – Bilag {number}')
      .describe('How a register number is written: {session}, {committee}, {number}.'),
    sessionBegins: z
      .string()
      .regex(/^\d\d-\d\d$/, 'looks like 10-01')
      .default('10-01')
      .describe('Month and day on which a session year begins; series begin anew.'),
  })
  .strict()
  .prefault({})
  .describe('Register numbers.');

export const approval = z
  .object({
    mode: z
      .enum(approvalModes)
      .default('delayed')
      .describe(
        'delayed: goes out by itself after the delay; automatic: at once; clerk: only with a yes. What is forwarded, not authenticated or read with doubt always needs a yes.',
      ),
    delayHours: z
      .number()
      .positive()
      .max(200)
      .default(4)
      .describe('Working hours that a clerk has to stop a mailing (mode delayed).'),
    persons: z
      .literal([1, 2])
      .default(1)
      .describe(
        'How many of the clerk of the group and the deputies have to say yes; with 2 nothing goes out by itself.',
      ),
    trial: z
      .boolean()
      .default(true)
      .describe(
        'Trial mode: notices go to the clerk of the group only, one in each language. Switch off when you are satisfied.',
      ),
  })
  .strict()
  .prefault({})
  .describe('Who lets a mailing out.');
