/** What members find in their mailboxes, compared with what the desk wrote down. */
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import * as told from '../../demo/told.ts';
import type { Database } from '../../src/database/database.ts';
import { deliveries } from '../../src/database/tables.ts';
import type { DeliveryState } from '../../src/domain/delivery.ts';
import type { Correspondent } from './correspondent.ts';
import type { Servers } from './desk-on-servers.ts';
import { mailFile } from './desk-on-servers.ts';
import { until } from './until.ts';

/**
 * A mailing arrives, and the clerk answers the desk's question with yes.
 * @param mail by itself a small one: to read the letter of 13 countries takes longer than to tell of it
 */
export async function mailingApproved(
  { parliament }: Servers,
  clerk: Correspondent,
  mail = '09-en-fr-pair',
): Promise<void> {
  await parliament.deliver(await mailFile(mail));
  const request = await clerk.waitFor('APPROVE ');
  await clerk.reply(request, `APPROVE ${told.codeIn(request.text ?? '', 'APPROVE')}\n\n/Anna`);
}

export const countIn = (db: Database, state: DeliveryState): Promise<number> =>
  db.$count(deliveries, eq(deliveries.state, state));

/** Every member has exactly one notice in the mailbox: the one that the desk wrote down. */
export async function expectOneNoticeEach(
  { parliament, members }: Servers,
  db: Database,
  without: readonly string[] = [],
): Promise<void> {
  const written = new Map(
    (await db.select().from(deliveries)).map((row) => [row.address, row.messageId]),
  );
  expect(new Set(written.values()).size).toBe(members.length);
  await until('Postfix has delivered everything', async () => parliament.idle());
  for (const { email } of members.filter((member) => !without.includes(member.email))) {
    const mails = (await parliament.mailbox(email)).map(String);
    const ids = mails.flatMap((mail) => /^Message-ID:\s*(<notice\.\S+)/im.exec(mail)?.[1] ?? []);
    expect(ids, email).toEqual([written.get(email)]);
  }
}
