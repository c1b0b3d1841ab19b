/**
 * The realistic year: it has enough of everything that a report has to tell, its reports say what was counted from
 * year.yaml, and they say it as the golden files do. `UPDATE=1` writes these anew: then read what has changed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playYear, type YearMail, yearBegins, yearDays } from '../../demo/year/play-year.ts';
import {
  actionCases,
  actionFiles,
  actions,
  cases,
  followUps,
  intentions,
  mailings,
  reports,
  reportVersions,
} from '../../src/database/tables.ts';
import { actionKinds } from '../../src/domain/action.ts';
import type { ReportContent } from '../../src/domain/report-content.ts';
import { reportJson } from '../../src/reports/format/json.ts';
import { type TestDesk, testDesk } from '../desk.ts';
import { countedReports, toldInMails } from './counted.ts';

let desk: TestDesk;
beforeAll(async () => {
  // Its 30 members write Danish or French.
  desk = await testDesk({}, yearBegins, 30);
  await playYear(desk);
}, 240_000);
afterAll(() => desk.close());

const mails: readonly YearMail[] = yearDays.flatMap((each) => each.mails ?? []);
const steps = yearDays.flatMap((each) => each.clerk ?? []);
const sorted = (lines: readonly string[]): string[] => [...lines].sort();

describe('the year', () => {
  test('has four mailings, all distributed, with at least 30 cases', async () => {
    expect((await desk.db.select().from(mailings)).map(({ state }) => state)).toEqual(
      Array(4).fill('distributed'),
    );
    expect((await desk.db.select().from(cases)).length).toBeGreaterThanOrEqual(30);
  });

  test('has at least 60 actions of all kinds, each as it was written', async () => {
    const rows = await desk.db.select().from(actions);
    const codes = await desk.db.select().from(actionCases);
    const recorded = rows
      .filter(({ evidence }) => evidence !== null)
      .map(({ id, kind, countries, visibility, named, actor, what }) =>
        JSON.stringify([
          ...[kind, codes.flatMap(({ action, code }) => (action === id ? code : [])).sort()],
          ...[[...countries].sort(), visibility, named, actor, what],
        ]),
      );
    const written = toldInMails(yearDays).map((told) =>
      JSON.stringify([
        ...[told.kind, told.cases, told.countries],
        ...[told.visibility, told.named, told.actor, told.words],
      ]),
    );
    expect(sorted(recorded)).toEqual(sorted(written));
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(sorted([...new Set(rows.map(({ kind }) => kind))])).toEqual(sorted(actionKinds));
    expect(rows.filter(({ visibility }) => visibility === 'internal').length).toBeGreaterThan(3);
  });

  test('has what proves the actions', async () => {
    const files = (await desk.db.select().from(actionFiles)).map(({ filename }) => filename);
    expect(sorted(files)).toEqual(sorted(mails.flatMap(({ file }) => file ?? [])));
    expect(files.length).toBeGreaterThan(5);
  });

  test('has five committees with follow-ups: some done, some waived, some open', async () => {
    const rows = await desk.db.select().from(followUps);
    expect(new Set(rows.map(({ committee }) => committee)).size).toBe(5);
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    expect({ done: count('done'), waived: count('waived'), open: count('open') }).toEqual({
      done: mails.filter((mail) => 'closes' in mail || ('settles' in mail && mail.settles)).length,
      waived: mails.filter((mail) => 'waives' in mail).length,
      open: 2,
    });
  });

  test('has plans: some carried out, one to come', async () => {
    const rows = await desk.db.select().from(intentions);
    expect(sorted(rows.map(({ state, plannedFor }) => `${state} ${plannedFor}`))).toEqual([
      'done 2021-03-15',
      'done 2021-10-15',
      'done null',
      'planned 2021-11-22',
    ]);
  });
});

/** Each report of the year as it was last put before the clerk. */
const contents = async (): Promise<ReportContent[]> => {
  const rows = await desk.db
    .select({ content: reportVersions.content })
    .from(reports)
    .innerJoin(
      reportVersions,
      and(eq(reportVersions.report, reports.id), eq(reportVersions.version, reports.version)),
    )
    .orderBy(asc(reports.number));
  return rows.map(({ content }) => content);
};

