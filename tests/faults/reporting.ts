/**
 * A process that does all that is due of a desk once and kills itself at the n-th step of a report's way:
 * before a byte is stored, a statement is sent to the database, the report to the mail server, or after
 * that has answered. Its argument is JSON (`Orders`); it prints how many steps there were when it comes to the end.
 */
import { join } from 'node:path';
import pg from 'pg';
import { turnableClock } from '../../src/adapters/clock.ts';
import { openRawMail } from '../../src/adapters/raw-mail.ts';
import { openSecret } from '../../src/adapters/secret.ts';
import { openPostman } from '../../src/adapters/smtp.ts';
import { readConfig, readEnvironment } from '../../src/config.ts';
import { openServer } from '../../src/database/open.ts';
import type { Desk } from '../../src/desk.ts';
import { notePoll } from '../../src/inbox/rows.ts';
import { type Handler, type JobName, jobs } from '../../src/jobs.ts';
import { handlers, sweeps } from '../../src/worker/handlers.ts';
import { stepAt, steppingParts, stepsUntil } from './dying.ts';

export interface Orders {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly dir: string;
  /** ISO 8601. */
  readonly now: string;
  /** Never, when it is above the number of steps. */
  readonly dieAt: number;
}

const { databaseUrl, smtpUrl, dir, now, dieAt } = JSON.parse(process.argv[2] ?? '{}') as Orders;
const database = await openServer(databaseUrl);
const postman = openPostman(smtpUrl, { connections: 1 });
const steps = stepsUntil(dieAt);
let onTheWay = false;
const step = () => {
  if (onTheWay) steps.step();
};
stepAt(pg.Client.prototype, 'query', step);

const desk = {
  config: readConfig(readEnvironment({ DESK_CONFIG: 'samples/desk.yaml', DESK_DATA_DIR: dir })),
  db: database.db,
  clock: turnableClock(new Date(now)),
  secret: openSecret(dir),
  logo: null,
  postman: {
    ...postman,
    async send(mail: Parameters<typeof postman.send>[0]) {
      step();
      const outcome = await postman.send(mail);
      step();
      return outcome;
    },
  },
  ...steppingParts(openRawMail(join(dir, 'mail')), step),
} as unknown as Desk;

const isOfReports = (name: JobName): boolean =>
  jobs[name].queue === 'reports' || name === 'send-letter';

await notePoll(desk.db, 'test', desk.clock.now());
for (let quiet = false; !quiet; ) {
  quiet = true;
  for (const find of Object.values(sweeps).flat())
    for (const { name, payload } of await find(desk)) {
      onTheWay = isOfReports(name);
      const handle = handlers[name] as Handler<JobName, Desk>;
      const { result } = await handle(payload as never, desk);
      onTheWay = false;
      if (result === 'done') quiet = false;
    }
}
await postman.close();
await database.close();
process.stdout.write(String(steps.count));
