/** How soon pages of the console answer, with ten years of data in the embedded database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desc } from 'drizzle-orm';
import { Hono } from 'hono';
import { readConfig, readEnvironment } from '../src/config.ts';
import { consoleApp } from '../src/console/app.ts';
import { openSession } from '../src/console/session/sessions.ts';
import { followUps, members, notices } from '../src/database/tables.ts';
import { type OpenDesk, openDesk } from '../src/open.ts';
import { sampleMailing } from './sample-mailing.ts';
import { fillTenYears, tenYears } from './ten-years.ts';

interface MeasuredPage {
  readonly page: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly kilobytes: number;
}

export interface MeasuredConsole {
  readonly rounds: number;
  readonly pages: readonly MeasuredPage[];
  /** The slowest page's 95th percentile. */
  readonly worstP95Ms: number;
  /** The page to sign in, which asks the database nothing: 95th percentile. */
  readonly baselineP95Ms: number;
  readonly ratio: number;
}

async function pagesOf(desk: OpenDesk): Promise<string[]> {
  const { db } = desk;
  // One that was read indeed: its page shows the mail and its documents.
  const mailing = await sampleMailing(desk);
  const [notice] = await db.select().from(notices).orderBy(desc(notices.createdAt)).limit(1);
  const [member] = await db.select().from(members).limit(1);
  const [followUp] = await db.select().from(followUps).limit(1);
  return [
    ...['today', 'mailings', `mailings/${mailing}`, 'cases', 'cases?country=VEN'],
    ...['cases/VEN-13', 'follow-up', `follow-up/${followUp?.id}`, 'deliveries'],
    ...[`deliveries/${notice?.id}`, 'reports', 'quarantine', 'members', `members/${member?.id}`],
    ...['audit', 'audit?sort=looked', 'system'],
  ].map((path) => `/console/${path}`);
}

const rounded = (n: number) => Math.round(n * 10) / 10;
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export async function measureConsole(
  rounds: number,
  progress: (line: string) => void,
): Promise<MeasuredConsole> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-bench-'));
  const desk = await openDesk(
    readConfig(
      readEnvironment({
        DESK_CONFIG: 'samples/desk.yaml',
        DESK_DATA_DIR: dir,
        LOG_LEVEL: 'error',
      }),
    ),
  );
  try {
    await fillTenYears(desk, tenYears, progress);
    const app = new Hono().route('/console', consoleApp(desk));
    const { token } = await desk.db.transaction((tx) => openSession(tx, desk, 'anna', 'link'));
    const measure = async (page: string): Promise<MeasuredPage> => {
      progress(page);
      const times: number[] = [];
      let kilobytes = 0;
      for (let i = 0; i < rounds + 2; i += 1) {
        const began = performance.now();
        const answer = await app.request(`http://localhost:8025${page}`, {
          headers: { cookie: `desk=${token}` },
        });
        const body = await answer.text();
        if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`);
        // The first ones load code and words.
        if (i >= 2) times.push(performance.now() - began);
        kilobytes = body.length / 1000;
      }
      times.sort((a, b) => a - b);
      return {
        page: page.replace(/[0-9a-f-]{36}/, ':id'),
        medianMs: rounded(percentile(times, 0.5)),
        p95Ms: rounded(percentile(times, 0.95)),
        kilobytes: Math.round(kilobytes),
      };
    };
    const baseline = await measure('/console/sign-in');
    const pages: MeasuredPage[] = [];
    for (const page of await pagesOf(desk)) pages.push(await measure(page));
    const worst = Math.max(...pages.map(({ p95Ms }) => p95Ms));
    return {
      rounds,
      pages,
      worstP95Ms: worst,
      baselineP95Ms: baseline.p95Ms,
      ratio: rounded(worst / baseline.p95Ms),
    };
  } finally {
    await desk.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
