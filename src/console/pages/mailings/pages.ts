/** *Mailings*: the list, and the screen on which one is reviewed and decided. */
import { eq } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { members } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { languages } from '../../../domain/language.ts';
import {
  copyName,
  type GivenCopy,
  largestCopy,
  storeCopies,
} from '../../../replies/better-copies.ts';
import { correctedSince } from '../../corrected-since.ts';
import { answer, missing } from '../../frame/answer.ts';
import { voiceFor } from '../../frame/page.ts';
import { banner } from '../../frame/parts.ts';
import { previewPolicy } from '../../frame/preview.ts';
import { said } from '../../frame/said.ts';
import { permitted, type Signed } from '../../guard.ts';
import { looked } from '../../looked.ts';
import { backTo, order } from '../../orders.ts';
import { may } from '../../who.ts';
import type { PreviewChoice } from './audience-view.ts';
import { correctionFields, correctionsOf } from './correction.ts';
import { servedDocument } from './documents.ts';
import { listView, statesFor } from './list-view.ts';
import { listedMailings } from './listed.ts';
import { isMailingAct, orderOf } from './orders.ts';
import { previewPage } from './preview.ts';
import { type Looking, reviewScreen } from './review-view.ts';
import { reviewedMailing } from './reviewed.ts';
import { type MailingRow, mailingFor } from './visible.ts';

type Given = Context<Signed>;

/** Null: no file that can be taken. */
async function copyIn(c: Given): Promise<GivenCopy | null> {
  const { copy } = await c.req.parseBody();
  if (!(copy instanceof File) || !copy.size || copy.size > largestCopy) return null;
  const filename = copyName.safeParse(copy.name);
  if (!filename.success) return null;
  const contentType = copy.type || 'application/octet-stream';
  const bytes = new Uint8Array(await copy.arrayBuffer());
  return { filename: filename.data, contentType, bytes };
}

const previewed = z.object({
  language: z.enum(languages),
  member: z.union([z.literal(''), z.uuid()]).default(''),
});

/** Mounted under `/console/mailings`. */
export function mailingPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  const { config } = desk;
  const voiceIn = (c: Given) => voiceFor(config, c.get('who'));
  const absent = (c: Given) => missing(c, desk, 'mailings');
  const found = (c: Given) => mailingFor(desk, c.get('who'), c.req.param('id') ?? '');

  const review = async (
    c: Given,
    mailing: MailingRow,
    more: Pick<Looking, 'rejected' | 'faulty'> & { readonly wrong?: string } = {},
  ) => {
    const who = c.get('who');
    const voice = voiceIn(c);
    const asked = previewed.safeParse({
      language: c.req.query('language') ?? who.clerk.language,
      member: c.req.query('member'),
    });
    if (!asked.success) return absent(c);
    const { language, member } = asked.data;
    const preview: PreviewChoice = { language, member: member || null };
    const reviewed = await reviewedMailing(desk, mailing);
    if (member && !reviewed.audience.members.some(({ id }) => id === member)) return absent(c);
    const { wrong, ...typed } = more;
    const content = html`${wrong ? banner(voice.say(wrong), 'bad') : said(c, voice, 'console-mailings')}
${reviewScreen(reviewed, { who, config, preview, ...typed }, voice)}`;
    const title = mailing.subject || voice.say('console-mailings.noSubject');
    return answer(c, desk, { title, section: 'mailings', content }, wrong ? 422 : 200);
  };

  app.get('/', async (c) => {
    const voice = voiceIn(c);
    const who = c.get('who');
    const states = statesFor(may(who, 'quarantine'));
    const wanted = c.req.query('state') ?? '';
    const state = states.find((each) => each === wanted) ?? null;
    if (wanted && !state) return absent(c);
    const list = await listedMailings(desk, who, state, c.req.query('page'));
    const title = voice.say('console.mailings');
    const content = listView(list, state, states, voice);
    return answer(c, desk, { title, section: 'mailings', content });
  });

  app.get('/:id', async (c) => {
    const mailing = await found(c);
    return mailing ? review(c, mailing) : absent(c);
  });

  app.get('/:id/documents/:document', async (c) => {
    const mailing = await found(c);
    const served = mailing && (await servedDocument(desk, mailing.id, c.req.param('document')));
    if (!served) return absent(c);
    await looked(desk, c.get('who'), 'looked at', 'document', served.id);
    return c.body(new Uint8Array(served.bytes), 200, {
      ...served.headers,
      'Cache-Control': 'private, max-age=600',
    });
  });

  app.get('/:id/preview', async (c) => {
    const mailing = await found(c);
    const asked = previewed.safeParse(c.req.query());
    if (!mailing || !asked.success) return absent(c);
    const { language, member: id } = asked.data;
    if (id && !may(c.get('who'), 'members')) return absent(c);
    const [member] = id ? await desk.db.select().from(members).where(eq(members.id, id)) : [];
    if (id && !member) return absent(c);
    const { clerk } = c.get('who');
    c.header('Content-Security-Policy', previewPolicy);
    return c.html(await previewPage(desk, mailing.id, clerk, language, member ?? null));
  });

  const give = async (c: Given, mailing: MailingRow, given: object) => {
    const came = await order(desk, {
      person: c.get('who').clerk.id,
      job: 'decide-mailing',
      order: given,
      about: { kind: 'mailing', id: mailing.id },
    });
    return c.redirect(backTo(`/console/mailings/${mailing.id}`, came), 303);
  };

  app.post('/:id/decisions/:decision/correct', permitted(desk, 'decide'), async (c) => {
    const mailing = await found(c);
    const { decisions } = mailing ? await reviewedMailing(desk, mailing) : { decisions: [] };
    const decision = decisions.find(({ row }) => row.id === c.req.param('decision'));
    if (!mailing || !decision) return absent(c);
    const read = correctionFields.safeParse(c.get('fields'));
    if (!read.success) return review(c, mailing, { wrong: 'console-mailings.fault-form' });
    const { seen, ...typed } = read.data;
    if (await correctedSince(desk, decision.row.id, new Date(seen)))
      return review(c, mailing, { wrong: 'console-mailings.outcome-changed-meanwhile' });
    const { corrections: wanted, faults } = correctionsOf(decision, typed);
    const rejected = { decision: decision.row.id, typed, faults };
    if (faults.length)
      return review(c, mailing, { wrong: 'console-mailings.fault-correction', rejected });
    if (!wanted.length)
      return review(c, mailing, { wrong: 'console-mailings.fault-nothing', rejected });
    return give(c, mailing, { verb: 'correct', corrections: wanted });
  });

  app.post('/:id/copy', permitted(desk, 'decide'), async (c) => {
    const mailing = await found(c);
    if (!mailing) return absent(c);
    const copy = await copyIn(c);
    if (copy)
      return give(c, mailing, {
        verb: 'read',
        password: null,
        copies: await storeCopies(desk, [copy]),
      });
    const faulty = { act: 'copy', fault: 'no-copy', typed: {} } as const;
    return review(c, mailing, { wrong: 'console-mailings.fault-order', faulty });
  });

  app.post('/:id/:act', permitted(desk, 'decide'), async (c) => {
    const mailing = await found(c);
    const act = c.req.param('act');
    if (!mailing || !isMailingAct(act)) return absent(c);
    const typed = c.get('fields');
    const read = orderOf(act, typed, config, desk.clock.now());
    if ('order' in read) return give(c, mailing, read.order);
    const { fault } = read;
    return review(c, mailing, {
      wrong: 'console-mailings.fault-order',
      faulty: { act, fault, typed },
    });
  });
  return app;
}
