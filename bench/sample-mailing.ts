import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { mailings } from '../src/database/tables.ts';
import { recogniseMessage } from '../src/inbox/recognise-message.ts';
import { storePortion } from '../src/inbox/rows.ts';
import type { OpenDesk } from '../src/open.ts';
import { openMailing } from '../src/reading/open-mailing.ts';
import { readMailing } from '../src/reading/read-mailing.ts';

/**
 * A mailing of few decisions, taken in and read: ready to be approved. Another message each time.
 */
export async function sampleMailing(desk: OpenDesk): Promise<string> {
  const run = randomUUID();
  const file = readFileSync(
    join(import.meta.dirname, '../tests/mails/09-en-fr-pair.eml'),
    'latin1',
  );
  const raw = Buffer.from(file.replace('\nSubject:', `\nX-Run: ${run}\nSubject:`), 'latin1');
  const [message] = await storePortion(desk, 'bench', {
    uidValidity: run,
    messages: [{ uid: 1, raw }],
    refused: [],
    gone: [],
    upTo: 1,
  });
  if (!message) throw new Error('The letter was there before');
  await recogniseMessage(desk, message);
  await openMailing(desk, message);
  const [mailing] = await desk.db.select().from(mailings).where(eq(mailings.message, message));
  if (!mailing) throw new Error('The letter was not taken for a mailing');
  await readMailing(desk, mailing.id);
  return mailing.id;
}
