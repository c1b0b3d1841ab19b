/** *Members*: who gets notices and who does not, one member, and lists that are taken in. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Desk } from '../../../desk.ts';
import { dayIn } from '../../../domain/working-days.ts';
import { giveAddress } from '../../../members/give-address.ts';
import { importMembers, largestFile } from '../../../members/import-members.ts';
import { answer, missing } from '../../frame/answer.ts';
import { type Html, voiceFor } from '../../frame/page.ts';
import { slice } from '../../frame/pager.ts';
import { said } from '../../frame/said.ts';
import { permitted, type Signed } from '../../guard.ts';
import { looked } from '../../looked.ts';
import { dryRunView, uploadView } from './import-view.ts';
import { findMembers, memberFilter } from './list.ts';
import { memberRecord } from './member.ts';
import { carriedIn, carry } from './upload.ts';
import { listView, memberView } from './views.ts';

const perPage = 50;
const section = 'members';
const words = 'console-members';

/** Mounted under `/console/members`. */
export function membersPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  app.use('*', permitted(desk, 'members'));
  const voiceOf = (c: Context<Signed>) => voiceFor(desk.config, c.get('who'));
  const idIn = (text: string | undefined): string | null => z.uuid().safeParse(text).data ?? null;
  const memberIn = async (c: Context<Signed>) => {
    const id = idIn(c.req.param('id'));
    return id ? memberRecord(desk, id) : null;
  };

  app.get('/', async (c) => {
    const voice = voiceOf(c);
    const filter = memberFilter.parse(c.req.query());
    const found = await findMembers(desk, filter);
    const list = slice(found, c.req.query('page'), perPage);
    const content = html`${said(c, voice, words)}${listView(voice, desk.config, filter, found.length, list)}`;
    return answer(c, desk, { title: voice.say(`console.${section}`), section, content });
  });

  const importPage = (c: Context<Signed>, content: Html, status: 200 | 422 = 200) =>
    answer(c, desk, { title: voiceOf(c).say(`${words}.import`), section, content }, status);

  app.get('/import', (c) => importPage(c, uploadView(voiceOf(c), c.get('who'), null)));

  app.post('/import', async (c) => {
    const who = c.get('who');
    const voice = voiceOf(c);
    const { list } = await c.req.parseBody();
    if (!(list instanceof File) || !list.size || list.size > largestFile)
      return importPage(c, uploadView(voice, who, voice.say(`${words}.noFile`)), 422);
    const bytes = new Uint8Array(await list.arrayBuffer());
    const complete = c.get('fields').complete === 'on';
    const outcome = await importMembers(desk, bytes, { dryRun: true, complete });
    const carried = await carry(desk, who.clerk.id, bytes);
    const content = dryRunView(voice, who, outcome, { carried, complete, filename: list.name });
    return importPage(c, content, outcome.ok ? 200 : 422);
  });

  app.post('/import/do', async (c) => {
    const who = c.get('who');
    const voice = voiceOf(c);
    const fields = c.get('fields');
    const bytes = await carriedIn(desk, who.clerk.id, fields);
    if (!bytes) return importPage(c, uploadView(voice, who, voice.say(`${words}.noFile`)), 422);
    const wish = { complete: fields.complete === 'on', evenSo: fields.evenSo === 'on' };
    const outcome = await importMembers(desk, bytes, { ...wish, by: who.clerk.id });
    if (!outcome.ok) {
      // The members have changed since the dry run.
      const carried = await carry(desk, who.clerk.id, bytes);
      const { complete } = wish;
      return importPage(
        c,
        dryRunView(voice, who, outcome, { carried, complete, filename: '' }),
        422,
      );
    }
    const count = [outcome.added, outcome.changed, outcome.left, outcome.returned].flat().length;
    return c.redirect(`/console/members?said=done&outcome=${count}+imported`, 303);
  });

  app.get('/:id', async (c) => {
    const found = await memberIn(c);
    if (!found) return missing(c, desk, section);
    const voice = voiceOf(c);
    const today = dayIn(desk.config.calendar, desk.clock.now());
    const notice = idIn(c.req.query('notice'));
    await looked(desk, c.get('who'), 'looked at', 'member', found.member.id);
    const content = html`${said(c, voice, words)}${memberView(voice, c.get('who'), found, today, notice, null)}`;
    return answer(c, desk, { title: found.member.name, section, content });
  });

  app.post('/:id/address', async (c) => {
    const found = await memberIn(c);
    if (!found) return missing(c, desk, section);
    const who = c.get('who');
    const fields = c.get('fields');
    const notice = idIn(fields.notice);
    const address = fields.email ?? '';
    const fault = await giveAddress(desk, found.member, address, who.clerk.id);
    if (fault) {
      const today = dayIn(desk.config.calendar, desk.clock.now());
      const content = memberView(voiceOf(c), who, found, today, notice, { address, fault });
      return answer(c, desk, { title: found.member.name, section, content }, 422);
    }
    // Where the notice did not arrive, it can be sent to the new address now.
    const back = notice ? `/console/deliveries/${notice}` : `/console/members/${found.member.id}`;
    return c.redirect(`${back}?said=done&outcome=address`, 303);
  });
  return app;
}
