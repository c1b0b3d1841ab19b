/** Tokens of other programs: made, shown once, revoked. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Desk } from '../../../../desk.ts';
import { scopes } from '../../../api/scopes.ts';
import { listTokens, makeToken, revokeToken } from '../../../api/tokens.ts';
import { answer, missing } from '../../../frame/answer.ts';
import { voiceFor } from '../../../frame/page.ts';
import { said } from '../../../frame/said.ts';
import { permitted, type Signed } from '../../../guard.ts';
import { showOnce } from './show-once.ts';
import { type Typed, tokenView, validities } from './view.ts';

const uuid = z.uuid();
const wanted = z.object({
  name: z.string().trim().min(1).max(100),
  // Ticks of one name come in lines.
  scopes: z
    .string()
    .default('')
    .transform((text) => text.split('\n').filter(Boolean))
    .pipe(z.array(z.enum(scopes)).min(1)),
  days: z.coerce.number().refine((days) => validities.some((each) => each === days)),
});

/** Mounted under `/console/system/tokens`. */
export function tokenPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  const shown = showOnce();
  app.use('*', permitted(desk, 'tokens'));

  const page = async (c: Context<Signed>, token: string | null, typed: Typed | null) => {
    const who = c.get('who');
    const voice = voiceFor(desk.config, who);
    const view = tokenView(
      { tokens: await listTokens(desk), now: desk.clock.now(), token, typed },
      desk.config,
      who,
      voice,
    );
    const content = html`${said(c, voice, 'console-system')}${view}`;
    const title = voice.say('console-system.tokens');
    return answer(c, desk, { title, section: 'system', content }, typed ? 422 : 200);
  };

  app.get('/', (c) =>
    page(c, shown.take(c.get('who'), c.req.query('made'), desk.clock.now()), null),
  );

  app.post('/', async (c) => {
    const fields = c.get('fields');
    const read = wanted.safeParse(fields);
    if (!read.success)
      return page(c, null, {
        name: fields.name ?? '',
        scopes: (fields.scopes ?? '').split('\n'),
        days: fields.days ?? '',
        wrong: new Set(read.error.issues.map(({ path }) => String(path[0]))),
      });
    const { id, token } = await makeToken(desk, c.get('who'), read.data);
    shown.keep(c.get('who'), id, token, desk.clock.now());
    return c.redirect(`/console/system/tokens?made=${id}`, 303);
  });

  app.post('/:id/revoke', async (c) => {
    const id = c.req.param('id');
    if (!uuid.safeParse(id).success) return missing(c, desk, 'system');
    const revoked = await revokeToken(desk, c.get('who'), id);
    return c.redirect(`/console/system/tokens?said=${revoked ? 'done' : 'refused'}`, 303);
  });
  return app;
}
