import { eq, inArray } from 'drizzle-orm';
import { deliveries, members, type notices } from '../database/tables.ts';
import type { Desk, FinishedMail } from '../desk.ts';
import type { Language } from '../domain/language.ts';
import { type ComposedMail, type Fill, prepare } from '../mail/compose.ts';
import { finish } from '../mail/finish.ts';
import { mailingView, registrationViews } from '../post/mailing-view.ts';
import { senderOf } from '../post/sender.ts';
import { deliveryToken, replyWay } from '../post/tokens.ts';
import { noticeData } from './notice-data.ts';
import { mailingRow } from './rows.ts';

/** A notice ready for its member. */
export type Printed = FinishedMail;
type Delivery = typeof deliveries.$inferSelect;
type Notice = typeof notices.$inferSelect;

/** Makes the mails of one notice. */
export interface NoticePrinter {
  compose(delivery: Delivery): Promise<ComposedMail>;
  /** The same bytes each time it is asked for one delivery. */
  print(delivery: Delivery): Promise<Printed>;
}

/** Does what is the same for every member once. */
export async function noticePrinter(desk: Desk, notice: Notice): Promise<NoticePrinter> {
  const { config, db } = desk;
  const content = {
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
  const fills = new Map<Language, Promise<Fill<'notice'>>>();
  const fillIn = (language: Language) => {
    const fill = fills.get(language) ?? prepare('notice', language);
    fills.set(language, fill);
    return fill;
  };
  const replyTo = (delivery: Delivery) =>
    replyWay(deliveryToken(desk.secret, delivery.id).token, config);
  const compose = async (delivery: Delivery) => {
    const member = memberOf.get(delivery.member);
    if (!member) throw new Error(`No member ${delivery.member}`);
    const fill = await fillIn(delivery.language);
    const trialFor = config.approval.trial ? member.name : null;
    return fill(
      noticeData(content, { salutation: member.salutation, reply: replyTo(delivery), trialFor }),
      senderOf(config),
    );
  };
  return {
    compose,
    async print(delivery) {
      return finish(await compose(delivery), {
        from: { name: 'Solidarity Desk', address: config.mail.address },
        to: delivery.address,
        replyTo: replyTo(delivery).address,
        messageId: delivery.messageId,
        date: notice.createdAt,
        chamber: config.chamber.id,
      });
    },
  };
}
