/**
 * A process that hosts some parliaments, each with a desk of its own: takes the mailing in, reads it, tells the members,
 * and says how long each step took. Run by session-week.ts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNotNull } from 'drizzle-orm';
import { openFolder } from '../../src/adapters/folder.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { insertMany } from '../../src/database/insert-many.ts';
import { decisions, deliveries, mailings, members } from '../../src/database/tables.ts';
import { languages } from '../../src/domain/language.ts';
import { queueNames } from '../../src/jobs.ts';
import { type OpenDesk, openDesk } from '../../src/open.ts';
import { startService } from '../../src/service/service.ts';
import type { Hosted, Hosting } from '../session-week.ts';
import { mailingOfTwenty } from './mailing.ts';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

process.once('message', async ({ hosted, atOnce }: Hosting) => {
  const raw = await mailingOfTwenty();
  const waiting = hosted.values();
  const host = async () => {
    for (const one of waiting) process.send?.(await serve(one, raw));
  };
  await Promise.all(Array.from({ length: atOnce }, host));
  const { user, system } = process.cpuUsage();
  process.send?.({ processorSeconds: (user + system) / 1e6 });
  process.disconnect();
});

async function serve({ name, environment, members: size }: Hosted, raw: Buffer) {
  const began = performance.now();
  const since = (moment: number) => (performance.now() - moment) / 1000;
  const desk = await openDesk(readConfig(readEnvironment(environment)));
  await insertMany(desk.db, members, membersOf(size));
  const inbox = join(environment.DESK_DATA_DIR ?? '', 'inbox');
  mkdirSync(inbox, { recursive: true });
  writeFileSync(join(inbox, 'mailing.eml'), raw);
  const opened = since(began);
  const arrived = performance.now();
  const service = await startService(desk, {
    queues: queueNames,
    mailbox: openFolder(inbox, { name: 'inbox' }),
    port: 0,
  });
  const read = await until(desk, arrived, ['read', 'approved', 'distributed']);
  const told = await until(desk, arrived, ['distributed']);
  const result = {
    name,
    opened,
    read,
    told,
    decisions: await desk.db.$count(decisions),
    sent: await desk.db.$count(deliveries, isNotNull(deliveries.sentAt)),
  };
  await service.stop();
  return result;
}

/** @returns the seconds after which its mailing was in one of the states */
async function until({ db }: OpenDesk, from: number, states: readonly string[]): Promise<number> {
  for (;;) {
    const [mailing] = await db
      .select({ state: mailings.state, doubts: mailings.doubts })
      .from(mailings)
      .limit(1);
    const seconds = (performance.now() - from) / 1000;
    if (mailing && states.includes(mailing.state)) return seconds;
    if (mailing && ['quarantined', 'rejected'].includes(mailing.state))
      throw new Error(`The mailing is ${mailing.state}`);
    if (mailing?.state === 'read' && mailing.doubts.length)
      throw new Error(
        `The mailing waits for a clerk: ${mailing.doubts.map(({ kind }) => kind).join(' ')}`,
      );
    await sleep(200);
  }
}

const membersOf = (size: number) =>
  Array.from({ length: size }, (_, n) => ({
    key: `m${n}`,
    name: `Member ${n}`,
    salutation: `Dear Member ${n}`,
    email: `member${n}@parlament.example`,
    language: languages[n % languages.length] ?? ('en' as const),
    memberships: [{ committee: 'IPU', from: null, until: null }],
  }));
