/** The documents of a mailing, for the screen that shows them beside what was read from them. */
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { documents } from '../../../database/tables.ts';
import type { Desk } from '../../../desk.ts';
import { fileHeaders } from '../../../pages/documents.ts';

interface Served {
  readonly id: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A PDF is shown, without anything that could act in it; whatever else came is kept as a file.
 * What it is, its bytes say, not the mail. Null: the mailing has no such document.
 */
export async function servedDocument(
  { db, rawMail }: Pick<Desk, 'db' | 'rawMail'>,
  mailing: string,
  id: string,
): Promise<Served | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [row] = await db
    .select({
      filename: documents.filename,
      contentType: documents.contentType,
      sha256: documents.sha256,
    })
    .from(documents)
    .where(and(eq(documents.id, id), eq(documents.mailing, mailing)));
  if (!row) return null;
  const bytes = await rawMail.get(row.sha256);
  const headers = fileHeaders(row.filename, row.contentType);
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return { id, bytes, headers };
  return {
    id,
    bytes,
    headers: {
      ...headers,
      'Content-Type': 'application/pdf',
      'Content-Disposition': (headers['Content-Disposition'] ?? '').replace(
        /^attachment/,
        'inline',
      ),
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
    },
  };
}
