import type { Desk } from '../desk.ts';
import type { Handler } from '../jobs.ts';
import { noteAbsence } from './note-absence.ts';
import { noteBounce } from './note-bounce.ts';
import { recogniseMessage } from './recognise-message.ts';
import { sendRound } from './send-round.ts';
import { setAside } from './set-aside.ts';

type InboxJob = 'recognise-message' | 'note-bounce' | 'note-absence' | 'set-aside' | 'send-round';

export const inboxJobs = {
  'recognise-message': ({ message }, desk) => recogniseMessage(desk, message),
  'note-bounce': ({ message }, desk) => noteBounce(desk, message),
  'note-absence': ({ message }, desk) => noteAbsence(desk, message),
  'set-aside': ({ message }, desk) => setAside(desk, message),
  'send-round': ({ command }, desk) => sendRound(desk, command),
} satisfies { [N in InboxJob]: Handler<N, Desk> };
