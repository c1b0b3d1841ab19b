import { createHash } from 'node:crypto';
import { actionFiles, documents, letters, messages } from '../../../src/database/tables.ts';
import type { World } from './world.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export async function lostMail({ desk, mailbox }: World): Promise<string[]> {
  const rows = new Set((await desk.db.select().from(messages)).map(({ sha256 }) => sha256));
  const arrived = new Set<string>();
  const found: string[] = [];
  for (const raw of mailbox) {
    const hash = hashOf(raw);
    arrived.add(hash);
    if (!rows.has(hash)) found.push(`${hash} lies in the mailbox and is no message`);
    const kept = await desk.rawMail.get(hash).catch(() => null);
    if (!kept?.equals(raw)) found.push(`${hash} is not kept as it came`);
  }
  for (const hash of rows)
    if (!arrived.has(hash)) found.push(`${hash} is a message and never lay in the mailbox`);
  return found;
}

export async function lostBytes({ desk }: World): Promise<string[]> {
  const { db, rawMail } = desk;
  const named = [
    ...(await db.select({ hash: messages.sha256 }).from(messages)),
    ...(await db.select({ hash: documents.sha256 }).from(documents)),
    ...(await db.select({ hash: letters.raw }).from(letters)),
    ...(await db.select({ hash: actionFiles.sha256 }).from(actionFiles)),
  ].map(({ hash }) => hash);
  const found: string[] = [];
  for (const hash of new Set(named))
    await rawMail.get(hash).catch((error: Error) => found.push(error.message));
  return found;
}
