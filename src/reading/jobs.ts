import type { Desk } from '../desk.ts';
import type { Handler } from '../jobs.ts';
import { fetchLinks } from './fetch-links.ts';
import { openMailing } from './open-mailing.ts';
import { readMailing } from './read-mailing.ts';

export const readingJobs = {
  'open-mailing': ({ message }, desk) => openMailing(desk, message),
  'fetch-links': ({ mailing }, desk) => fetchLinks(desk, mailing),
  'read-mailing': ({ mailing }, desk) => readMailing(desk, mailing),
} satisfies { [N in 'open-mailing' | 'fetch-links' | 'read-mailing']: Handler<N, Desk> };
