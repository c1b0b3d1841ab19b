/** *Quarantine*: for whoever decides, and for the administrator. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Desk } from '../../../desk.ts';
import { answer, forbidden, missing } from '../../frame/answer.ts';
import { voiceFor } from '../../frame/page.ts';
import { said } from '../../frame/said.ts';
import { permitted, type Signed } from '../../guard.ts';
import { looked } from '../../looked.ts';
import { backTo, order } from '../../orders.ts';
import { may } from '../../who.ts';
import { isPenAnswer, needs, orderFor } from './orders.ts';
import { onePutAside, putAside } from './put-aside.ts';
import { messageView, quarantineList } from './views.ts';
import { whatItSays } from './what-it-says.ts';

const uuid = z.uuid();

/** Mounted under `/console/quarantine`. */
export function quarantinePages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  const section = 'quarantine';
  const found = async (id: string) => (uuid.safeParse(id).success ? onePutAside(desk, id) : null);
  app.use('*', permitted(desk, 'quarantine'));

  app.get('/', async (c) => {
    const who = c.get('who');
    const voice = voiceFor(desk.config, who);
    const list = await putAside(desk, c.req.query('page'));
    const content = html`${said(c, voice, 'console-quarantine')}${quarantineList(list, who, voice)}`;
    return answer(c, desk, { title: voice.say('console.quarantine'), section, content });
  });

  app.get('/:message', async (c) => {
    const who = c.get('who');
    const voice = voiceFor(desk.config, who);
    const one = await found(c.req.param('message'));
    if (!one) return missing(c, desk, section);
    await looked(desk, who, 'looked at', 'message', one.id);
    const content = messageView(one, await whatItSays(desk, one.id), who, voice);
    const title = one.subject || voice.say('console-quarantine.noSubject');
    return answer(c, desk, { title, section, content });
  });

  app.post('/:message/:answer', async (c) => {
    const who = c.get('who');
    const word = c.req.param('answer');
    if (!isPenAnswer(word)) return missing(c, desk, section);
    if (!may(who, needs[word])) return forbidden(c, desk);
    const one = await found(c.req.param('message'));
    // Somebody was first, or that cannot be done with it.
    const given = one && orderFor(one, word);
    if (!given) return missing(c, desk, section);
    const came = await order(desk, { ...given, person: who.clerk.id });
    return c.redirect(backTo('/console/quarantine', came), 303);
  });
  return app;
}
