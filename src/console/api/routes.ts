/** Every route of the API: what is served is what is described. */
import { actionActs } from './act/action.ts';
import { followUpActs } from './act/follow-up.ts';
import { keepingActs } from './act/keeping.ts';
import { mailingActs } from './act/mailing.ts';
import { memberActs } from './act/members.ts';
import { noticeActs } from './act/notice.ts';
import { personActs } from './act/person.ts';
import { quarantineRoutes } from './act/quarantine.ts';
import { reportActs } from './act/report.ts';
import { auditRoutes } from './read/audit.ts';
import { caseRoutes } from './read/cases.ts';
import { followUpRoutes } from './read/follow-ups.ts';
import { lookupRoutes } from './read/lookup.ts';
import { mailingRoutes } from './read/mailings.ts';
import { memberRoutes } from './read/members.ts';
import { noticeRoutes } from './read/notices.ts';
import { personRoutes } from './read/person.ts';
import { recordRoutes } from './read/records.ts';
import { reportRoutes } from './read/reports.ts';
import { statusRoutes } from './read/status.ts';
import { verificationRoutes } from './read/verification.ts';
import type { Route } from './route.ts';

export const apiRoutes: readonly Route[] = [
  ...statusRoutes,
  ...lookupRoutes,
  ...mailingRoutes,
  ...mailingActs,
  ...quarantineRoutes,
  ...caseRoutes,
  ...followUpRoutes,
  ...followUpActs,
  ...actionActs,
  ...noticeRoutes,
  ...noticeActs,
  ...memberRoutes,
  ...memberActs,
  ...personRoutes,
  ...personActs,
  ...reportRoutes,
  ...reportActs,
  ...recordRoutes,
  ...auditRoutes,
  ...verificationRoutes,
  ...keepingActs,
];
