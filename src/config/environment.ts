/** Secrets and addresses of servers: environment variables, never `desk.yaml`. */
import { z } from 'zod';

/** Empty counts as unset: `REDIS_URL=` in a compose file switches Redis off. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional());
const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)),
      `is not a URL of the form ${schemes.join('://… or ')}://…`,
    );

/** libpq's `prefer`, `allow` and `verify-ca`, and node-postgres' `no-verify`, do not make sure whom we speak to. */
function checksCertificate(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { searchParams: asked } = new URL(address);
  const mode = asked.get('sslmode') ?? 'disable';
  return (
    ['disable', 'require', 'verify-full'].includes(mode) &&
    !asked.has('uselibpqcompat') &&
    !asked.has('ssl')
  );
}

export const environmentSchema = z.object({
  DESK_CONFIG: z.string().default('./desk.yaml').describe('Path of desk.yaml.'),
  DESK_DATA_DIR: z
    .string()
    .default('./data')
    .describe('Data directory: raw mail, the key of the tokens, the embedded database.'),
  DATABASE_URL: optional(
    url('postgres', 'postgresql').refine(
      checksCertificate,
      'may ask for sslmode=verify-full, require (the same here) or disable; what it asks for would take any certificate',
    ),
  ).describe(
    'PostgreSQL server; unset: embedded in the data directory. With ?sslmode=verify-full (and sslrootcert, sslcert, sslkey: paths) by TLS.',
  ),
  REDIS_URL: optional(url('redis', 'rediss')).describe(
    'Redis for the queues (rediss:// by TLS); unset: queues in the database.',
  ),
  IMAP_URL: optional(url('imap', 'imaps')).describe(
    'Mailbox, imaps://user:password@host:993/INBOX; needed by start. Without a password the login is by OAuth2.',
  ),
  SMTP_URL: optional(url('smtp', 'smtps')).describe(
    'Mail server, smtps://user:password@host:465; needed by start. With a user and no password the login is by OAuth2.',
  ),
  SMTP_CERT: optional(z.string()).describe(
    'Path of a client certificate (PEM) for the mail server, with SMTP_KEY.',
  ),
  SMTP_KEY: optional(z.string()).describe('Path of the private key (PEM) of SMTP_CERT.'),
  NODE_EXTRA_CA_CERTS: optional(z.string()).describe(
    'Path of the certificates (PEM) of CAs of your own, trusted beside the public ones. Node itself reads it when it starts.',
  ),
  NODE_TLS_REJECT_UNAUTHORIZED: z
    .string()
    .optional()
    .refine(
      (value) => value !== '0',
      'switches off the check of certificates: unset it, and name your own CA in NODE_EXTRA_CA_CERTS',
    )
    .describe('Must not be 0: certificates are always checked.'),
  OAUTH_PROVIDER: optional(z.enum(['microsoft', 'google'])).describe(
    'Whose OAuth2 opens the mailbox: sets the token URL and the scope. Microsoft 365: the user in IMAP_URL and SMTP_URL is the shared mailbox.',
  ),
  OAUTH_TENANT: optional(z.string()).describe(
    'Microsoft 365: directory (tenant) id, or a domain of it.',
  ),
  OAUTH_CLIENT_ID: optional(z.string()).describe('Id of the registered application.'),
  OAUTH_CLIENT_SECRET: optional(z.string()).describe(
    'Secret of the application. Without a refresh token it opens the mailbox in its own name (client credentials).',
  ),
  OAUTH_REFRESH_TOKEN: optional(z.string()).describe(
    'Refresh token of a user who gave consent; newer ones that the provider sends are kept in the data directory.',
  ),
  OAUTH_TOKEN_URL: optional(url('https', 'http')).describe(
    'Token endpoint of another provider (http:// on this machine only).',
  ),
  OAUTH_SCOPE: optional(z.string()).describe('Scope, where it is not that of the provider.'),
  OIDC_ISSUER: optional(url('https', 'http')).describe(
    'Issuer (OpenID Connect) by which clerks may sign in to the console, beside the mail (http:// on this machine only).',
  ),
  OIDC_CLIENT_ID: optional(z.string()).describe(
    'Id of the desk at the issuer; its redirect URL is CONSOLE_URL with /console/oidc/back.',
  ),
  OIDC_CLIENT_SECRET: optional(z.string()).describe('Secret of the desk at the issuer.'),
  OIDC_TRUST_EMAIL: optional(z.enum(['0', '1'])).describe(
    '1: an address counts though the issuer does not say that it is verified. Only for an issuer where nobody can choose their own, such as the directory of the house.',
  ),
  CONSOLE_URL: z
    .url()
    .default('http://localhost:8025')
    .describe(
      'Public URL of the console; notices hold links to it only when it begins with https://.',
    ),
  CONSOLE_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8025)
    .describe(
      'Port of the console, of /healthz, /readyz and /metrics; 0: any free one, for several processes on one machine.',
    ),
  CONSOLE_HOST: z
    .enum(['127.0.0.1', '0.0.0.0', '::'])
    .default('127.0.0.1')
    .describe(
      'Where the console listens: on this machine only, or on all its addresses (0.0.0.0, or :: with IPv6 too) for a container, behind a proxy that speaks TLS.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('pino level.'),
  LOG_FORMAT: optional(z.enum(['json', 'text'])).describe(
    'json: a line of JSON for each event; text: for the eye. Unset: text on a terminal, json elsewhere.',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(url('https', 'http')).describe(
    'Where spans of the queues go (OpenTelemetry); needs an SDK that is loaded before the desk (docs/operations.md).',
  ),
  METRICS_TOKEN: optional(z.string().min(16, 'has fewer than 16 characters')).describe(
    'Bearer token for GET /metrics; unset: for this machine only, and for nobody where CONSOLE_URL is public.',
  ),
  POLL_SECONDS: z.coerce
    .number()
    .positive()
    .default(180)
    .describe('Seconds between unconditional looks into the mailbox.'),
});

/** Whose values nobody but the desk may see. Each may be named by the path of a file instead: `IMAP_URL_FILE`. */
export const secretNames = [
  'DATABASE_URL',
  'REDIS_URL',
  'IMAP_URL',
  'SMTP_URL',
  'OAUTH_CLIENT_SECRET',
  'OAUTH_REFRESH_TOKEN',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
] as const satisfies readonly (keyof typeof environmentSchema.shape)[];

export type Environment = z.infer<typeof environmentSchema> & {
  /** Paths of the files that secrets were read from, by variable (`IMAP_URL_FILE`). */
  readonly secretFiles: Readonly<Record<string, string>>;
};
