/** Tokens of other programs: shown once when they are made, and kept as a hash. */
import { randomBytes } from 'node:crypto';
import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import { record } from '../../database/audit.ts';
import { apiTokens } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import { hashToken, newToken, tokenPattern } from '../../domain/token.ts';
import { type SignedIn, signedInAs } from '../who.ts';
import { type Scope, type ScopeOfRoute, scopes } from './scopes.ts';

type Row = typeof apiTokens.$inferSelect;
/** A token as a list shows it. */
export type ListedToken = Omit<Row, 'tokenHash'>;

/** Lets tools that look for leaked secrets know one of ours. */
const prefix = 'desk_';
const day = 24 * 60 * 60 * 1000;
const minute = 60_000;

export interface Wanted {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
}

/** Makes a token that acts in the name of the clerk who makes it. @returns what stands in `Authorization`, never shown again */
export async function makeToken(
  { db, clock }: Desk,
  who: SignedIn,
  { name, scopes: wanted, days }: Wanted,
): Promise<{ id: string; token: string }> {
  const token = newToken(randomBytes(16));
  const now = clock.now();
  const id = await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(apiTokens)
      .values({
        name,
        tokenHash: hashToken(token),
        scopes: [...wanted],
        createdBy: who.clerk.id,
        createdAt: now,
        expiresAt: new Date(now.getTime() + days * day),
      })
      .returning({ id: apiTokens.id });
    if (!row) throw new Error('A token was not kept');
    await record(tx, {
      at: now,
      who: who.clerk.id,
      what: 'token made',
      thing: 'token',
      thingId: row.id,
      details: { name, scopes: wanted, days },
    });
    return row.id;
  });
  return { id, token: `${prefix}${token}` };
}

/** @returns false: there is no such token, or it was revoked before */
export const revokeToken = ({ db, clock }: Desk, who: SignedIn, id: string): Promise<boolean> =>
  db.transaction(async (tx) => {
    const at = clock.now();
    const revoked = await tx
      .update(apiTokens)
      .set({ revokedAt: at })
      .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
      .returning({ id: apiTokens.id });
    if (!revoked.length) return false;
    await record(tx, {
      at,
      who: who.clerk.id,
      what: 'token revoked',
      thing: 'token',
      thingId: id,
    });
    return true;
  });

/** The latest first; those that open nothing any more too. */
export async function listTokens({ db }: Desk): Promise<ListedToken[]> {
  const rows = await db.select().from(apiTokens).orderBy(desc(apiTokens.createdAt));
  return rows.map(({ tokenHash: _, ...row }) => row);
}

export interface Bearer {
  readonly id: string;
  readonly who: SignedIn;
  readonly scopes: ReadonlySet<ScopeOfRoute>;
}

/** Who asks. @returns null: the token is none of ours, over, revoked, or its clerk is of the house no more */
export async function bearerOf(
  desk: Desk,
  authorization: string | undefined,
): Promise<Bearer | null> {
  const [, token] = /^Bearer +desk_(\w+)$/i.exec(authorization ?? '') ?? [];
  if (!token || !tokenPattern.test(token)) return null;
  const { db, clock, config } = desk;
  const now = clock.now();
  const [row] = await db
    .select()
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.tokenHash, hashToken(token)),
        gt(apiTokens.expiresAt, now),
        isNull(apiTokens.revokedAt),
      ),
    );
  const who = row && signedInAs(config, row.createdBy, null, '');
  if (!row || !who) return null;
  await noteUse(desk, row.id, now);
  return {
    id: row.id,
    who,
    scopes: new Set(scopes.filter((scope) => row.scopes.includes(scope))),
  };
}

/** To the minute: a busy program would else write with every read. */
async function noteUse({ db }: Desk, id: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - minute);
  await db
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(
      and(eq(apiTokens.id, id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, before))),
    );
}
