import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import type { HandlersOf } from '../jobs.ts';
import { decideReport } from './decide-report.ts';
import { draftReport } from './draft-report.ts';
import { noteAcknowledgement } from './note-acknowledgement.ts';
import { sendReport } from './send-report.ts';

export const reportJobs = {
  'draft-report': ({ until }, desk) => draftReport(desk, until as Day),
  'decide-report': ({ command }, desk) => decideReport(desk, command),
  'send-report': ({ report }, desk) => sendReport(desk, report),
  'note-acknowledgement': ({ message }, desk) => noteAcknowledgement(desk, message),
} satisfies HandlersOf<'reports', Desk>;
