/** *Reports*: what the IPU is told, version by version, and what a clerk decides about it. */

import { asc } from 'drizzle-orm';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { cases } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { wholeDesk } from '../../../domain/command.ts';
import { dayIn } from '../../../domain/working-days.ts';
import { fileHeaders } from '../../../pages/documents.ts';
import { reportParts } from '../../../reports/parts.ts';
import { draftThatWaits } from '../../../reports/rows.ts';
import { answer, forbidden, missing } from '../../frame/answer.ts';
import { voiceFor } from '../../frame/page.ts';
import { banner } from '../../frame/parts.ts';
import { previewPolicy } from '../../frame/preview.ts';
import { said } from '../../frame/said.ts';
import { permitted, type Signed } from '../../guard.ts';
import { looked } from '../../looked.ts';
import { backTo, order } from '../../orders.ts';
import { may } from '../../who.ts';
import { compareView } from './compare-view.ts';
import {
  actionForms,
  addView,
  decideView,
  introductionView,
  omitView,
  type Typed,
} from './forms.ts';
import { listReports } from './list.ts';
import {
  addition,
  approval,
  correction,
  introduction,
  omission,
  rejection,
  type Said,
  withdrawal,
} from './orders.ts';
import { previewOf } from './preview.ts';
import { decidesOnReports, type ReportRecord, reportRecord } from './report.ts';
import {
  actionsTable,
  answersView,
  factsView,
  listView,
  previewView,
  standingView,
  versionsView,
} from './views.ts';

