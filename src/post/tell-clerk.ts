import { clerkOf } from '../config.ts';
import type { Desk } from '../desk.ts';
import { messageRow } from '../incoming/reopen.ts';
import { writeLetter } from './letters.ts';

/** Tells the clerk of the group of a message that was put aside, and why. */
export async function tellClerk(
  desk: Desk,
  id: string,
  reason: string,
  evidence: readonly string[],
): Promise<void> {
  const { config } = desk;
  const message = await messageRow(desk.db, id);
  const clerk = clerkOf(config, config.group.administrator ?? config.group.clerk);
  await writeLetter(desk, {
    once: `message-quarantined:${id}`,
    mail: 'message-quarantined',
    to: clerk,
    about: { kind: 'message', id },
    data: () => ({
      clerk: clerk.name,
      from: message.sender ?? '',
      subject: message.subject ?? '',
      received: message.storedAt,
      reason,
      evidence,
      code: null,
      reply: null,
    }),
  });
}
