import { mailingDocuments } from '../../incoming/documents.ts';
import type { ParsedMail } from '../../incoming/mail.ts';
import { readMail } from '../../incoming/read-mail.ts';
import { bodyDocument } from './body-document.ts';
import { type Open, tooManyFiles } from './unpacking.ts';

/** Takes a mail that came as a file (`.eml`) apart: its attachments, those of mails within it, bodies that hold decisions. */
export const openMail: Open = async (bytes, into, depth) => {
  const mail = await readMail(Buffer.from(bytes));
  if (mail.problems.includes('not-parsed'))
    return { readable: 'damaged', problem: { kind: 'mail-damaged' } };
  const files = [...mailingDocuments(mail), ...bodiesIn(mail)];
  for (const { filename, bytes: content } of files) {
    if (!(await into.take({ filename, via: 'message/rfc822', bytes: content }, depth)))
      return tooManyFiles;
  }
  return mail.problems.includes('too-deep') || mail.problems.includes('too-many-embedded')
    ? { readable: 'too-costly', problem: { kind: 'mails-too-deep' } }
    : null;
};

function bodiesIn(mail: ParsedMail): { filename: string; bytes: Buffer }[] {
  return [bodyDocument(mail) ?? [], mail.embedded.flatMap(bodiesIn)].flat();
}
