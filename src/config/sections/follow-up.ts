/** `followUp`: what committees owe and when they are reminded. */
import { z } from 'zod';

export const followUp = z
  .object({
    workingDays: z
      .int()
      .min(1)
      .max(250)
      .default(20)
      .describe('Working days that a committee has to follow up.'),
    remindBefore: z
      .int()
      .min(0)
      .default(3)
      .describe(
        'Working days before the deadline of the first reminder; the next comes on the day itself.',
      ),
    remindEvery: z
      .int()
      .min(1)
      .default(5)
      .describe('Working days between the reminders after the deadline (5: weekly).'),
    escalateAfter: z
      .int()
      .min(1)
      .default(2)
      .describe('Reminders without any reaction after which the head of secretariat is told too.'),
    remindMembersAfter: z
      .int()
      .min(1)
      .default(20)
      .describe(
        'Working days after which a member who said that they would act, and named no day, is reminded, once.',
      ),
    overview: z
      .enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'never'])
      .default('monday')
      .describe(
        'Day of the weekly overview to the clerk of the group; the next working day where it is none.',
      ),
  })
  .strict()
  .prefault({})
  .describe('What committees owe and when they are reminded.');
