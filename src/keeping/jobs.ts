import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import type { Handler } from '../jobs.ts';
import { eraseExpired } from './retention/erase-expired.ts';

export const keepingJobs = {
  'erase-expired': ({ day }, desk) => eraseExpired(desk, day as Day),
} satisfies { 'erase-expired': Handler<'erase-expired', Desk> };
