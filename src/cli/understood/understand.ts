/** Files into what is understood of them: mails authenticated and recognised, documents read in the cage. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ReadDocumentInCage, Resolve, UnpackInCage } from '../../desk.ts';
import type { ReadDocument } from '../../domain/decision.ts';
import type { TrustRules } from '../../incoming/authenticate/rules.ts';
import { type ArrivedMessage, authenticate } from '../../incoming/authenticate.ts';
import type { ParsedMail } from '../../incoming/mail.ts';
import { readMail } from '../../incoming/read-mail.ts';
import { type Recognised, recognise } from '../../incoming/recognise.ts';
import { documentsOfMail, type MailingDocument } from '../../reading/documents-of-mail.ts';

export interface Tools {
  readonly rules: TrustRules;
  readonly resolve: Resolve;
  readonly unpack: UnpackInCage;
  readonly readDocument: ReadDocumentInCage;
  /** Opens encrypted documents; null when none was given. */
  readonly password: string | null;
  /** Told of each page that OCR has read. */
  readonly onPage?: (file: string, page: number, of: number) => void;
}

/** An archive among the attachments. */
interface Archive {
  readonly filename: string;
  readonly leftOut: readonly string[];
}

export interface UnderstoodMail extends ArrivedMessage {
  readonly is: 'mail';
  readonly file: string;
  readonly recognised: Recognised;
  readonly documents: readonly {
    readonly via: MailingDocument['via'];
    readonly sha256: string;
    readonly read: ReadDocument;
  }[];
  readonly archives: readonly Archive[];
}

export interface UnderstoodDocument {
  readonly is: 'document';
  readonly file: string;
  readonly sha256: string;
  readonly read: ReadDocument;
}

interface NotOpened {
  readonly is: 'not-opened';
  readonly file: string;
  /** For the person who named the file. */
  readonly error: string;
}

export type Understood = UnderstoodMail | UnderstoodDocument | NotOpened;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** By its name, else by its beginning: a header field (RFC 5322 §2.2). */
const isMail = (file: string, bytes: Buffer): boolean =>
  extname(file).toLowerCase() === '.eml' ||
  (extname(file) === '' && /^[!-9;-~]+:[ \t]/.test(bytes.toString('latin1', 0, 200)));

/** @returns also for a file that cannot be opened; what throws is an outage of the cage */
export async function understand(file: string, tools: Tools): Promise<Understood> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { is: 'not-opened', file, error: `cannot be opened: ${code ?? String(error)}` };
  }
  if (isMail(file, bytes)) return understandMail(file, bytes, tools);
  return {
    is: 'document',
    file,
    sha256: hashOf(bytes),
    read: await readOne(file, { filename: basename(file), bytes }, tools),
  };
}

const readOne = (
  file: string,
  { filename, bytes }: { filename: string; bytes: Uint8Array },
  { readDocument, password, onPage }: Tools,
): Promise<ReadDocument> =>
  readDocument({
    filename,
    bytes,
    ...(password === null ? {} : { password }),
    ...(onPage ? { onProgress: ({ page, of }) => onPage(file, page, of) } : {}),
  });

/** Nobody reads the attachments again, and thousands of mails may be held at once. */
const withoutBytes = (mail: ParsedMail): ParsedMail => ({
  ...mail,
  attachments: mail.attachments.map((part) => ({ ...part, bytes: Buffer.alloc(0) })),
  embedded: mail.embedded.map(withoutBytes),
});

async function understandMail(file: string, raw: Buffer, tools: Tools): Promise<UnderstoodMail> {
  const mail = await readMail(raw);
  const arrived = await authenticate({ raw, mail, at: new Date() }, tools.rules, tools.resolve);
  const recognised = recognise(arrived);
  const archives: Archive[] = [];
  const unpack: UnpackInCage = async (packed) => {
    const unpacked = await tools.unpack(packed);
    if (unpacked && (unpacked.leftOut.length || unpacked.files.some(({ via }) => via === 'zip')))
      archives.push({ filename: packed.filename, leftOut: unpacked.leftOut });
    return unpacked;
  };
  const brought = recognised.kind === 'mailing' ? await documentsOfMail(mail, unpack) : [];
  const documents = [];
  for (const one of brought)
    documents.push({
      via: one.via,
      sha256: hashOf(one.bytes),
      read: await readOne(file, one, tools),
    });
  const { verdict } = arrived;
  return { is: 'mail', file, mail: withoutBytes(mail), verdict, recognised, documents, archives };
}
