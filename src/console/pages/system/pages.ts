/** *System*: what the desk runs on and how it goes, and the tokens of other programs. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Desk } from '../../../desk.ts';
import { answer } from '../../frame/answer.ts';
import { voiceFor } from '../../frame/page.ts';
import { said } from '../../frame/said.ts';
import { permitted, type Signed } from '../../guard.ts';
import { type Examined, standingOf } from './standing.ts';
import { tokenPages } from './tokens/pages.ts';
import { systemView } from './view.ts';

/** Mounted under `/console/system`. */
export function systemPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  app.use('*', permitted(desk, 'system'));
  app.route('/tokens', tokenPages(desk));
  let examined: Examined | null = null;
  let examining: Promise<void> | null = null;

  app.get('/', async (c) => {
    const who = c.get('who');
    const voice = voiceFor(desk.config, who);
    const standing = await standingOf(desk);
    const content = html`${said(c, voice, 'console-system')}${systemView(standing, examined, who, voice)}`;
    return answer(c, desk, { title: voice.say('console.system'), section: 'system', content });
  });

  app.post('/doctor', async (c) => {
    // One at a time: it knocks at every server.
    examining ??= examination(desk)
      .then((found) => {
        examined = found;
      })
      .finally(() => {
        examining = null;
      });
    await examining;
    return c.redirect('/console/system?said=done#doctor', 303);
  });
  return app;
}

async function examination({ config, clock }: Desk): Promise<Examined> {
  // Loaded when it is asked: it brings what speaks to every kind of server.
  const { examine } = await import('../../../condition/doctor.ts');
  return { at: clock.now(), findings: await examine(config) };
}
