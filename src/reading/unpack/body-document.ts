import { decisionBody } from '../../incoming/body.ts';
import type { ParsedMail } from '../../incoming/mail.ts';

/** A mail's body as a document of its own, where it holds a decision; else null. */
export function bodyDocument(
  mail: ParsedMail,
): { filename: string; contentType: string; bytes: Buffer } | null {
  const body = decisionBody(mail);
  if (!body) return null;
  const isHtml = body.type === 'html';
  return {
    filename: isHtml ? 'message.html' : 'message.txt',
    contentType: isHtml ? 'text/html' : 'text/plain',
    // The mark says that it is UTF-8 by now, whatever the HTML says of itself.
    bytes: Buffer.from(`\uFEFF${body.content}`),
  };
}
