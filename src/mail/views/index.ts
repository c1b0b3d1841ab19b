/** What each mail's template is filled with. */
import type { MailName, Mails, Sender } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { distributionAccountView } from './account.ts';
import { approvalAnswerView } from './approval-answer.ts';
import { approvalRequestView } from './approval-request.ts';
import {
  committeeRegisteredView,
  deliveryBouncedView,
  deskFaultView,
  messageQuarantinedView,
} from './clerk.ts';
import { noticeView } from './notice.ts';
import { preferencesChangedView } from './preferences.ts';
import { reminderView } from './reminder.ts';
import { actionRecordedView, commandNotUnderstoodView, replyReceivedView } from './replies.ts';
import { reportAcknowledgedView, reportDraftView, reportView } from './report.ts';

type Views = { readonly [N in MailName]: (data: Mails[N], voice: Voice, sender: Sender) => View };

export const views: Views = {
  notice: noticeView,
  'approval-request': approvalRequestView,
  'approval-answer': approvalAnswerView,
  'committee-registered': committeeRegisteredView,
  'message-quarantined': messageQuarantinedView,
  'desk-fault': deskFaultView,
  'distribution-account': distributionAccountView,
  'delivery-bounced': deliveryBouncedView,
  'reply-received': replyReceivedView,
  'action-recorded': actionRecordedView,
  'command-not-understood': commandNotUnderstoodView,
  'preferences-changed': preferencesChangedView,
  reminder: reminderView,
  'report-draft': reportDraftView,
  report: reportView,
  'report-acknowledged': reportAcknowledgedView,
};
