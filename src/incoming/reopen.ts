import { eq } from 'drizzle-orm';
import type { Executor } from '../database/database.ts';
import { messages } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { ArrivedMessage } from './authenticate.ts';
import { readMail } from './read-mail.ts';
import { type Recognised, recognise } from './recognise.ts';

export async function messageRow(db: Executor, id: string) {
  const [message] = await db.select().from(messages).where(eq(messages.id, id));
  if (!message) throw new Error(`No message ${id}`);
  return message;
}

/** A recognised message taken from its bytes again, with the verdict that was made when it arrived. */
export interface Reopened<Kind extends Recognised['kind']> {
  readonly row: Awaited<ReturnType<typeof messageRow>>;
  readonly arrived: ArrivedMessage;
  readonly recognised: Extract<Recognised, { kind: Kind }>;
}

/** Null: acted on before. @throws when the message is of another kind, which only a change of the rules can cause */
export async function reopen<Kind extends Recognised['kind']>(
  desk: Desk,
  id: string,
  ...kinds: Kind[]
): Promise<Reopened<Kind> | null> {
  const row = await messageRow(desk.db, id);
  if (row.state !== 'recognised' || !row.verdict) return null;
  const mail = await readMail(await desk.rawMail.get(row.sha256));
  const arrived = { mail, verdict: row.verdict };
  const recognised = recognise(arrived, { treatAs: row.treatAs });
  if (!kinds.includes(recognised.kind as Kind))
    throw new Error(`It was taken for ${row.kind} and is now taken for ${recognised.kind}`);
  return { row, arrived, recognised: recognised as Extract<Recognised, { kind: Kind }> };
}
