/** The doctor at the mail servers: what is set, what was tried, what was answered, what to do. */
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { oauthOf } from '../config/oauth.ts';
import type { Config } from '../config.ts';
import type { Resolve } from '../desk.ts';
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
import { advice, bad, type Finding, good, reason } from './finding.ts';
import { serverCertificates } from './keys.ts';

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
    return [
      ...tokenFindings,
      ...keys,
      bad(
        'IMAP_URL or SMTP_URL names a user without a password, and there is no OAuth2 token',
        'Write the password into the URL (URL-encoded), or set OAUTH_PROVIDER and what belongs to it',
      ),
    ];
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
    ends ? [validity(`The certificate of ${host}`, ends, new Date(), config)] : [],
  );

/** Asks for a token, and says what the provider answered. */
async function oauth(config: Config): Promise<[Finding[], AccessToken | null]> {
  const settings = oauthOf(config.environment);
  const { accessToken } = loginOf(config);
  if (!settings || !accessToken) return [[], null];
  const { host } = new URL(settings.tokenUrl);
  const how = settings.refreshToken
    ? 'with the refresh token of a user'
    : 'in the name of the application (client credentials)';
  if (!wantsToken(config.environment.IMAP_URL) && !wantsToken(config.environment.SMTP_URL))
    return [
      [
        advice(
          'OAuth2 is set, but both URLs have a password, which is used',
          'Take the password out of IMAP_URL and SMTP_URL where the login is to be by OAuth2',
        ),
      ],
      accessToken,
    ];
  try {
    await accessToken(false);
    return [[good(`${host} gave an OAuth2 token ${how}, scope ${settings.scope}`)], accessToken];
  } catch (error) {
    return [
      [
        bad(
          `Asked for an OAuth2 token ${how}: ${reason(error)}`,
          'Correct what it names, then run doctor again',
        ),
      ],
      null,
    ];
  }
}

/** What a refused token means depends on who asked for it. */
function tokenAdvice({ environment }: Config, permission: string): string {
  const settings = oauthOf(environment);
  return settings?.refreshToken
    ? 'The token was given and the mail server refuses it: the user in the URL must be the one who signed in, or have access to the shared mailbox, and the scope must be for mail'
    : `The token was given and the mail server refuses it: grant the application ${permission} with an administrator's consent, register it in Exchange (New-ServicePrincipal) and give it the mailbox (Add-MailboxPermission -AccessRights FullAccess)`;
}

async function imap(config: Config, accessToken: AccessToken | null): Promise<Finding> {
  const { IMAP_URL } = config.environment;
  if (!IMAP_URL)
    return bad('No mailbox: IMAP_URL is not set', 'Set it to imaps://user:password@host:993/INBOX');
  const url = readOrReason(() => readImapUrl(IMAP_URL));
  if (typeof url === 'string') return bad(url, 'Correct IMAP_URL');
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
    const opens = `The mailbox ${name} opens${token ? ' by OAuth2' : ''} (${messages} messages)`;
    const { moveTo } = config.mail;
    if (moveTo && !client.capabilities.has('MOVE') && !client.capabilities.has('UIDPLUS'))
      return advice(
        `${opens}, but nothing can be moved to ${moveTo}: the server knows neither MOVE nor UIDPLUS`,
        'Unset mail.moveTo',
      );
    if (!client.capabilities.has('IDLE'))
      return advice(
        `${opens}, but the server knows no IDLE`,
        'Mail is then noticed at the next poll; POLL_SECONDS says how often',
      );
    return good(opens);
  } catch (error) {
    const { responseText, authenticationFailed } = error as {
      responseText?: string;
      authenticationFailed?: boolean;
    };
    return bad(
      `The mailbox cannot be read: ${responseText ?? reason(error)}`,
      token && authenticationFailed
        ? tokenAdvice(config, 'IMAP.AccessAsApp')
        : 'Check IMAP_URL: host, port, user, password (URL-encoded) and mailbox name',
    );
  } finally {
    client.close();
  }
}

async function smtp(config: Config, accessToken: AccessToken | null): Promise<Finding> {
  const { SMTP_URL } = config.environment;
  if (!SMTP_URL)
    return bad(
      'No mail server to send with: SMTP_URL is not set',
      'Set it to smtps://user:password@host:465',
    );
  const url = readOrReason(() => readSmtpUrl(SMTP_URL));
  if (typeof url === 'string') return bad(url, 'Correct SMTP_URL');
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
    return good(`The mail server ${url.host}:${url.port} lets us in${token ? ' by OAuth2' : ''}`);
  } catch (error) {
    const { code } = error as { code?: string };
    return bad(
      `The mail server does not let us in: ${reason(error)}`,
      token && code === 'EAUTH'
        ? tokenAdvice(config, 'SMTP.SendAsApp')
        : 'Check SMTP_URL: host, port, user and password (URL-encoded)',
    );
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
