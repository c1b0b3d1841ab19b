/** `group`, `clerks` and `committees`: who decides and who follows up. */
import { z } from 'zod';
import { organisations } from '../../domain/organisation.ts';
import { regions } from '../../domain/region.ts';
import { violations } from '../../domain/violation.ts';
import { email, id, language } from './fields.ts';

export const group = z
  .object({
    clerk: id.describe('The clerk of the IPU group: approves mailings and reports.'),
    deputies: z
      .array(id)
      .default([])
      .describe('Clerks who are asked to approve mailings too; each may answer.'),
    headOfSecretariat: id
      .optional()
      .describe(
        'Clerk who is told of follow-ups to which nobody reacts; by default the clerk of the group.',
      ),
    administrator: id
      .optional()
      .describe('Who is told of faults; by default the clerk of the group.'),
  })
  .strict()
  .describe('Who decides.');

const clerk = z
  .object({
    id: id.describe('Short id; stands in the audit.'),
    name: z.string().min(1).describe('Full name.'),
    email: email.describe('The address that this clerk writes from.'),
    language: language.default('en').describe('Language of mails to this clerk.'),
  })
  .strict();

export const clerks = z.array(clerk).min(1).describe('All clerks.');

const committee = z
  .object({
    code: z
      .string()
      .regex(/^[A-Z][A-Z0-9]*$/, 'takes capitals and digits')
      .describe('Short name, as in register numbers.'),
    name: z.string().min(1).describe('Full name.'),
    clerks: z.array(id).min(1).describe('Ids of the clerks who follow up for it.'),
    concerns: z
      .object({
        regions: z.array(z.enum(regions)).default([]).describe('Regions as the IPU names them.'),
        countries: z
          .array(z.string().regex(/^[A-Z]{3}$/, 'takes three capitals (VEN)'))
          .default([])
          .describe('Countries by their ISO 3166 alpha-3 codes.'),
        organisations: z
          .array(z.enum(organisations))
          .default([])
          .describe('Countries that take part in an organisation.'),
        violations: z.array(z.enum(violations)).default([]).describe('Violations alleged.'),
      })
      .strict()
      .nullable()
      .default(null)
      .describe('The decisions that it follows up: those that fit any of these; null: all.'),
    firstNumber: z
      .int()
      .min(1)
      .default(1)
      .describe(
        'The next free register number when the desk is installed in the middle of a session.',
      ),
  })
  .strict();

export const committees = z
  .array(committee)
  .min(1)
  .describe('The committees that register mailings and follow up.');
