import { eq, inArray } from 'drizzle-orm';
import { deliveries, members, type notices } from '../../database/tables.ts';
import type { Desk, FinishedMail } from '../../desk.ts';
import type { Language } from '../../domain/language.ts';
import { compose } from '../../mail/compose.ts';
import { finish } from '../../mail/finish.ts';
import { cutStencil, markOf, type Stencil } from '../../mail/stencil.ts';
import { mailingView, registrationViews } from '../../post/mailing-view.ts';
import { senderOf } from '../../post/sender.ts';
import { deliveryToken, messageIdOf, replyWay } from '../../post/tokens.ts';
import { mailingRow } from '../rows.ts';
import { type NoticeContent, noticeData } from './notice-data.ts';

type Delivery = typeof deliveries.$inferSelect;
type Notice = typeof notices.$inferSelect;

/** What is different in each member's notice. */
type Word = 'token' | 'salutation' | 'address' | 'trialFor';

/** Makes a member's notice: the same bytes each time it is asked for one delivery. */
export type NoticePrinter = (delivery: Delivery) => Promise<FinishedMail>;

/** Composes a notice once in each language; a member's own is then a matter of putting words into bytes. */
export async function noticePrinter(desk: Desk, notice: Notice): Promise<NoticePrinter> {
  const { config, db } = desk;
  const content: NoticeContent = {
    mailing: await mailingView(db, notice.mailing),
    introduction: (await mailingRow(db, notice.mailing)).introduction,
    registrations: await registrationViews(db, config, notice.mailing),
    config,
  };
  const told = await db
    .select({ id: members.id, name: members.name, salutation: members.salutation })
    .from(members)
    .where(
      inArray(
        members.id,
        db
          .select({ id: deliveries.member })
          .from(deliveries)
          .where(eq(deliveries.notice, notice.id)),
      ),
    );
  const memberOf = new Map(told.map((member) => [member.id, member]));
  const stencils = new Map<Language, Promise<Stencil<Word>>>();
  const stencilIn = (language: Language): Promise<Stencil<Word>> => {
    const stencil = stencils.get(language) ?? cut(desk, notice, content, language);
    stencils.set(language, stencil);
    return stencil;
  };
  return async ({ id, member, address, language, messageId }) => {
    const { name, salutation } = memberOf.get(member) ?? {};
    if (!name || !salutation) throw new Error(`No member ${member}`);
    const { token } = deliveryToken(desk.secret, id);
    const stencil = await stencilIn(language);
    const raw = stencil({ token, salutation, address, trialFor: name });
    return { envelope: { from: config.mail.address, to: address }, messageId, raw };
  };
}

async function cut(
  { config }: Desk,
  notice: Notice,
  content: NoticeContent,
  language: Language,
): Promise<Stencil<Word>> {
  const { trial } = config.approval;
  const marks = { token: markOf(0), salutation: markOf(1), address: `${markOf(2)}@mark.invalid` };
  const trialFor = trial ? markOf(3) : null;
  const reply = replyWay(marks.token, config);
  const data = noticeData(content, { salutation: marks.salutation, reply, trialFor });
  const { raw } = await finish(await compose('notice', language, data, senderOf(config)), {
    from: { name: 'Solidarity Desk', address: config.mail.address },
    to: marks.address,
    replyTo: reply.address,
    messageId: messageIdOf('notice', marks.token, config),
    date: notice.createdAt,
    chamber: config.chamber.id,
  });
  return cutStencil<Word>(raw, { ...marks, ...(trialFor ? { trialFor } : {}) } as Record<
    Word,
    string
  >);
}
