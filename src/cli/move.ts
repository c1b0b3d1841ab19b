import { environmentSchema } from '../config/environment.ts';
import { readConfig, readEnvironment } from '../config.ts';
import { noteMove } from '../database/moved.ts';
import { openEmbedded, openServer } from '../database/open.ts';
import { type MoveOutcome, moveRows } from '../keeping/move/move-rows.ts';
import { stepInWords } from '../keeping/progress.ts';
import { progressOn } from './progress.ts';
import { WrongUsage } from './wrong-usage.ts';

/** `desk move --to postgres://…`: from the embedded database to an empty one on a server. */
export async function move({ to, json }: { readonly to: string; readonly json?: boolean }) {
  const target = environmentSchema.shape.DATABASE_URL.safeParse(to);
  if (!target.success || !target.data)
    throw new WrongUsage('--to: is no URL of the form postgres://user:password@host/database');
  const config = readConfig(readEnvironment({ ...process.env, LOG_LEVEL: 'warn' }));
  const { DESK_DATA_DIR } = config.environment;
  const progress = progressOn(process.stderr);
  // Takes the lock: nobody else writes meanwhile.
  const from = await openEmbedded(DESK_DATA_DIR);
  let outcome: MoveOutcome;
  try {
    const server = await openServer(target.data);
    try {
      outcome = await moveRows(from.pool, server.pool, (step) => progress.say(stepInWords(step)));
    } finally {
      await server.close();
    }
    if (outcome.ok)
      noteMove(DESK_DATA_DIR, { at: new Date().toISOString(), to: withoutLogin(target.data) });
  } finally {
    await from.close();
  }
  progress.done();
  if (!outcome.ok) process.exitCode = 1;
  if (json) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  else (outcome.ok ? process.stdout : process.stderr).write(inWords(outcome, DESK_DATA_DIR));
}

const withoutLogin = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
};

const faults = {
  'not-empty': (tables: string) =>
    `The database on the server is not empty (${tables}): name an empty one. Nothing was changed.`,
  'other-version': () => 'The tables on the server are of another version. Nothing was changed.',
  differs: (tables: string) =>
    `What arrived is not the same (${tables}). Do not use the database on the server: drop it, and try again. The embedded one is as it was.`,
} as const;

function inWords(outcome: MoveOutcome, dataDir: string): string {
  if (!outcome.ok) return `${faults[outcome.fault](outcome.details.join(', '))}\n`;
  const filled = Object.entries(outcome.tables).filter(([, { rows }]) => rows > 0);
  const widest = Math.max(...filled.map(([name]) => name.length), 0);
  return [
    ...filled.map(
      ([name, { rows }]) => `✓ ${name.padEnd(widest)}  ${rows} rows, the same on both sides`,
    ),
    `Everything arrived. Set DATABASE_URL and keep DESK_DATA_DIR: mails and the key stay in ${dataDir}. The embedded database stays there as it was, and is not opened any more.`,
    '',
  ].join('\n');
}
