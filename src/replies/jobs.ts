import type { Desk } from '../desk.ts';
import type { Handler } from '../jobs.ts';
import { recordAction } from './record-action.ts';
import { takeCommand } from './take-command.ts';
import { takeReply } from './take-reply.ts';

export const replyJobs = {
  'take-reply': ({ message }, desk) => takeReply(desk, message),
  'take-command': ({ message }, desk) => takeCommand(desk, message),
  'record-action': ({ command }, desk) => recordAction(desk, command),
} satisfies { [N in 'take-reply' | 'take-command' | 'record-action']: Handler<N, Desk> };
