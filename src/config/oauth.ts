/** OAuth2 out of the environment: what to ask a token for, and where. */
import type { Environment } from './environment.ts';
import { ConfigError } from './error.ts';

/** How an access token is asked for (RFC 6749 §4.4 or, with a refresh token, §6). */
export interface OAuthSettings {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** Null: the application asks in its own name (client credentials). */
  readonly refreshToken: string | null;
  readonly scope: string;
}

/** Delegated permissions of Exchange Online; `offline_access` gives the next refresh token. */
const microsoftDelegated =
  'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access';
/** All application permissions that an administrator has granted: IMAP.AccessAsApp, SMTP.SendAsApp. */
const microsoftApplication = 'https://outlook.office365.com/.default';

const presets = {
  microsoft: ({ OAUTH_TENANT, OAUTH_REFRESH_TOKEN }: Environment) => ({
    tokenUrl: OAUTH_TENANT
      ? `https://login.microsoftonline.com/${encodeURIComponent(OAUTH_TENANT)}/oauth2/v2.0/token`
      : null,
    scope: OAUTH_REFRESH_TOKEN ? microsoftDelegated : microsoftApplication,
  }),
  google: () => ({
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
  }),
};

/** Null when nothing of OAuth2 is set. @throws ConfigError naming each variable that is missing or wrong */
export function oauthOf(environment: Environment): OAuthSettings | null {
  const { OAUTH_PROVIDER: provider, OAUTH_CLIENT_ID: clientId } = environment;
  const set = Object.entries(environment).filter(([name, v]) => name.startsWith('OAUTH_') && v);
  if (!set.length) return null;
  const preset = provider ? presets[provider](environment) : { tokenUrl: null, scope: null };
  const tokenUrl = environment.OAUTH_TOKEN_URL ?? preset.tokenUrl;
  const clientSecret = environment.OAUTH_CLIENT_SECRET ?? null;
  const refreshToken = environment.OAUTH_REFRESH_TOKEN ?? null;
  const errors = [
    ...(clientId ? [] : ['OAUTH_CLIENT_ID: is needed, the id of the registered application']),
    ...(tokenUrl
      ? insecure(tokenUrl)
      : [
          provider === 'microsoft'
            ? 'OAUTH_TENANT: is needed, the directory (tenant) id or the domain of your Microsoft 365'
            : 'OAUTH_TOKEN_URL: is needed, or OAUTH_PROVIDER (microsoft or google)',
        ]),
    ...(clientSecret || refreshToken
      ? []
      : ['OAUTH_CLIENT_SECRET: is needed, or OAUTH_REFRESH_TOKEN of a public application']),
    ...(provider === 'google' && !refreshToken
      ? ['OAUTH_REFRESH_TOKEN: is needed, as Google opens a mailbox only in the name of its user']
      : []),
  ];
  if (errors.length || !clientId || !tokenUrl) throw new ConfigError(errors);
  const scope = environment.OAUTH_SCOPE ?? preset.scope ?? '';
  return { tokenUrl, clientId, clientSecret, refreshToken, scope };
}

/** The secret travels in the request. */
function insecure(tokenUrl: string): string[] {
  const { protocol, hostname } = new URL(tokenUrl);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || loopback
    ? []
    : ['OAUTH_TOKEN_URL: would send the secret without encryption; write https://'];
}
