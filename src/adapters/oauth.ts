/**
 * Access tokens (RFC 6749): asked for once for all who need one, kept until shortly before they
 * expire. Nothing that this writes or throws contains a secret.
 */
import { explainOAuth } from './oauth-words.ts';

/** How a token is asked for. */
export interface TokenRequest {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** Null: client credentials. */
  readonly refreshToken: string | null;
  readonly scope: string;
}

/** Where the newest refresh token is kept: some providers send another with each answer, and the old one ends. */
export interface RefreshTokens {
  read(): string | null;
  write(token: string): void;
}

/** What the token endpoint answers (RFC 6749 §5). */
interface TokenAnswer {
  readonly access_token?: unknown;
  readonly expires_in?: unknown;
  readonly refresh_token?: unknown;
  readonly error?: unknown;
  readonly error_description?: unknown;
}

const patienceMs = 20_000;
/** Before its end a token is not used: a login takes a while, and clocks differ. */
const marginMs = 2 * 60_000;
/** A token that is refused so soon after it was given is not refused for its age. */
const youngMs = 30_000;

/**
 * @param kept where a newer refresh token goes; without it the one that was configured is used for ever
 * @param now milliseconds, for tests
 * @returns gives a token; with `renew` another one, unless the last is only just given
 * @throws (the function) with a sentence for the administrator
 */
export function openTokens(
  request: TokenRequest,
  kept: RefreshTokens | null,
  now: () => number = Date.now,
): (renew: boolean) => Promise<string> {
  let token: { value: string; given: number; until: number } | null = null;
  let asking: Promise<string> | null = null;

  async function ask(): Promise<string> {
    const refreshToken = request.refreshToken && (kept?.read() ?? request.refreshToken);
    const answer = await post(request, refreshToken);
    if (refreshToken && typeof answer.refresh_token === 'string')
      if (answer.refresh_token !== refreshToken) kept?.write(answer.refresh_token);
    const lifetime = Number(answer.expires_in) || 3600;
    const given = now();
    token = { value: answer.access_token, given, until: given + lifetime * 1000 - marginMs };
    return token.value;
  }

  return (renew) => {
    const useful = token && (renew ? now() - token.given < youngMs : now() < token.until);
    if (token && useful) return Promise.resolve(token.value);
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

async function post(
  { tokenUrl, clientId, clientSecret, scope }: TokenRequest,
  refreshToken: string | null,
): Promise<TokenAnswer & { access_token: string }> {
  const form = new URLSearchParams({
    client_id: clientId,
    ...(clientSecret && { client_secret: clientSecret }),
    ...(scope && { scope }),
    ...(refreshToken
      ? { grant_type: 'refresh_token', refresh_token: refreshToken }
      : { grant_type: 'client_credentials' }),
  });
  const { host } = new URL(tokenUrl);
  let status: number;
  let answer: TokenAnswer;
  try {
    const response = await fetch(tokenUrl, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' },
      // A redirect would carry the secret to somebody else.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    status = response.status;
    const text = await response.text();
    answer = text.startsWith('{') ? (JSON.parse(text) as TokenAnswer) : {};
  } catch (error) {
    const { cause, message } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    throw new Error(`${host} gave no token: it cannot be reached (${why})`);
  }
  const { access_token } = answer;
  if (status === 200 && typeof access_token === 'string') return { ...answer, access_token };
  const said = explainOAuth(String(answer.error ?? ''), String(answer.error_description ?? ''));
  throw new Error(
    `${host} gave no token (HTTP ${status}): ${withoutSecrets(said, [...form.values()])}`,
  );
}

/** Providers repeat parts of the request in their errors. */
const withoutSecrets = (text: string, values: readonly string[]): string =>
  values
    .filter((value) => value.length >= 16 && !value.startsWith('http'))
    .reduce((rest, value) => rest.replaceAll(value, '…'), text);
