import type { notices } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Country } from '../../domain/country.ts';
import type { Language } from '../../domain/language.ts';
import { compose } from '../../mail/compose.ts';
import { type Attachment, finish } from '../../mail/finish.ts';
import { type Block, cutStencil, markOf, type Stencil } from '../../mail/stencil.ts';
import { mapAttachment } from '../../map/map.ts';
import { senderOf } from '../../post/sender.ts';
import { messageIdOf, replyWay } from '../../post/tokens.ts';
import { noticeData } from './notice-data.ts';
import { areAttached, documentsFor, partOf, type Told, type ToldDocument } from './told.ts';

/** What is different in each member's notice of a variant. */
export type Word = 'token' | 'salutation' | 'address' | 'trialFor' | 'page';

/** A notice as all those get it who are told the same in the same language. */
export interface Variant {
  readonly stencil: Stencil<Word>;
  readonly subject: string;
  /** Octets of the HTML body without the members' words. */
  readonly htmlBytes: number;
}

/** What a notice tells of one mailing, and of which countries; null: all of them. */
export interface Shown {
  readonly told: Told;
  readonly extract: readonly Country[] | null;
}

/** An attachment's bytes as they stand in the mail: encoded once for all variants. */
export type BytesOf = (document: ToldDocument) => Promise<Buffer>;

/**
 * Composes a notice with a mark in the place of each word that is a member's own.
 * @param shown the mailing of the notice, then those that a daily digest adds
 * @param hasPage whether members have a page of their own
 */
export async function cutVariant(
  desk: Desk,
  notice: typeof notices.$inferSelect,
  shown: readonly [Shown, ...Shown[]],
  language: Language,
  hasPage: boolean,
  bytesOf: BytesOf,
): Promise<Variant> {
  const { config } = desk;
  const marks: Partial<Record<Word, string>> & { token: string } = {
    token: markOf(0),
    salutation: markOf(1),
    address: `${markOf(2)}@mark.invalid`,
    ...(config.approval.trial && { trialFor: markOf(3) }),
    ...(hasPage && { page: markOf(4) }),
  };
  const attached = areAttached(
    config,
    shown.map(({ told }) => told),
  );
  const [first, ...also] = shown.map(({ told, extract }) =>
    partOf(told, extract, attached, ({ id }) =>
      marks.page ? `${marks.page}/documents/${id}` : null,
    ),
  );
  if (!first) throw new Error('A notice of nothing');
  const map = await mapAttachment(
    [first, ...also].flatMap(({ mailing }) => mailing.decisions.map(({ country }) => country)),
  );
  const reply = replyWay(marks.token, config);
  const data = noticeData(
    {
      ...first,
      also,
      map: map?.cid ?? null,
      official: shown[0].told.official,
      config,
    },
    {
      salutation: marks.salutation ?? '',
      reply,
      trialFor: marks.trialFor ?? null,
      page: marks.page ?? null,
    },
  );
  const composed = await compose('notice', language, data, senderOf(config));
  const { attachments, blocks } = attached
    ? await attach(shown, bytesOf)
    : { attachments: [], blocks: [] };
  const { raw } = await finish(composed, {
    from: { name: 'Solidarity Desk', address: config.mail.address },
    to: marks.address ?? '',
    replyTo: reply.address,
    messageId: messageIdOf('notice', marks.token, config),
    date: notice.createdAt,
    chamber: config.chamber.id,
    attachments: [...(map ? [map] : []), ...attachments],
  });
  const stencil = cutStencil<Word>(raw, marks as Record<Word, string>, blocks);
  return {
    stencil,
    subject: composed.subject,
    htmlBytes: Buffer.byteLength(composed.html) - stencil.htmlBytes(marks as Record<Word, string>),
  };
}

/** A document may take megabytes, and there are many variants: each is composed with stand-ins. */
async function attach(
  shown: readonly Shown[],
  bytesOf: BytesOf,
): Promise<{ attachments: Attachment[]; blocks: Block[] }> {
  const attachments: Attachment[] = [];
  const blocks: Block[] = [];
  for (const { told, extract } of shown)
    for (const document of documentsFor(told, extract)) {
      const content = Buffer.from(`stand-in ${document.id}`);
      attachments.push({ filename: document.filename, content });
      blocks.push({ standIn: content.toString('base64'), bytes: await bytesOf(document) });
    }
  return { attachments, blocks };
}
