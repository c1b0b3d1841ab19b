import type { Desk } from '../desk.ts';
import type { Handler } from '../jobs.ts';
import { sendLetter } from './send-letter.ts';

export const postJobs = {
  'send-letter': ({ letter }, desk) => sendLetter(desk, letter),
} satisfies { 'send-letter': Handler<'send-letter', Desk> };
