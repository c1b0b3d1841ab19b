import type { Desk } from '../desk.ts';
import { type JobRequest, job } from '../jobs.ts';
import { takenCommands } from '../post/taken-commands.ts';
import { intentionsDue } from './remind-intention.ts';

/** Orders that wait for an action to be recorded, and members who said that they would act. */
export const sweepReplies = async (desk: Desk): Promise<JobRequest[]> => [
  ...(await takenCommands(desk.db, 'record-action')),
  ...[...(await intentionsDue(desk)).keys()].map((member) => job('remind-intention', { member })),
];
