/** OpenID Connect out of the environment: by whom clerks may sign in. */
import type { Environment } from './environment.ts';
import { ConfigError } from './error.ts';

export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the issuer sends the browser back. */
  readonly back: URL;
  /** An address counts though the issuer does not say that it is verified. */
  readonly trustEmail: boolean;
}

const local = ['localhost', '127.0.0.1', '[::1]'];

/** Null when nothing of it is set. @throws ConfigError naming what is missing or wrong */
export function oidcOf(environment: Environment): OidcSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_TRUST_EMAIL, CONSOLE_URL } =
    environment;
  const set = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET };
  if (!Object.values(set).some(Boolean)) return null;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET)
    throw new ConfigError(
      Object.entries(set).flatMap(([name, value]) =>
        value ? [] : [`${name}: is needed to sign in by OpenID Connect`],
      ),
    );
  const issuer = new URL(OIDC_ISSUER);
  if (issuer.protocol === 'http:' && !local.includes(issuer.hostname))
    throw new ConfigError(['OIDC_ISSUER: http:// is for this machine only; set https://']);
  return {
    issuer,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    back: new URL(`${CONSOLE_URL.replace(/\/+$/, '')}/console/oidc/back`),
    trustEmail: OIDC_TRUST_EMAIL === '1',
  };
}
