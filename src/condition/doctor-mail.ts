/** The doctor at the mail servers: what is set, what was tried, what was answered, what to do. */
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { oauthOf } from '../config/oauth.ts';
import type { Config } from '../config.ts';
import type { Resolve } from '../desk.ts';
import { type Finding, type FindingValues, finding } from '../domain/finding.ts';
import {
  type AccessToken,
  clientCertificate,
  imapSecurity,
  loginOf,
  readImapUrl,
  readSmtpUrl,
  smtpSecurity,
  systemResolve,
} from '../open.ts';
import { examineKeys, validity } from './doctor-keys.ts';
import { serverCertificates } from './keys.ts';
import { reason } from './reason.ts';

const patienceMs = 10_000;

/** A server's URL has a user and no password: the login is by OAuth2. */
const wantsToken = (address: string | undefined): boolean => {
  const url = address ? new URL(address) : null;
  return url !== null && url.username !== '' && url.password === '';
};

export async function examineMail(
  config: Config,
  resolve: Resolve = systemResolve,
): Promise<Finding[]> {
  const keys = await examineKeys(config, resolve, new Date());
  const { IMAP_URL, SMTP_URL } = config.environment;
  const [tokenFindings, accessToken] = await oauth(config);
  if (!accessToken && (wantsToken(IMAP_URL) || wantsToken(SMTP_URL)))
    return [...tokenFindings, ...keys, finding('no-password', {})];
  return [
    ...tokenFindings,
    ...keys,
    ...(await Promise.all([imap(config, accessToken), smtp(config, accessToken)])),
    ...(await certificates(config)),
  ];
}

/** That of a server that does not answer is not worth a word beside that. */
const certificates = async (config: Config): Promise<Finding[]> =>
  (await serverCertificates(config)).flatMap(({ host, ends }) =>
    ends ? [validity({ of: 'server', host }, ends, new Date(), config)] : [],
  );

/** Asks for a token, and says what the provider answered. */
async function oauth(config: Config): Promise<[Finding[], AccessToken | null]> {
  const settings = oauthOf(config.environment);
  const { accessToken } = loginOf(config);
  if (!settings || !accessToken) return [[], null];
  const { host } = new URL(settings.tokenUrl);
  const grant = grantOf(config);
  if (!wantsToken(config.environment.IMAP_URL) && !wantsToken(config.environment.SMTP_URL))
    return [[finding('oauth-unused', {})], accessToken];
  try {
    await accessToken(false);
    return [[finding('oauth-token', { host, grant, scope: settings.scope })], accessToken];
  } catch (error) {
    return [[finding('oauth-refused', { grant, error: reason(error) })], null];
  }
}

/** In whose name the token is asked for. */
const grantOf = ({ environment }: Config): 'user' | 'application' =>
  oauthOf(environment)?.refreshToken ? 'user' : 'application';

/** What a refused token means depends on who asked for it. */
const tokenRefused = (
  config: Config,
  error: string,
  permission: string,
): FindingValues['imap-token-refused'] => ({ error, grant: grantOf(config), permission });

async function imap(config: Config, accessToken: AccessToken | null): Promise<Finding> {
  const { IMAP_URL } = config.environment;
  if (!IMAP_URL) return finding('imap-unset', {});
  const url = readOrReason(() => readImapUrl(IMAP_URL));
  if (typeof url === 'string') return finding('imap-wrong', { error: url });
  const token = wantsToken(IMAP_URL) && accessToken ? await accessToken(false) : null;
  const client = new ImapFlow({
    host: url.host,
    port: url.port,
    ...imapSecurity(url),
    auth: {
      user: url.user ?? '',
      ...(token ? { accessToken: token } : { pass: url.password ?? '' }),
    },
    logger: false,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const name = url.path || 'INBOX';
    const opened = await client.status(name, { messages: true });
    const messages = opened ? (opened.messages ?? 0) : 0;
    const opens = { mailbox: name, how: token ? 'token' : 'password', count: messages } as const;
    const { moveTo } = config.mail;
    if (moveTo && !client.capabilities.has('MOVE') && !client.capabilities.has('UIDPLUS'))
      return finding('imap-no-move', { ...opens, moveTo });
    return finding(client.capabilities.has('IDLE') ? 'imap-opens' : 'imap-no-idle', opens);
  } catch (error) {
    const { responseText, authenticationFailed } = error as {
      responseText?: string;
      authenticationFailed?: boolean;
    };
    const said = responseText ?? reason(error);
    return token && authenticationFailed
      ? finding('imap-token-refused', tokenRefused(config, said, 'IMAP.AccessAsApp'))
      : finding('imap-refused', { error: said });
  } finally {
    client.close();
  }
}

async function smtp(config: Config, accessToken: AccessToken | null): Promise<Finding> {
  const { SMTP_URL } = config.environment;
  if (!SMTP_URL) return finding('smtp-unset', {});
  const url = readOrReason(() => readSmtpUrl(SMTP_URL));
  if (typeof url === 'string') return finding('smtp-wrong', { error: url });
  const token = wantsToken(SMTP_URL) && accessToken ? await accessToken(false) : null;
  const transport = createTransport({
    host: url.host,
    port: url.port,
    ...smtpSecurity(url, certificateOf(config)),
    ...(url.user && {
      auth: token
        ? { type: 'OAuth2', user: url.user, accessToken: token }
        : { user: url.user, pass: url.password ?? '' },
    }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  } as object);
  try {
    await transport.verify();
    return finding('smtp-lets-in', {
      server: `${url.host}:${url.port}`,
      how: token ? 'token' : 'password',
    });
  } catch (error) {
    const { code } = error as { code?: string };
    return token && code === 'EAUTH'
      ? finding('smtp-token-refused', tokenRefused(config, reason(error), 'SMTP.SendAsApp'))
      : finding('smtp-refused', { error: reason(error) });
  } finally {
    transport.close();
  }
}

/** One that cannot be read is found elsewhere. */
function certificateOf(config: Config): ReturnType<typeof clientCertificate> {
  try {
    return clientCertificate(config);
  } catch {
    return null;
  }
}

function readOrReason<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    return reason(error);
  }
}
