/** Sessions: a random token in a cookie, its hash in the database. */
import { createHmac, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { sessions } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { hashToken, newToken } from '../../domain/token.ts';
import { type SignedIn, signedInAs } from '../who.ts';

export type SignInWay = 'link' | 'code' | 'oidc';

/** A working day. */
const validMs = 12 * 60 * 60 * 1000;

/** Opens a session, in the transaction that uses up what opened it. @returns the token of its cookie */
export async function openSession(
  tx: Transaction,
  { clock }: Desk,
  person: string,
  by: SignInWay,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken(randomBytes(16));
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + validMs);
  const [row] = await tx
    .insert(sessions)
    .values({ tokenHash: hashToken(token), person, by, createdAt: now, expiresAt })
    .returning({ id: sessions.id });
  if (!row) throw new Error('A session was not kept');
  await record(tx, {
    at: now,
    who: person,
    what: `signed in (${by})`,
    thing: 'session',
    thingId: row.id,
  });
  return { token, expiresAt };
}

/** Whose session a cookie is; null: nobody's, or it is over. */
export async function sessionOf(desk: Desk, token: string | undefined): Promise<SignedIn | null> {
  if (!token) return null;
  const [row] = await desk.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.tokenHash, hashToken(token)),
        gt(sessions.expiresAt, desk.clock.now()),
        isNull(sessions.endedAt),
      ),
    );
  return row ? signedInAs(desk.config, row.person, row.id, csrfOf(desk.secret, row.id)) : null;
}

export async function endSession(desk: Desk, { session, clerk }: SignedIn): Promise<void> {
  if (!session) return;
  const at = desk.clock.now();
  await desk.db.transaction(async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ endedAt: at })
      .where(and(eq(sessions.id, session), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (ended.length)
      await record(tx, {
        at,
        who: clerk.id,
        what: 'signed out',
        thing: 'session',
        thingId: session,
      });
  });
}

/** Nothing of it is stored: it follows from the session. */
const csrfOf = (secret: Buffer, session: string): string =>
  newToken(createHmac('sha256', secret).update(`csrf:${session}`).digest().subarray(0, 16));
