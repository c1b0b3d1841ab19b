/** *Deliveries*: how distributions go, whom they did not reach and why, and what helps. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Desk } from '../../../desk.ts';
import { toldStates } from '../../../distribution/account/told.ts';
import { toldCsv } from '../../../distribution/account/told-csv.ts';
import { resumeNotice } from '../../../distribution/sending/pause.ts';
import { fileHeaders } from '../../../pages/documents.ts';
import { answer, missing } from '../../frame/answer.ts';
import { voiceFor } from '../../frame/page.ts';
import { slice } from '../../frame/pager.ts';
import { said } from '../../frame/said.ts';
import { permitted, type Signed } from '../../guard.ts';
import { looked } from '../../looked.ts';
import { backTo, order } from '../../orders.ts';
import { noticeAccount } from './account.ts';
import { listNotices } from './list.ts';
import { followNotice } from './live.ts';
import { isShown, listView, noticeView } from './views.ts';

const perPage = 100;
const section = 'deliveries';
const words = 'console-deliveries';
const filterIn = z.enum(['problems', 'all', ...toldStates]).catch('problems');

/** Mounted under `/console/deliveries`. */
export function deliveriesPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  const accountIn = async (c: Context<Signed>) => {
    const id = z.uuid().safeParse(c.req.param('notice'));
    return id.success ? noticeAccount(desk, id.data) : null;
  };

  app.get('/', async (c) => {
    const voice = voiceFor(desk.config, c.get('who'));
    const list = await listNotices(desk.db, c.req.query('page'));
    const title = voice.say(`console.${section}`);
    return answer(c, desk, { title, section, content: html`${listView(voice, list)}` });
  });

  app.get('/:notice', async (c) => {
    const account = await accountIn(c);
    if (!account) return missing(c, desk, section);
    const who = c.get('who');
    const voice = voiceFor(desk.config, who);
    const filter = filterIn.parse(c.req.query('state'));
    const lines = slice(account.lines.filter(isShown(filter)), c.req.query('page'), perPage);
    return answer(c, desk, {
      title: voice.say(`${words}.title`),
      section,
      content: html`${said(c, voice, words)}${noticeView(voice, who, account, filter, lines)}`,
    });
  });

  app.get('/:notice/live', async (c) => {
    const account = await accountIn(c);
    return account ? followNotice(c, desk, account.id) : missing(c, desk, section);
  });

  app.get('/:notice/members.csv', permitted(desk, 'members'), async (c) => {
    const account = await accountIn(c);
    if (!account) return missing(c, desk, section);
    const { language } = c.get('who').clerk;
    await looked(desk, c.get('who'), 'taken out', 'notice', account.id);
    const headers = fileHeaders(`notice-${account.id.slice(0, 8)}.csv`, 'text/csv; charset=utf-8');
    return c.body(toldCsv(account.lines, language, { bom: true }), 200, {
      ...headers,
      'Content-Type': 'text/csv; charset=utf-8',
    });
  });

  app.post('/:notice/send', permitted(desk, 'decide'), async (c) => {
    const account = await accountIn(c);
    if (!account) return missing(c, desk, section);
    const came = await order(desk, {
      person: c.get('who').clerk.id,
      job: 'send-missing',
      order: { verb: 'send', uncertain: c.get('fields').uncertain === 'on' },
      about: { kind: 'notice', id: account.id },
    });
    return c.redirect(backTo(`/console/deliveries/${account.id}`, came), 303);
  });

  app.post('/:notice/resume', permitted(desk, 'resume'), async (c) => {
    const who = c.get('who');
    const account = await accountIn(c);
    if (!account) return missing(c, desk, section);
    const resumed = await resumeNotice(desk, account.id, who.clerk.id);
    const came = {
      state: resumed ? 'done' : 'refused',
      outcome: resumed ? 'resumed' : 'not paused',
    } as const;
    return c.redirect(backTo(`/console/deliveries/${account.id}`, came), 303);
  });
  return app;
}
