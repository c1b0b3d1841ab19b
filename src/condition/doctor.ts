/** Examines an installation from outside, as an administrator would, and says what to do. */
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Config } from '../config.ts';
import { holderOf } from '../database/data-lock.ts';
import { serverConnection } from '../database/server-connection.ts';
import { networkBar, redisSecurity } from '../open.ts';
import { freeBytes } from './disk.ts';
import { examineMail } from './doctor-mail.ts';
import { examineSecrets } from './doctor-secrets.ts';
import { advice, bad, type Finding, good, reason } from './finding.ts';

const seconds = 10_000;

export async function examine(config: Config): Promise<Finding[]> {
  return [
    good(
      `desk.yaml of ${config.chamber.name}: ${config.committees.length} committees, ${config.clerks.length} clerks`,
    ),
    ...approval(config),
    ...(await Promise.all([dataDirectory(config), database(config), queue(config)])),
    ...examineSecrets(config),
    reading(),
    ...(await examineMail(config)),
    good(`The clock says ${new Date().toISOString()}`),
  ];
}

function approval({ approval: { trial, mode }, mail: { authservId } }: Config): Finding[] {
  return [
    ...(trial
      ? [
          advice(
            'Trial mode: notices go to the clerk of the group only',
            'Set approval.trial to false when you are satisfied',
          ),
        ]
      : [good(`Notices go to members; approval is ${mode}`)]),
    ...(authservId
      ? [good(`Trusts the Authentication-Results of ${authservId}`)]
      : [
          advice(
            'The desk checks the signatures of mails itself, over DNS: mail.authservId is not set',
            'Surer is what your own server found: look into the headers of a mail in your mailbox for "Authentication-Results: NAME;" written by it, and set that name',
          ),
        ]),
  ];
}

/** Whether a document that took its reader over could send away what it sees. */
const reading = (): Finding =>
  networkBar()
    ? good('Documents are read in processes without a network')
    : advice(
        `Documents are read in processes that could reach the network: Node ${process.versions.node} does not deny it, and the system gives no namespaces (usual in containers)`,
        'Run Node 25 or newer, or let a firewall allow the desk its mail servers, database and DNS only',
      );

async function dataDirectory(config: Config): Promise<Finding> {
  const dir = config.environment.DESK_DATA_DIR;
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await access(dir, constants.W_OK);
    const bytes = await freeBytes(config);
    const free = Math.round(bytes / 1e9);
    return bytes < config.alerts.diskFreeGB * 1e9
      ? bad(`The data directory ${dir} has ${free} GB left`, 'Make room: raw mail is kept for ever')
      : good(`The data directory ${dir} is writable, ${free} GB free`);
  } catch (error) {
    return bad(
      `The data directory ${dir} cannot be written: ${reason(error)}`,
      'Set DESK_DATA_DIR to a directory of ours',
    );
  }
}

async function database({
  environment: { DATABASE_URL, DESK_DATA_DIR },
}: Config): Promise<Finding> {
  if (!DATABASE_URL) {
    const holder = holderOf(DESK_DATA_DIR);
    return good(
      `The embedded database is in the data directory${holder ? `, held by process ${holder.pid}` : ''}`,
    );
  }
  let client: pg.Client | null = null;
  try {
    client = new pg.Client({
      ...serverConnection(DATABASE_URL),
      connectionTimeoutMillis: seconds,
    });
    await client.connect();
    const { rows } = await client.query('select current_setting($1) as version', [
      'server_version',
    ]);
    return good(`PostgreSQL ${rows[0]?.version} answers`);
  } catch (error) {
    return bad(
      `The database does not answer: ${reason(error)}`,
      'Check DATABASE_URL, and that the server runs and lets us in',
    );
  } finally {
    await client?.end().catch(() => {});
  }
}

async function queue({ environment: { REDIS_URL, DATABASE_URL } }: Config): Promise<Finding> {
  if (!REDIS_URL)
    return good(`The queues are in the ${DATABASE_URL ? 'PostgreSQL' : 'embedded'} database`);
  const redis = new Redis(REDIS_URL, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
    connectTimeout: seconds,
    ...redisSecurity(REDIS_URL),
  });
  redis.on('error', () => {});
  try {
    await redis.connect();
    const policy = (await redis.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
    if (policy[1] && policy[1] !== 'noeviction')
      return advice(
        `Redis may drop jobs when it is full (maxmemory-policy ${policy[1]})`,
        'Set maxmemory-policy to noeviction; the sweep repairs a lost job within a minute',
      );
    return good('Redis answers');
  } catch (error) {
    return bad(
      `Redis does not answer: ${reason(error)}`,
      'Check REDIS_URL; without it the queues are in the database',
    );
  } finally {
    redis.disconnect();
  }
}
