import type { Desk } from '../desk.ts';
import type { Handler } from '../jobs.ts';
import { recordAction } from './record-action.ts';
import { remindIntention } from './remind-intention.ts';
import { takeCommand } from './take-command.ts';
import { takeReply } from './take-reply.ts';

export const replyJobs = {
  'take-reply': ({ message }, desk) => takeReply(desk, message),
  'take-command': ({ message }, desk) => takeCommand(desk, message),
  'record-action': ({ command }, desk) => recordAction(desk, command),
  'remind-intention': ({ member }, desk) => remindIntention(desk, member),
} satisfies {
  [N in 'take-reply' | 'take-command' | 'record-action' | 'remind-intention']: Handler<N, Desk>;
};
