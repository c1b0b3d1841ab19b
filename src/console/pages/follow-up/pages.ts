/** *Follow-up*: the board, what was closed lately, and each follow-up with what can be ordered. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Desk } from '../../../desk.ts';
import { closedSince } from '../../../follow-up/closed.ts';
import { answer, missing } from '../../frame/answer.ts';
import { type Html, voiceFor } from '../../frame/page.ts';
import { banner } from '../../frame/parts.ts';
import { said } from '../../frame/said.ts';
import type { Signed } from '../../guard.ts';
import { backTo, order } from '../../orders.ts';
import { boardFilter, boardOf } from './board.ts';
import { boardView } from './board-view.ts';
import { closedDays, closedView } from './closed-view.ts';
import { entryOf, type FormName, fieldOfOutcome, formNames, type Refused } from './entries.ts';
import { namesOf } from './names.ts';
import { followUpView } from './one-view.ts';
import { type WholeFollowUp, wholeFollowUp } from './whole.ts';

const section = 'follow-up';
const dayMs = 24 * 60 * 60 * 1000;

/** Mounted under `/console/follow-up`. */
export function followUpPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  const { config, db, clock } = desk;
  const voiceOf = (c: Context<Signed>) => voiceFor(config, c.get('who'));

  app.get('/', async (c) => {
    const voice = voiceOf(c);
    const filter = boardFilter(config, c.req.query());
    const by = filter ?? { committee: null, mine: false };
    const lanes = await boardOf(desk, c.get('who'), by);
    const content = html`${filter ? '' : banner(voice.say('console-follow-up.wrongFilter'), 'bad')}${boardView(lanes, by, config, voice)}`;
    const title = voice.say('console.follow-up');
    return answer(c, desk, { title, section, content }, filter ? 200 : 422);
  });

  app.get('/closed', async (c) => {
    const voice = voiceOf(c);
    const closed = await closedSince(desk, new Date(clock.now().getTime() - closedDays * dayMs));
    const nameOf = await namesOf(
      db,
      config,
      closed.map(({ row }) => row.closedBy),
    );
    const title = voice.say('console-follow-up.closedTitle');
    return answer(c, desk, { title, section, content: closedView(closed, nameOf, voice) });
  });

  const pageOf = (
    c: Context<Signed>,
    whole: WholeFollowUp,
    above: Html | '',
    refused: Refused | null,
  ) => {
    const voice = voiceOf(c);
    const content = html`${above}<p><a href="/console/follow-up">${voice.say('console-follow-up.toBoard')}</a></p>
${followUpView(config, whole, c.get('who'), refused, voice)}`;
    return {
      title: voice.say('console-follow-up.one', { committee: whole.row.committee }),
      section,
      content,
    } as const;
  };

  app.get('/:id', async (c) => {
    const whole = await wholeFollowUp(desk, c.get('who'), c.req.param('id'));
    if (!whole) return missing(c, desk, section);
    return answer(c, desk, pageOf(c, whole, said(c, voiceOf(c), 'console-follow-up'), null));
  });

  app.post('/:id/:form', async (c) => {
    const { id, form } = c.req.param();
    const who = c.get('who');
    const voice = voiceOf(c);
    const whole = await wholeFollowUp(desk, who, id);
    if (!whole || !isForm(form)) return missing(c, desk, section);
    if (!whole.mayOrder)
      return answer(
        c,
        desk,
        pageOf(c, whole, banner(voice.say('console.said-refused'), 'bad'), null),
        403,
      );
    const fields = c.get('fields');
    const wrong = (words: string, faults: Refused['faults']) =>
      answer(c, desk, pageOf(c, whole, banner(words, 'bad'), { form, fields, faults }), 422);
    const entry = entryOf(form, fields, whole);
    if ('faults' in entry) return wrong(voice.say('console-follow-up.lookAgain'), entry.faults);
    const came = await order(desk, {
      person: who.clerk.id,
      job: 'settle-follow-up',
      order: entry.order,
      about: { kind: 'follow-up', id },
    });
    const field = came.state === 'refused' ? fieldOfOutcome[came.outcome ?? ''] : undefined;
    // What was typed is kept where it can be put right.
    if (field)
      return wrong(voice.say('console.said-refused'), { [field]: `outcome-${came.outcome}` });
    return c.redirect(backTo(`/console/follow-up/${id}`, came), 303);
  });
  return app;
}

const isForm = (text: string): text is FormName => (formNames as readonly string[]).includes(text);
