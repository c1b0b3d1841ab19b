/** The console: everything that can be done by mail, to be looked at and decided with one click. */
import { Hono } from 'hono';
import type { Desk } from '../desk.ts';
import { apiApp } from './api/app.ts';
import { assetFiles } from './frame/assets.ts';
import { type Signed, securityHeaders, signedInOnly } from './guard.ts';
import { auditPages } from './pages/audit/pages.ts';
import { casesPages } from './pages/cases/pages.ts';
import { deliveriesPages } from './pages/deliveries/pages.ts';
import { followUpPages } from './pages/follow-up/pages.ts';
import { mailingPages } from './pages/mailings/pages.ts';
import { membersPages } from './pages/members/pages.ts';
import { quarantinePages } from './pages/quarantine/pages.ts';
import { reportsPages } from './pages/reports/pages.ts';
import { systemPages } from './pages/system/pages.ts';
import { todayPages } from './pages/today/pages.ts';
import { signInPages } from './session/pages.ts';

/** Mounted under `/console`. */
export function consoleApp(desk: Desk): Hono {
  const app = new Hono();
  app.use('*', securityHeaders);
  app.route('/assets', assetFiles());
  app.route('/api/v1', apiApp(desk));
  app.route('/', signInPages(desk));
  app.route('/', signedInPages(desk));
  app.onError((error, c) => {
    // Neither the address nor the message, which may name a person.
    desk.log.error({ error }, 'a page of the console failed');
    return c.text('Something went wrong. It has been noted; please try again.', 500);
  });
  return app;
}

function signedInPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  app.use('*', signedInOnly(desk));
  app.get('/', (c) => c.redirect('/console/today', 303));
  app.route('/today', todayPages(desk));
  app.route('/audit', auditPages(desk));
  app.route('/system', systemPages(desk));
  app.route('/deliveries', deliveriesPages(desk));
  app.route('/members', membersPages(desk));
  app.route('/reports', reportsPages(desk));
  app.route('/mailings', mailingPages(desk));
  app.route('/quarantine', quarantinePages(desk));
  app.route('/cases', casesPages(desk));
  app.route('/follow-up', followUpPages(desk));
  return app;
}
