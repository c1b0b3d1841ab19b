import type { Desk } from '../desk.ts';
import type { Day } from '../domain/day.ts';
import type { HandlersOf } from '../jobs.ts';
import { askReport } from './ask-report.ts';
import { decideReport } from './decide-report.ts';
import { draftReport } from './draft-report.ts';
import { noteAcknowledgement } from './note-acknowledgement.ts';
import { sendReport } from './send-report.ts';
import { tellSilence } from './tell-silence.ts';

export const reportJobs = {
  'draft-report': ({ until, occasion }, desk) =>
    draftReport(desk, { until: until as Day, occasion }),
  'ask-report': ({ report }, desk) => askReport(desk, report),
  'decide-report': ({ command }, desk) => decideReport(desk, command),
  'send-report': ({ report }, desk) => sendReport(desk, report),
  'tell-silence': ({ report }, desk) => tellSilence(desk, report),
  'note-acknowledgement': ({ message }, desk) => noteAcknowledgement(desk, message),
} satisfies HandlersOf<'reports', Desk>;
