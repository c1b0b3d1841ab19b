/** What a browser keeps while it is at the issuer: signed, so that only what we began can end. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Desk } from '../../desk.ts';

/** Long enough to type a password and a second factor. */
export const validMs = 10 * 60_000;

const begun = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where it goes on afterwards. */
  to: z.string(),
  until: z.number(),
});
export type Begun = Omit<z.infer<typeof begun>, 'until'>;

const macOf = (secret: Buffer, text: string): Buffer =>
  createHmac('sha256', secret).update(`oidc:${text}`).digest();

export function sealBegun({ secret, clock }: Pick<Desk, 'secret' | 'clock'>, said: Begun): string {
  const until = clock.now().getTime() + validMs;
  const text = Buffer.from(JSON.stringify({ ...said, until })).toString('base64url');
  return `${text}.${macOf(secret, text).toString('base64url')}`;
}

/** @returns null: none of ours, or too old */
export function openBegun(
  { secret, clock }: Pick<Desk, 'secret' | 'clock'>,
  cookie: string | undefined,
): Begun | null {
  const [text, mac] = (cookie ?? '').split('.');
  if (!text || !mac) return null;
  const expected = macOf(secret, text);
  const given = Buffer.from(mac, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const { until, ...said } = begun.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  return until > clock.now().getTime() ? said : null;
}
