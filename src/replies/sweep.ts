import type { Desk } from '../desk.ts';
import type { JobRequest } from '../jobs.ts';
import { takenCommands } from '../post/taken-commands.ts';

/** Orders that wait for an action to be recorded. */
export const sweepReplies = (desk: Desk): Promise<JobRequest[]> =>
  takenCommands(desk.db, 'record-action');
