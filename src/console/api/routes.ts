/** Every route of the API: what is served is what is described. */
import { followUpActs } from './act/follow-up.ts';
import { mailingActs } from './act/mailing.ts';
import { reportActs } from './act/report.ts';
import { auditRoutes } from './read/audit.ts';
import { caseRoutes } from './read/cases.ts';
import { followUpRoutes } from './read/follow-ups.ts';
import { mailingRoutes } from './read/mailings.ts';
import { memberRoutes } from './read/members.ts';
import { noticeRoutes } from './read/notices.ts';
import { reportRoutes } from './read/reports.ts';
import type { Route } from './route.ts';

export const apiRoot = '/console/api/v1';

export const apiRoutes: readonly Route[] = [
  ...mailingRoutes,
  ...mailingActs,
  ...caseRoutes,
  ...followUpRoutes,
  ...followUpActs,
  ...noticeRoutes,
  ...memberRoutes,
  ...reportRoutes,
  ...reportActs,
  ...auditRoutes,
];
