import type { Desk } from '../desk.ts';
import { mailingDocuments } from '../incoming/documents.ts';
import type { ParsedMail } from '../incoming/mail.ts';

/** A document that a clerk sent with an order. */
export interface BetterCopy {
  readonly filename: string;
  readonly contentType: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Stores what is attached to an order. */
export const storeCopies = (desk: Desk, mail: ParsedMail): Promise<BetterCopy[]> =>
  Promise.all(
    mailingDocuments(mail).map(async ({ filename, contentType, bytes }) => ({
      filename,
      contentType,
      sha256: await desk.rawMail.put(bytes),
      bytes: bytes.length,
    })),
  );
