/** The documents of the mailings that a member was told of. */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Executor } from '../database/database.ts';
import { deliveries, documents, mailings, notices } from '../database/tables.ts';
import type { Voice } from '../mail/voice.ts';
import type { Html } from './frame.ts';

interface ToldMailing {
  readonly id: string;
  readonly subject: string;
  readonly receivedAt: Date;
  readonly documents: readonly {
    readonly id: string;
    readonly filename: string;
    readonly bytes: number;
  }[];
}

/** A page is no archive: older ones can be asked for. */
const mostMailings = 40;

const isTold = (member: string) =>
  and(eq(deliveries.member, member), eq(deliveries.notice, notices.id));

/** The latest first; a document that was replaced by a better copy is left out. */
export async function toldMailings(db: Executor, member: string): Promise<ToldMailing[]> {
  const told = await db
    .select({ id: mailings.id, subject: mailings.subject, receivedAt: mailings.receivedAt })
    .from(mailings)
    .innerJoin(notices, eq(notices.mailing, mailings.id))
    .innerJoin(deliveries, isTold(member))
    .orderBy(desc(mailings.receivedAt), desc(mailings.id))
    .limit(mostMailings);
  if (!told.length) return [];
  const all = await db
    .select({
      id: documents.id,
      mailing: documents.mailing,
      filename: documents.filename,
      bytes: documents.bytes,
    })
    .from(documents)
    .where(
      and(
        inArray(
          documents.mailing,
          told.map(({ id }) => id),
        ),
        isNull(documents.replacedBy),
      ),
    )
    .orderBy(asc(documents.position));
  return told.map((one) => ({ ...one, documents: all.filter((d) => d.mailing === one.id) }));
}

/** Null: there is none, it was replaced, or the member was not told of its mailing. */
export async function documentFor(db: Executor, member: string, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const [document] = await db
    .select({
      filename: documents.filename,
      contentType: documents.contentType,
      sha256: documents.sha256,
    })
    .from(documents)
    .innerJoin(notices, eq(notices.mailing, documents.mailing))
    .innerJoin(deliveries, isTold(member))
    .where(and(eq(documents.id, id), isNull(documents.replacedBy)))
    .limit(1);
  return document ?? null;
}

/** What a browser is told of a file that came by mail; of any other type it learns nothing. */
const harmlessTypes = new Set([
  'application/pdf',
  'application/msword',
  'application/rtf',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]);

/** Headers with which a file is kept rather than opened (RFC 6266, RFC 8187). */
export function fileHeaders(filename: string, contentType: string): Record<string, string> {
  const name = (filename.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim() || 'document';
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'Content-Type': harmlessTypes.has(contentType) ? contentType : 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  };
}

export const documentList = (voice: Voice, link: string, told: readonly ToldMailing[]): Html =>
  html`<h2>${voice.say('pages.documents')}</h2>
${
  told.some((one) => one.documents.length)
    ? html`<p class="quiet">${voice.say('pages.documentsLead')}</p>
${told
  .filter((one) => one.documents.length)
  .map(
    (one) => html`<h3><bdi>${one.subject}</bdi></h3>
<p class="quiet">${voice.say('pages.received', { received: voice.moment(one.receivedAt) })}</p>
<ul class="files">
${one.documents.map(
  (file) =>
    html`<li><a href="${link}/documents/${file.id}"><bdi>${file.filename}</bdi></a> <span class="quiet">(${voice.bytes(file.bytes)})</span></li>
`,
)}</ul>
`,
  )}`
    : html`<p class="quiet">${voice.say('pages.noDocuments')}</p>`
}`;
