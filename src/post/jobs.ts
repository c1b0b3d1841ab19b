import type { Desk } from '../desk.ts';
import type { Handler } from '../jobs.ts';
import { sendLetter } from './send-letter.ts';
import { tellUnreached } from './tell-unreached.ts';

export const postJobs = {
  'send-letter': ({ letter }, desk) => sendLetter(desk, letter),
  'tell-unreached': ({ letter }, desk) => tellUnreached(desk, letter),
} satisfies { [N in 'send-letter' | 'tell-unreached']: Handler<N, Desk> };
