/** Signing in by OpenID Connect: the authorization code flow with PKCE, state and nonce. */
import type { ClientAuth, Configuration } from 'openid-client';
import type { OidcSettings } from '../../config/oidc.ts';
import type { Begun } from './oidc-cookie.ts';

/** An issuer that does not answer in this time is not there; in seconds. */
const patience = 10;

export interface Issuer {
  /** Where to send the browser, and what it has to come back with. */
  begin(to: string): Promise<{ readonly url: string; readonly begun: Begun }>;
  /**
   * The address of who signed in, proven by the issuer; null where it does not say that it is theirs.
   * @param search of the address with which the browser came back
   * @throws when anything of the answer is not as it has to be
   */
  end(begun: Begun, search: string): Promise<string | null>;
}

/** The library is loaded when somebody first signs in so. */
export function issuerOf(settings: OidcSettings): Issuer {
  let found: Promise<{ client: typeof import('openid-client'); config: Configuration }> | null =
    null;
  const find = () => {
    found ??= discover(settings).catch((error) => {
      // It may be there the next time.
      found = null;
      throw error;
    });
    return found;
  };
  return {
    async begin(to) {
      const { client, config } = await find();
      const begun = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        to,
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: settings.back.href,
        scope: 'openid email',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, begun };
    },
    async end({ state, nonce, verifier }, search) {
      const { client, config } = await find();
      const address = new URL(settings.back);
      address.search = search;
      const tokens = await client.authorizationCodeGrant(config, address, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const isTheirs = claims?.email_verified === true || settings.trustEmail;
      return typeof claims?.email === 'string' && isTheirs ? claims.email : null;
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings) {
  const client = await import('openid-client');
  // As the issuer says that it takes the secret; by itself in the header (RFC 8414 §2).
  const auth: ClientAuth = (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const by = methods.includes('client_secret_basic')
      ? client.ClientSecretBasic(clientSecret)
      : client.ClientSecretPost(clientSecret);
    return by(server, ...rest);
  };
  const config = await client.discovery(issuer, clientId, undefined, auth, {
    timeout: patience,
    execute: [
      // The signature is checked, though the token comes over TLS from where it was made.
      client.enableNonRepudiationChecks,
      ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  });
  return { client, config };
}
