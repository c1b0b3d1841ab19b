/** Entry of every process that works: `runWorker('inbox')`, or all queues in one process for the embedded database. */
import { ConfigError } from './config/error.ts';
import { type Config, readConfig, readEnvironment } from './config.ts';
import { standstill } from './database/standstill.ts';
import { orExplain } from './explain.ts';
import { type QueueName, queueNames } from './jobs.ts';
import { openDesk, openMailbox } from './open.ts';
import { startService } from './service/service.ts';
import { logLastWords } from './worker/last-words.ts';

/** What one process of several does: the jobs of one queue, or what people see. */
export type WorkerName = QueueName | 'console';

/** One of several processes; needs a database server, since the embedded one is held by one process. */
export async function runWorker(worker: WorkerName): Promise<void> {
  await orExplain(async () => {
    const config = readConfig(readEnvironment(process.env));
    if (!config.environment.DATABASE_URL)
      throw new ConfigError([
        'DATABASE_URL: is needed to run workers as processes of their own. Set it, or run all of them in one process with `desk start`',
      ]);
    await runQueues(config, worker === 'console' ? [] : [worker]);
  });
}

/** Runs until SIGTERM or SIGINT; then finishes what it holds. A second signal ends it at once, and loses nothing either. */
export async function runQueues(config: Config, queues: readonly QueueName[]): Promise<void> {
  const { IMAP_URL, SMTP_URL, CONSOLE_PORT } = config.environment;
  const missing = [
    ...(queues.includes('inbox') && !IMAP_URL
      ? ['IMAP_URL: is needed, imaps://user:password@host:993/INBOX']
      : []),
    ...(queues.length === 0 || SMTP_URL
      ? []
      : ['SMTP_URL: is needed, smtps://user:password@host:465']),
  ];
  if (missing.length) throw new ConfigError(missing);
  const started = performance.now();
  // A `desk status` may be looking into the embedded database just now.
  const role = queues.length === queueNames.length ? 'desk' : queues.join('+');
  const desk = await openDesk(config, { patienceMs: 10_000, role });
  logLastWords(desk.log);
  const mailbox =
    queues.includes('inbox') && IMAP_URL ? openMailbox(IMAP_URL, config, desk.log) : null;
  const service = await startService(desk, { queues, mailbox, port: CONSOLE_PORT });
  if (await standstill(desk.db))
    desk.log.warn(
      {},
      'nothing is sent since a backup was restored: desk release says how it goes on',
    );
  desk.log.info(
    { queues, port: service.port, milliseconds: Math.round(performance.now() - started) },
    'started',
  );
  await firstSignal();
  desk.log.info({}, 'stopping: finishing what is held');
  await service.stop();
}

const firstSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
  });