describe('the reports of the year', () => {
  test('are five: four went to the IPU, one waits for the clerk', async () => {
    const rows = await desk.db.select().from(reports).orderBy(asc(reports.number));
    expect(rows.map(({ state }) => state)).toEqual([
      ...['acknowledged', 'sent', 'sent', 'acknowledged', 'draft'],
    ]);
    const sent = desk.sent.filter(({ envelope }) => envelope.to === desk.config.report.to);
    expect(sent).toHaveLength(4);
  });

  test('say what was counted from year.yaml', async () => {
    const inAll = countedReports(yearDays);
    const all = await contents();
    expect(all.map(({ figures }) => figures)).toMatchObject(
      inAll.map(({ mailings: taken, actions: told }) => ({
        mailings: taken,
        actions: told.length,
        cases: new Set(told.flatMap((each) => each.cases)).size,
        countries: new Set(told.flatMap((each) => each.countries)).size,
        membersInformed: taken ? 30 : 0,
      })),
    );
    for (const [at, { actions: told }] of inAll.entries()) {
      const content = all[at];
      const line = (kind: string, day: string, codes: readonly string[], words: string | null) =>
        JSON.stringify([kind, day, sorted(codes.map((code) => code.toUpperCase())), words]);
      expect(
        sorted(
          content?.actions.map((each) =>
            line(
              each.kind,
              each.doneOn,
              each.cases.map(({ code }) => code),
              each.what?.text ?? null,
            ),
          ) ?? [],
        ),
      ).toEqual(sorted(told.map((each) => line(each.kind, each.day, each.cases, each.words))));
      const kinds = new Map(content?.figures.byKind.map(({ kind, count }) => [kind, count]));
      for (const kind of actionKinds)
        expect(kinds.get(kind) ?? 0).toBe(told.filter((each) => each.kind === kind).length);
    }
  });

  test('say nothing of what is internal, and name no member who did not consent', async () => {
    const all = JSON.stringify(await contents());
    for (const told of toldInMails(yearDays))
      if (told.visibility === 'internal') expect(all).not.toContain(JSON.stringify(told.words));
    for (const { actions: told } of await contents())
      for (const { actor, what } of told) {
        const source = toldInMails(yearDays).find(({ words }) => words === what?.text);
        if (actor.kind === 'member') expect(actor.name !== null).toBe(source?.named);
      }
  });

  test('put right what the first of them said', async () => {
    const [first, second] = await contents();
    const wrong = steps.flatMap((step) =>
      'withdraws' in step ? step.withdraws : 'corrects' in step ? step.corrects : [],
    );
    for (const { report, before } of second?.corrections ?? []) {
      expect(report).toBe(1);
      expect(first?.actions).toContainEqual(before);
    }
    expect(second?.corrections.map(({ before }) => [before.kind, before.doneOn]).sort()).toEqual(
      wrong.map(({ done, day }) => [done, day]).sort(),
    );
    expect(second?.corrections.filter(({ after }) => after === null)).toHaveLength(1);
  });

  test.each([1, 2, 3, 4, 5])('No. %i is as it was', async (number) => {
    const path = join(import.meta.dirname, 'golden', `report-${number}.json`);
    const content = (await contents())[number - 1];
    if (!content) throw new Error(`There is no report ${number}`);
    const json = withPlainIds(await contents(), reportJson(content).toString());
    if (process.env.UPDATE || !existsSync(path)) writeFileSync(path, json);
    expect(json).toBe(readFileSync(path, 'utf8'));
  });
});

/** Ids are random: each action is called by the place where it was told first. */
function withPlainIds(all: readonly ReportContent[], json: string): string {
  let plain = json;
  for (const { number, actions: told } of all)
    for (const [at, { id }] of told.entries())
      plain = plain.replaceAll(id, `report-${number}-action-${at + 1}`);
  return plain;
}