const section = 'reports';
const words = 'console-reports';
/** Mounted under `/console/reports`. */
export function reportsPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  const { config, db } = desk;
  const voiceOf = (c: Context<Signed>) => voiceFor(config, c.get('who'));
  const today = () => dayIn(config.calendar, desk.clock.now());
  const deciding: MiddlewareHandler<Signed> = async (c, next) =>
    decidesOnReports(config, c.get('who')) ? next() : forbidden(c, desk);
  const numberIn = (text: string | undefined): number =>
    /^\d{1,6}$/.test(text ?? '') ? Number(text) : 0;
  const recordIn = (c: Context<Signed>) => reportRecord(desk, numberIn(c.req.param('number')));
  /** The version that the address asks for; the latest where it asks for none. */
  const versionIn = (c: Context<Signed>, { versions, latest }: ReportRecord, name = 'version') => {
    const asked = c.req.query(name);
    return asked === undefined
      ? latest
      : (versions.find(({ version }) => version === numberIn(asked)) ?? null);
  };

  app.get('/', async (c) => {
    const who = c.get('who');
    const voice = voiceOf(c);
    const mayDraft = may(who, 'decide') && !(await draftThatWaits(db));
    const list = await listReports(db, c.req.query('page'));
    const content = html`${said(c, voice, words)}${listView(voice, who, list, mayDraft)}`;
    return answer(c, desk, { title: voice.say(`console.${section}`), section, content });
  });

  app.post('/draft', permitted(desk, 'decide'), async (c) => {
    const came = await order(desk, {
      person: c.get('who').clerk.id,
      job: 'decide-report',
      order: { verb: 'draft' },
      about: wholeDesk,
    });
    const draft = await draftThatWaits(db);
    const to = draft ? `/console/reports/${draft.number}` : '/console/reports';
    return c.redirect(backTo(to, came), 303);
  });

  const show = async (c: Context<Signed>, record: ReportRecord, typed: Typed | null) => {
    const who = c.get('who');
    const voice = voiceOf(c);
    const { report, versions, latest } = record;
    const { number } = report;
    const version = versionIn(c, record);
    if (!version) return missing(c, desk, section);
    const earlier = versions.findLast((one) => one.version < version.version) ?? version;
    const against = c.req.query('against') ? versionIn(c, record, 'against') : earlier;
    if (!against) return missing(c, desk, section);
    const reader = { voice, who };
    const decides = decidesOnReports(config, who);
    const isLatest = version === latest;
    const isOpen = decides && isLatest && report.state === 'draft';
    const toldActions = isOpen
      ? omitView(reader, record)
      : actionsTable(voice, number, version.content.actions, decides && isLatest);
    const content = html`${said(c, voice, words)}
${typed ? banner(voice.say(`${words}.fault-${typed.fault}`), 'bad') : ''}
${standingView(voice, config, record)}
<p><a href="/console/reports">${voice.say(`${words}.back`)}</a></p>
${factsView(voice, config, record)}
${isLatest ? '' : banner(voice.say(`${words}.olderVersion`, { version: version.version }), 'warn')}
${isOpen ? decideView(reader, record, typed) : ''}
${previewView(voice, number, version)}
<h2>${voice.say(`${words}.actions`)}</h2>
${toldActions}
${decides && isLatest ? addView(reader, config, record, await knownCountries(), typed) : ''}
${isOpen ? introductionView(reader, record) : ''}
${answersView(voice, record)}
${versionsView(voice, config, number, versions)}
${compareView(voice, number, versions, against, version)}`;
    const title = voice.say(`${words}.title`, { number });
    return answer(c, desk, { title, section, content }, typed ? 422 : 200);
  };
  const knownCountries = async () =>
    (
      await db.selectDistinct({ country: cases.country }).from(cases).orderBy(asc(cases.country))
    ).map(({ country }) => country);

  app.get('/:number', async (c) => {
    const record = await recordIn(c);
    return record ? show(c, record, null) : missing(c, desk, section);
  });

  app.get('/:number/preview', async (c) => {
    const record = await recordIn(c);
    const version = record && versionIn(c, record);
    if (!version) return missing(c, desk, section);
    return c.html(await previewOf(desk, version.content), 200, {
      'Content-Security-Policy': previewPolicy,
    });
  });

  app.get('/:number/files/:name', async (c) => {
    const record = await recordIn(c);
    const version = record && versionIn(c, record);
    if (!version) return missing(c, desk, section);
    const { files } = await reportParts(desk, version.content, version.madeAt);
    const file = files.find(({ filename }) => filename === c.req.param('name'));
    if (!file) return missing(c, desk, section);
    await looked(desk, c.get('who'), 'taken out', 'report', record.report.id);
    const bytes = new Uint8Array(file.content);
    return c.body(bytes, 200, fileHeaders(file.filename, file.contentType ?? ''));
  });

  const give = async (c: Context<Signed>, { report }: ReportRecord, what: Said & { ok: true }) =>
    backTo(
      `/console/reports/${report.number}`,
      await order(desk, {
        person: c.get('who').clerk.id,
        job: 'decide-report',
        order: what.order,
        about: { kind: 'report', id: report.id },
      }),
    );

  const verbs: Readonly<Record<string, (fields: Signed['Variables']['fields']) => Said>> = {
    approve: approval,
    reject: rejection,
    introduce: introduction,
    omit: omission,
    add: (fields) =>
      addition(fields, { today: today(), committees: config.committees.map(({ code }) => code) }),
  };
  for (const [verb, read] of Object.entries(verbs))
    app.post(`/:number/${verb}`, deciding, async (c) => {
      const record = await recordIn(c);
      if (!record) return missing(c, desk, section);
      const fields = c.get('fields');
      const what = read(fields);
      if (!what.ok) return show(c, record, { verb, fields, fault: what.fault });
      return c.redirect(await give(c, record, what), 303);
    });

  const showAction = (c: Context<Signed>, record: ReportRecord, typed: Typed | null) => {
    const voice = voiceOf(c);
    const number = numberIn(c.req.param('action'));
    const action = record.latest.content.actions[number - 1];
    if (!action) return missing(c, desk, section);
    const reader = { voice, who: c.get('who') };
    const content = actionForms(reader, record, number, action, typed);
    const title = voice.say(`${words}.actionTitle`, {
      action: number,
      number: record.report.number,
    });
    return answer(c, desk, { title, section, content }, typed ? 422 : 200);
  };

  app.get('/:number/actions/:action', deciding, async (c) => {
    const record = await recordIn(c);
    return record ? showAction(c, record, null) : missing(c, desk, section);
  });

  for (const verb of ['correct', 'withdraw'] as const)
    app.post(`/:number/actions/:action/${verb}`, deciding, async (c) => {
      const record = await recordIn(c);
      if (!record) return missing(c, desk, section);
      const fields = c.get('fields');
      const number = numberIn(c.req.param('action'));
      const what =
        verb === 'correct' ? correction(fields, number, today()) : withdrawal(fields, number);
      if (!what.ok) return showAction(c, record, { verb, fields, fault: what.fault });
      return c.redirect(await give(c, record, what), 303);
    });
  return app;
}
