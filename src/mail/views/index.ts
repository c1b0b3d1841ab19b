/** What each mail's template is filled with. */

import type { Sender } from '../mails/letter.ts';
import type { MailName, Mails } from '../mails.ts';
import type { View } from '../template.ts';
import type { Voice } from '../voice.ts';
import { distributionAccountView } from './account.ts';
import { actionRecordedView, intentionReminderView } from './actions.ts';
import { approvalAnswerView } from './approval-answer.ts';
import { approvalRequestView } from './approval-request.ts';
import {
  answersHeldView,
  deliveryBouncedView,
  deskFaultView,
  messageQuarantinedView,
} from './clerk.ts';
import {
  committeeRegisteredView,
  deadlineMovedView,
  followUpAssignedView,
  followUpChangedView,
} from './follow-up.ts';
import { noticeView } from './notice.ts';
import { preferencesChangedView } from './preferences.ts';
import { reminderView } from './reminder.ts';
import { orderNotDoneView, replyAnswerView, replyReceivedView } from './replies.ts';
import { reportView } from './report.ts';
import { reportAnswerView } from './report-answer.ts';
import { reportDraftView } from './report-draft.ts';
import { reportAcknowledgedView, reportSentView, reportUnansweredView } from './report-sent.ts';
import { signInView } from './sign-in.ts';
import { statusOverviewView } from './status-overview.ts';
import { weeklyOverviewView } from './weekly-overview.ts';

type Views = { readonly [N in MailName]: (data: Mails[N], voice: Voice, sender: Sender) => View };

export const views: Views = {
  notice: noticeView,
  'approval-request': approvalRequestView,
  'approval-answer': approvalAnswerView,
  'committee-registered': committeeRegisteredView,
  'follow-up-assigned': followUpAssignedView,
  'follow-up-changed': followUpChangedView,
  'deadline-moved': deadlineMovedView,
  'message-quarantined': messageQuarantinedView,
  'answers-held': answersHeldView,
  'desk-fault': deskFaultView,
  'distribution-account': distributionAccountView,
  'delivery-bounced': deliveryBouncedView,
  'reply-received': replyReceivedView,
  'action-recorded': actionRecordedView,
  'reply-answer': replyAnswerView,
  'intention-reminder': intentionReminderView,
  'order-not-done': orderNotDoneView,
  'preferences-changed': preferencesChangedView,
  reminder: reminderView,
  'status-overview': statusOverviewView,
  'weekly-overview': weeklyOverviewView,
  'report-draft': reportDraftView,
  'report-answer': reportAnswerView,
  report: reportView,
  'report-sent': reportSentView,
  'report-unanswered': reportUnansweredView,
  'sign-in': signInView,
  'report-acknowledged': reportAcknowledgedView,
};
