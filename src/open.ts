/** Opens a desk: the only file that knows which adapters stand behind the interfaces. */
import { dirname, join, resolve } from 'node:path';
import { fetchFrom } from './adapters/fetch-document.ts';
import { openImapMailbox } from './adapters/imap.ts';
import { imapSecurity, readImapUrl } from './adapters/imap-connection.ts';
import { openLog } from './adapters/log.ts';
import { type Meters, openMeters } from './adapters/meters.ts';
import { openTokens } from './adapters/oauth.ts';
import { type OpenQueue, openQueue, redisSecurity } from './adapters/queue.ts';
import { queueWhenNeeded } from './adapters/queue-when-needed.ts';
import { openRawMail, pathIn } from './adapters/raw-mail.ts';
import { keptRefreshToken } from './adapters/refresh-token.ts';
import { systemResolve } from './adapters/resolve.ts';
import { openSecret } from './adapters/secret.ts';
import { clientCertificate, dkimKey } from './adapters/sending-keys.ts';
import { certificateEnd } from './adapters/server-certificate.ts';
import { openPostman, readSmtpUrl, smtpSecurity } from './adapters/smtp.ts';
import { oauthOf } from './config/oauth.ts';
import type { Config } from './config.ts';
import { type OpenDatabase, openEmbedded, openServer } from './database/open.ts';
import type { Clock, Desk, Log, Mailbox, Postman } from './desk.ts';
import { readLogo } from './documents/logo.ts';
import { longestDialogue } from './domain/delivery.ts';
import { type DkimKey, dkimSigner } from './mail/sign.ts';
import { networkBar } from './reading/cage/network.ts';
import { readInCage } from './reading/cage.ts';
import { unpackInCage } from './reading/unpack.ts';
import { deskVersion } from './version.ts';

/** For what looks at a desk from outside, connecting as it does: the doctor, the alerts, the figures. */
/** For backups, which are stores of their own. */
export {
  certificateEnd,
  clientCertificate,
  deskVersion,
  dkimKey,
  imapSecurity,
  networkBar,
  openRawMail,
  pathIn,
  readImapUrl,
  readSmtpUrl,
  redisSecurity,
  smtpSecurity,
  systemResolve,
};

/** Where the mails of a data directory lie. */
export const mailFolder = (dataDir: string): string => join(dataDir, 'mail');

/** A desk with what closes it. */
export interface OpenDesk extends Desk {
  readonly meters: Meters;
  readonly queue: OpenQueue;
  readonly database: OpenDatabase;
  /** Has long work give its turn back. */
  leave(): void;
  close(): Promise<void>;
}

/** What tests, the demo and the command line put in the place of the real thing. */
export interface Instead {
  readonly clock?: Clock;
  readonly log?: Log;
  readonly database?: OpenDatabase;
  /** How long to wait for an embedded database that another process holds; by itself not at all. */
  readonly patienceMs?: number;
  /** What this process is called in its log; `desk` by itself. */
  readonly role?: string;
  /** Opens the queue at its first use. */
  readonly queueWhenNeeded?: boolean;
}

/** Without SMTP_URL nothing can be sent: every mail waits until there is a server. */
const noPostman: Postman = {
  send: async () => ({ result: 'later', response: 'SMTP_URL is not set' }),
  close: async () => {},
};

/** Signs what goes out: nothing leaves the desk by another way. */
function signing(postman: Postman, key: DkimKey | null): Postman {
  if (!key) return postman;
  const sign = dkimSigner(key);
  return {
    send: async (mail) => postman.send({ ...mail, raw: await sign(mail.raw) }),
    close: () => postman.close(),
  };
}

/** OAuth2 access tokens, for URLs without a password. */
export type AccessToken = (renew: boolean) => Promise<string>;

/** One per configuration, so that IMAP and SMTP share their tokens. */
const logins = new WeakMap<Config['environment'], { readonly accessToken?: AccessToken }>();

