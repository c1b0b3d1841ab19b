import type { Desk } from '../desk.ts';
import { done, type Handler, type JobsIn, nothingToDo } from '../jobs.ts';
import { approveUnanswered } from './approval/approve.ts';
import { askApproval } from './approval/ask-approval.ts';
import { decideMailing } from './approval/decide-mailing.ts';
import { distributeMailing } from './distribute-mailing.ts';
import { sendMissing } from './resend/send-missing.ts';
import { accountNotice } from './sending/account-notice.ts';
import { sendNotice } from './sending/send-notice.ts';

export const distributionJobs = {
  'ask-approval': ({ mailing }, desk) => askApproval(desk, mailing),
  'decide-mailing': ({ command }, desk) => decideMailing(desk, command),
  'approve-unanswered': async ({ mailing }, desk) =>
    (await approveUnanswered(desk, mailing)) ? done : nothingToDo('decided before, or not yet due'),
  'distribute-mailing': ({ mailing }, desk) => distributeMailing(desk, mailing),
  'send-notice': ({ notice }, desk) => sendNotice(desk, notice),
  'account-notice': ({ notice }, desk) => accountNotice(desk, notice),
  'send-missing': ({ command }, desk) => sendMissing(desk, command),
} satisfies {
  [N in Exclude<JobsIn<'distribution'>, 'send-letter' | 'tell-unreached'>]: Handler<N, Desk>;
};
