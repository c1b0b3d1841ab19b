/**
 * A request that is sent again with its key is answered with its first answer
 * (draft-ietf-httpapi-idempotency-key-header).
 */
import { createHmac } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { idempotencyKeys } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { Problem } from './problem.ts';
import type { Answer } from './steps.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A string of structured fields (RFC 9651 §3.3.3), or the same without its quotation marks. */
const keyHeader = z
  .string()
  .regex(/^("[\x20\x21\x23-\x5b\x5d-\x7e]{1,255}"|[\x21\x23-\x5b\x5d-\x7e]{1,255})$/)
  .transform((text) => text.replace(/^"|"$/g, ''));

/** @returns null: the request has none. @throws Problem */
export function keyIn(header: string | undefined): string | null {
  if (header === undefined) return null;
  const key = keyHeader.safeParse(header);
  if (key.success) return key.data;
  throw new Problem('invalid-request', null, [
    { pointer: 'Idempotency-Key', detail: 'is 1 to 255 characters of ASCII in quotation marks' },
  ]);
}

interface Request {
  /** Id of the token: keys of others do not count. */
  readonly bearer: string;
  readonly key: string;
  /** What makes the request the same one. */
  readonly parts: readonly (string | Uint8Array)[];
}

/**
 * Does what is asked for once. What a process did not finish stays unanswered, since nobody knows how far it came.
 * @param meanwhile the answer to come of what goes on under the key in this process; null: nothing does
 * @throws Problem where the key is of another request, or its first one has no answer
 */
export async function firstAnswer(
  { db, clock, secret }: Desk,
  { bearer, key, parts }: Request,
  answer: () => Promise<Answer>,
  meanwhile: () => Promise<Answer> | null,
): Promise<Answer> {
  const fingerprint = fingerprintOf(secret, parts);
  const row = and(eq(idempotencyKeys.bearer, bearer), eq(idempotencyKeys.key, key));
  const claimed = await db
    .insert(idempotencyKeys)
    .values({ bearer, key, fingerprint, firstAt: clock.now() })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length) {
    const first = await answer();
    await db.update(idempotencyKeys).set({ status: first.status, answer: first.body }).where(row);
    return first;
  }
  const [known] = await db.select().from(idempotencyKeys).where(row);
  if (known && known.fingerprint !== fingerprint) throw new Problem('key-reused');
  if (known && known.status !== null && known.answer !== null)
    return { status: known.status, body: known.answer };
  const goesOn = meanwhile();
  if (goesOn) return goesOn;
  throw new Problem(
    'still-running',
    'Ask again in a moment; if it stays so, look where the thing stands before you give the order with another key',
  );
}

/** Under the desk's key: a request can hold a passphrase, which nobody may try out against a copy of the database. */
export function fingerprintOf(secret: Buffer, parts: Request['parts']): string {
  const hash = createHmac('sha256', secret).update('idempotency:');
  // Each with its length: no two lists run together to the same bytes.
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}

/** Takes away the keys, and the answers kept under them, whose day is over. */
export async function forgetAnswers({ db, clock }: Pick<Desk, 'db' | 'clock'>): Promise<void> {
  const before = new Date(clock.now().getTime() - dayMs);
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.firstAt, before));
}