/** How to come in where a URL has no password. @throws ConfigError */
export function loginOf({ environment }: Config): { readonly accessToken?: AccessToken } {
  const known = logins.get(environment);
  if (known) return known;
  const oauth = oauthOf(environment);
  const kept = oauth?.refreshToken
    ? keptRefreshToken(environment.DESK_DATA_DIR, oauth.refreshToken)
    : null;
  const login = oauth ? { accessToken: openTokens(oauth, kept) } : {};
  logins.set(environment, login);
  return login;
}

/** The mailbox that the desk reads. @throws ConfigError */
export const openMailbox = (address: string, config: Config, log: Log): Mailbox =>
  openImapMailbox(address, {
    name: 'inbox',
    moveTo: config.mail.moveTo,
    onTrouble: (error) => log.warn({ error }, 'the line to the mailbox was lost; making a new one'),
    ...loginOf(config),
  });

/** The file that the configuration names, which it does from where it stands itself. */
const logoPath = ({ chamber: { logo }, environment }: Config): string | null =>
  logo && resolve(dirname(environment.DESK_CONFIG), logo);

/** Loaded where it is configured: most desks do without. */
async function telemetry(log: Log) {
  const { isListenedTo, openTelemetry } = await import('./adapters/telemetry.ts');
  if (!isListenedTo()) log.warn({}, 'no OpenTelemetry SDK is loaded: spans go nowhere');
  return openTelemetry();
}

/** @throws DataDirectoryHeld when another process has the embedded database */
export async function openDesk(config: Config, instead: Instead = {}): Promise<OpenDesk> {
  const { DESK_DATA_DIR, DATABASE_URL, REDIS_URL, SMTP_URL } = config.environment;
  const { LOG_LEVEL, LOG_FORMAT, OTEL_EXPORTER_OTLP_ENDPOINT } = config.environment;
  const database =
    instead.database ??
    (await (DATABASE_URL
      ? openServer(DATABASE_URL)
      : openEmbedded(DESK_DATA_DIR, instead.patienceMs)));
  const log =
    instead.log ??
    openLog({
      level: LOG_LEVEL,
      role: instead.role ?? 'desk',
      version: deskVersion,
      format: LOG_FORMAT ?? (process.stderr.isTTY ? 'text' : 'json'),
    });
  const spans = OTEL_EXPORTER_OTLP_ENDPOINT ? await telemetry(log) : undefined;
  const openIt = () =>
    openQueue(
      REDIS_URL
        ? { kind: 'redis', url: REDIS_URL, prefix: `desk-${config.chamber.id}` }
        : { kind: 'database', pool: database.pool, alone: database.embedded },
      spans,
    );
  const queue = instead.queueWhenNeeded ? queueWhenNeeded(openIt) : await openIt();
  const meters = openMeters();
  const postman = SMTP_URL
    ? signing(
        meters.measured(
          openPostman(SMTP_URL, {
            connections: config.delivery.connections,
            dialogueTimeoutMs: longestDialogue(config.delivery.uncertainAfterSeconds),
            certificate: clientCertificate(config),
            ...loginOf(config),
          }),
        ),
        dkimKey(config),
      )
    : noPostman;
  const leaving = new AbortController();
  return {
    config,
    leaving: leaving.signal,
    leave: () => leaving.abort(),
    db: database.db,
    database,
    clock: instead.clock ?? database.clock,
    rawMail: openRawMail(mailFolder(DESK_DATA_DIR)),
    logo: readLogo(logoPath(config)),
    postman,
    meters,
    queue,
    readDocument: readInCage(),
    unpack: unpackInCage(),
    fetchDocument: fetchFrom(config.mail.linkHosts, { resolve: systemResolve }),
    resolve: systemResolve,
    log,
    secret: openSecret(DESK_DATA_DIR),
    async close() {
      await queue.close();
      await postman.close();
      await database.close();
    },
  };
}
