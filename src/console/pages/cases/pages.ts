/** *Cases*: the map, the list, and each case with its whole history. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Desk } from '../../../desk.ts';
import { caseSheet } from '../../../record/case-sheet.ts';
import { caseFiles } from '../../../record/record-files.ts';
import { answer, missing } from '../../frame/answer.ts';
import { voiceFor } from '../../frame/page.ts';
import { pageOf } from '../../frame/pager.ts';
import type { Signed } from '../../guard.ts';
import { caseTitle, caseView } from './case-view.ts';
import { filterOf } from './filter.ts';
import { casesByCountry, casesOn, pageSize } from './known-cases.ts';
import { casesListView } from './list-view.ts';

const section = 'cases';

/** Mounted under `/console/cases`. */
export function casesPages(desk: Desk): Hono<Signed> {
  const app = new Hono<Signed>();
  const voiceOf = (c: Context<Signed>) => voiceFor(desk.config, c.get('who'));

  app.get('/', async (c) => {
    const voice = voiceOf(c);
    const filter = filterOf(c.req.query());
    const by = filter ?? {};
    const countries = await casesByCountry(desk.db, by);
    const listed = countries.filter(({ country }) => !by.country || country === by.country);
    const total = listed.reduce((sum, { cases }) => sum + cases, 0);
    const at = pageOf(total, c.req.query('page'), pageSize);
    const codes = listed.map(({ country }) => country);
    const cases = await casesOn(desk.db, by, codes, at.page);
    const list = { filter: by, wrong: filter === null, countries, cases, total, at };
    return answer(
      c,
      desk,
      { title: voice.say('console.cases'), section, content: casesListView(list, voice) },
      filter ? 200 : 422,
    );
  });

  app.get('/:code', async (c) => {
    const voice = voiceOf(c);
    const code = c.req.param('code');
    const found = await caseSheet(desk, code, 'house');
    if ('error' in found) {
      if (found.error !== 'waiting') return missing(c, desk, section);
      const content = html`<p>${voice.say('console-cases.waiting')}</p>
<p><a href="/console/cases">${voice.say('console-cases.toList')}</a></p>`;
      return answer(c, desk, { title: code, section, content });
    }
    const { sheet } = found;
    if (sheet.code !== code) return c.redirect(`/console/cases/${sheet.code}`, 303);
    return answer(c, desk, {
      title: caseTitle(sheet, voice),
      section,
      content: caseView(sheet, voice),
    });
  });

  app.get('/:code/sheet.pdf', async (c) => {
    const found = await caseSheet(desk, c.req.param('code'), 'house');
    if ('error' in found) return missing(c, desk, section);
    const files = await caseFiles(desk.config, found.sheet, voiceOf(c).language);
    const pdf = files.find(({ filename }) => filename.endsWith('.pdf'));
    if (!pdf) return missing(c, desk, section);
    return c.body(new Uint8Array(pdf.content), 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${pdf.filename}"`,
    });
  });
  return app;
}
