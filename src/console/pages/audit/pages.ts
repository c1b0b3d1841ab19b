/** *Audit*: who did what, when, to which thing. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { Desk } from '../../../desk.ts';
import { auditSorts } from '../../../domain/audited.ts';
import { isDay } from '../../../domain/day.ts';
import type { Voice } from '../../../mail/voice.ts';
import { answer } from '../../frame/answer.ts';
import { voiceFor } from '../../frame/page.ts';
import { permitted, type Signed } from '../../guard.ts';
import { commandLine } from '../../who.ts';
import { entriesOf, namesOf } from './entries.ts';
import { auditView } from './view.ts';

/** What it does not know narrows nothing, but for a day that is none, which is said. */
const asked = z.object({
  sort: z.enum(auditSorts).catch('done'),
  who: z.string().max(100).catch(''),
  thing: z.string().max(40).catch(''),
  day: z.string().max(40).catch(''),
  before: z.coerce.number().int().positive().nullable().catch(null),
});

/** Mounted under `/console/audit`. */
export function auditPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  app.use('*', permitted(desk, 'audit'));
  app.get('/', async (c) => {
    const voice = voiceFor(desk.config, c.get('who'));
    const { sort, who, thing, day, before } = asked.parse(c.req.query());
    const isWrong = day !== '' && !isDay(day);
    const filters = {
      sort,
      who: who || null,
      thing: thing || null,
      day: isDay(day) ? day : null,
      before,
    };
    const found = isWrong ? { entries: [], older: null } : await entriesOf(desk, filters, voice);
    const content = auditView(
      {
        ...found,
        filters,
        wrongDay: isWrong ? day : null,
        people: await peopleOf(desk, filters.who, voice),
      },
      voice,
    );
    const page = { title: voice.say('console.audit'), section: 'audit', content } as const;
    return answer(c, desk, page, isWrong ? 422 : 200);
  });
  return app;
}

/** The desk, the command line and the clerks; a member, or who is gone, only where they are looked at. */
async function peopleOf(desk: Desk, chosen: string | null, voice: Voice) {
  const ids = ['desk', commandLine.clerk.id, ...desk.config.clerks.map(({ id }) => id)];
  const all = chosen === null || ids.includes(chosen) ? ids : [...ids, chosen];
  const names = await namesOf(desk, all, voice);
  return all.map((id) => ({ id, name: names(id) }));
}
