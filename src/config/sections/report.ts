/** `report`: what the IPU is told, and when. */
import { z } from 'zod';
import { reportLanguages } from '../../domain/report-content.ts';
import { day, email } from './fields.ts';

export const report = z
  .object({
    to: email.default('hrteam@ipu.org').describe("The IPU's human-rights address."),
    language: z
      .enum(reportLanguages)
      .default('en')
      .describe("English or French, the IPU's working languages."),
    every: z
      .enum(['month', 'quarter', 'year', 'never'])
      .default('quarter')
      .describe('When a report is drafted by itself: after each calendar month, quarter or year.'),
    ipuSessions: z
      .array(
        z
          .object({
            name: z.string().min(1).describe('As the IPU calls it.'),
            begins: day.describe('Its first day.'),
          })
          .strict(),
      )
      .default([])
      .describe('Sessions of the IPU; a report is drafted before each.'),
    daysBeforeSession: z
      .int()
      .min(1)
      .default(14)
      .describe('How many days before a session of the IPU a report is drafted.'),
    afterActions: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('A report is drafted as soon as so many actions are untold; null: never for that.'),
    approval: z
      .enum(['clerk', 'none'])
      .default('clerk')
      .describe(
        'Whether a clerk has to approve a report, or it is sent as drafted. With approval.persons two clerks have to.',
      ),
    answerDays: z
      .int()
      .min(1)
      .default(21)
      .describe('After so many days without an answer of the IPU the clerk is told.'),
    attachMegabytes: z
      .number()
      .min(0)
      .default(8)
      .describe('Evidence is attached to a report up to so much altogether; the rest is named.'),
  })
  .strict()
  .prefault({})
  .describe('Reports to the IPU.');
