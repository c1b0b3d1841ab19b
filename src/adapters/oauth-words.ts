/** What a provider's refusal means, and what to do (RFC 6749 §5.2, Microsoft's AADSTS codes). */

const byCode: Record<string, string> = {
  AADSTS7000215: 'the client secret is wrong: OAUTH_CLIENT_SECRET takes its value, not its id',
  AADSTS7000222: 'the client secret has expired: make a new one and set OAUTH_CLIENT_SECRET',
  AADSTS700016: 'the tenant does not know the application: check OAUTH_CLIENT_ID and OAUTH_TENANT',
  AADSTS90002: 'there is no such tenant: check OAUTH_TENANT',
  AADSTS900023: 'there is no such tenant: check OAUTH_TENANT',
  AADSTS65001:
    'consent is missing: an administrator has to grant the application its permissions (IMAP.AccessAsApp and SMTP.SendAsApp)',
  AADSTS70011: 'the scope is wrong: check OAUTH_SCOPE',
  AADSTS1002012: 'the scope is wrong: for an application it ends in /.default; check OAUTH_SCOPE',
  AADSTS700082:
    'the refresh token has expired from disuse: sign in again and set OAUTH_REFRESH_TOKEN',
  AADSTS70008: 'the refresh token has expired: sign in again and set OAUTH_REFRESH_TOKEN',
  AADSTS50173:
    'the refresh token was withdrawn (a changed password does that): sign in again and set OAUTH_REFRESH_TOKEN',
  AADSTS50076:
    'the user has to sign in with a second factor: sign in again and set OAUTH_REFRESH_TOKEN',
};

const byError: Record<string, string> = {
  invalid_client:
    'the application or its secret is not accepted: check OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET',
  invalid_grant:
    'the refresh token has expired or was withdrawn: sign in again and set OAUTH_REFRESH_TOKEN',
  unauthorized_client: 'the application may not ask in this way: check what is granted to it',
  invalid_scope: 'the scope is not accepted: check OAUTH_SCOPE',
};

/**
 * @param error the code of RFC 6749
 * @param description the provider's words; its first sentence and its code are passed on
 */
export function explainOAuth(error: string, description: string): string {
  const code = /AADSTS\d+/.exec(description)?.[0];
  const ours = (code && byCode[code]) ?? byError[error];
  // What follows is ids for Microsoft's support.
  const theirs = description.split(/\s*(?:Trace ID|\r?\n)/)[0]?.slice(0, 300) ?? '';
  const said = [error, theirs].filter(Boolean).join(': ');
  return [ours, said && `it says “${said}”`].filter(Boolean).join('; ') || 'without a reason';
}
