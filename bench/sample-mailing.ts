import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { mailings } from '../src/database/tables.ts';
import { recogniseMessage } from '../src/inbox/recognise-message.ts';
import { storePortion } from '../src/inbox/rows.ts';
import type { OpenDesk } from '../src/open.ts';
import { openMailing } from '../src/reading/open-mailing.ts';
import { readMailing } from '../src/reading/read-mailing.ts';

/** The combined letter, taken in and read: ready to be approved. */
export async function sampleMailing(desk: OpenDesk): Promise<string> {
  const raw = readFileSync(join(import.meta.dirname, '../tests/mails/01-letter-combined.eml'));
  const [message] = await storePortion(desk, 'bench', {
    uidValidity: '1',
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
