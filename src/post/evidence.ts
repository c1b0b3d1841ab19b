import { and, inArray, isNull } from 'drizzle-orm';
import { messages } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { mailingDocuments } from '../incoming/documents.ts';
import { readMail } from '../incoming/read-mail.ts';
import type { EvidenceFile } from './record-action-row.ts';

/**
 * What is attached to messages, but for pictures within the text such as logos: the evidence of what
 * they tell. Its content is stored.
 * @param ids of messages; one that is named twice counts once; null: there was none, as on the console
 */
export async function evidenceIn(
  desk: Desk,
  ids: readonly (string | null)[],
): Promise<EvidenceFile[]> {
  const named = ids.filter((each) => each !== null);
  if (!named.length) return [];
  const rows = await desk.db
    .select({ sha256: messages.sha256 })
    .from(messages)
    // What was erased is no evidence any more.
    .where(and(inArray(messages.id, named), isNull(messages.erasedAt)));
  const files = new Map<string, EvidenceFile>();
  for (const row of rows) {
    const mail = await readMail(await desk.rawMail.get(row.sha256));
    for (const { filename, contentType, bytes } of mailingDocuments(mail)) {
      const sha256 = await desk.rawMail.put(bytes);
      files.set(sha256, { filename, contentType, bytes: bytes.length, sha256 });
    }
  }
  return [...files.values()];
}
