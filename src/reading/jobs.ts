import type { Desk } from '../desk.ts';
import type { Handler } from '../jobs.ts';
import { openMailing } from './open-mailing.ts';
import { readMailing } from './read-mailing.ts';

export const readingJobs = {
  'open-mailing': ({ message }, desk) => openMailing(desk, message),
  'read-mailing': ({ mailing }, desk) => readMailing(desk, mailing),
} satisfies { [N in 'open-mailing' | 'read-mailing']: Handler<N, Desk> };
