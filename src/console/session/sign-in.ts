/** Signing in by mail: a link and a code, random, hashed, good for 15 minutes, each for one session, once. */
import { randomBytes } from 'node:crypto';
import { and, count, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { signIns } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { hashToken, newCode, newToken, normaliseCode } from '../../domain/token.ts';
import { insertLetter, prepareLetter } from '../../post/letters.ts';
import { openSession, type SignInWay } from './sessions.ts';

const validMs = 15 * 60 * 1000;
const hour = 60 * 60 * 1000;
/** Requests of one person in an hour. */
const mostRequests = 6;
/** Wrong codes after which a request is worth nothing. */
const mostWrong = 5;

export interface Opened {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Sends a clerk what signs them in. Whoever asks learns nothing of whether the address is known.
 * @returns id of the request, for the browser that asked: the code counts only there
 */
export async function requestSignIn(desk: Desk, email: string): Promise<string | null> {
  const { config, clock, db } = desk;
  const clerk = config.clerks.find((each) => each.email.toLowerCase() === email.toLowerCase());
  if (!clerk) return null;
  const now = clock.now();
  const [asked] = await db
    .select({ n: count() })
    .from(signIns)
    .where(
      and(eq(signIns.person, clerk.id), gt(signIns.createdAt, new Date(now.getTime() - hour))),
    );
  if ((asked?.n ?? 0) >= mostRequests) return null;
  const link = newToken(randomBytes(16));
  const code = newCode(randomBytes(5));
  const origin = config.environment.CONSOLE_URL.replace(/\/+$/, '');
  const letter = await prepareLetter(desk, {
    once: `sign-in:${hashToken(link)}`,
    mail: 'sign-in',
    to: clerk,
    about: null,
    data: () => ({
      clerk: clerk.name,
      link: `${origin}/console/sign-in/${link}`,
      code,
      minutes: validMs / 60_000,
    }),
  });
  const id = await db.transaction(async (tx) => {
    await insertLetter(tx, letter);
    const [row] = await tx
      .insert(signIns)
      .values({
        person: clerk.id,
        linkHash: hashToken(link),
        codeHash: hashToken(code),
        createdAt: now,
        expiresAt: new Date(now.getTime() + validMs),
        letter: letter.id,
      })
      .returning({ id: signIns.id });
    return row?.id ?? null;
  });
  await desk.queue.add('send-letter', { letter: letter.id });
  return id;
}

const isGood = (now: Date) => and(isNull(signIns.usedAt), gt(signIns.expiresAt, now));

/** Whether a link would open a session; looking at it uses nothing up. */
export async function linkIsGood({ db, clock }: Desk, link: string): Promise<boolean> {
  const [row] = await db
    .select({ id: signIns.id })
    .from(signIns)
    .where(and(eq(signIns.linkHash, hashToken(link)), isGood(clock.now())));
  return row !== undefined;
}

/** Opens a session by the link of a mail. @returns null: it is used, too old, or none of ours */
export const signInByLink = (desk: Desk, link: string): Promise<Opened | null> =>
  desk.db.transaction(async (tx) => {
    const [row] = await tx
      .update(signIns)
      .set({ usedAt: desk.clock.now() })
      .where(and(eq(signIns.linkHash, hashToken(link)), isGood(desk.clock.now())))
      .returning();
    return row ? openFor(tx, desk, row.person, 'link') : null;
  });

/**
 * Opens a session by the code that was typed, in the browser that asked for it.
 * @param request as `requestSignIn` returned it
 */
export const signInByCode = (desk: Desk, request: string, typed: string): Promise<Opened | null> =>
  desk.db.transaction(async (tx) => {
    const now = desk.clock.now();
    const ofThis = and(eq(signIns.id, request), isGood(now), lt(signIns.wrong, mostWrong));
    const [row] = await tx.select().from(signIns).where(ofThis).for('update');
    if (!row) return null;
    const code = normaliseCode(typed);
    if (!code || hashToken(code) !== row.codeHash) {
      await tx
        .update(signIns)
        .set({ wrong: sql`${signIns.wrong} + 1` })
        .where(eq(signIns.id, row.id));
      await record(tx, {
        at: now,
        who: row.person,
        what: 'sign-in refused',
        thing: 'sign-in',
        thingId: row.id,
      });
      return null;
    }
    await tx.update(signIns).set({ usedAt: now }).where(eq(signIns.id, row.id));
    return openFor(tx, desk, row.person, 'code');
  });

/** @returns null: no clerk of ours any more */
async function openFor(
  tx: Transaction,
  desk: Desk,
  person: string,
  by: SignInWay,
): Promise<Opened | null> {
  return desk.config.clerks.some(({ id }) => id === person)
    ? openSession(tx, desk, person, by)
    : null;
}
