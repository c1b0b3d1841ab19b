import { eq, inArray } from 'drizzle-orm';
import type { Executor } from '../../database/database.ts';
import { deliveries, members, type notices } from '../../database/tables.ts';
import type { Desk, FinishedMail } from '../../desk.ts';
import { memberPage } from '../../post/member-link.ts';
import { deliveryToken, replyWay } from '../../post/tokens.ts';
import { digestsOf, type FollowersOf } from './digests-of.ts';
import { encodedDocuments } from './encoded-documents.ts';
import { type Told, toldOf } from './told.ts';
import { cutVariant, type Shown, type Variant, type Word } from './variant.ts';

export type Delivery = Pick<
  typeof deliveries.$inferSelect,
  'id' | 'member' | 'address' | 'language' | 'extract' | 'messageId'
>;
type Notice = typeof notices.$inferSelect;

/** Makes a member's notice: the same bytes each time it is asked for one delivery. */
export type NoticePrinter = (delivery: Delivery) => Promise<FinishedMail>;

/** A member's notice before it is put into bytes. */
export interface Draft {
  readonly variant: Variant;
  readonly words: Record<Word, string>;
}

/** More variants than these are composed anew when they come again. */
const mostKept = 200;

/**
 * Composes a notice once for all who are told the same in the same language; a member's own is then
 * a matter of putting words into bytes. The lead of a daily digest tells what its followers would.
 */
export async function noticePrinter(desk: Desk, notice: Notice): Promise<NoticePrinter> {
  const draft = await noticeDrafts(desk, desk.db, notice, await digestsOf(desk.db, notice.id));
  return async (delivery) => {
    const { variant, words } = await draft(delivery);
    return {
      // A bounce comes to an address that names the delivery, whatever it quotes of the mail.
      envelope: {
        from: replyWay(words.token, desk.config).address,
        to: delivery.address,
        id: words.token,
      },
      messageId: delivery.messageId,
      raw: variant.stencil(words),
    };
  };
}

/** @param followersOf what a delivery tells beside its own mailing */
export async function noticeDrafts(
  desk: Desk,
  db: Executor,
  notice: Notice,
  followersOf: FollowersOf,
): Promise<(delivery: Delivery) => Promise<Draft>> {
  const { config } = desk;
  const people = await peopleOf(db, notice.id);
  const bytesOf = encodedDocuments(desk);
  const kept = new Map<string, Promise<Told>>();
  const tell = (mailing: string): Promise<Told> =>
    remembered(kept, mailing, () => toldOf(desk, db, mailing));
  const variants = new Map<string, Promise<Variant>>();
  return async (delivery) => {
    const { id, member, address, language, extract } = delivery;
    const person = people.get(member) ?? (await personOf(db, member));
    const page = memberPage(desk, member, notice.createdAt);
    const followers = await followersOf(id);
    const key = JSON.stringify([language, extract, page !== null, followers]);
    const variant = await remembered(variants, key, async () => {
      const lead: Shown = { told: await tell(notice.mailing), extract };
      const more = await Promise.all(
        followers.map(
          async (one): Promise<Shown> => ({ told: await tell(one.mailing), extract: one.extract }),
        ),
      );
      return cutVariant(desk, notice, [lead, ...more], language, page !== null, bytesOf);
    });
    const { token } = deliveryToken(desk.secret, id);
    const words = {
      token,
      salutation: person.salutation,
      address,
      trialFor: config.approval.trial ? person.name : '',
      page: page ?? '',
    };
    return { variant, words };
  };
}

/** Asked for once; what failed is asked for again. */
function remembered<T>(
  known: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const one = known.get(key);
  if (one) return one;
  const oldest = known.keys().next().value;
  if (known.size >= mostKept && oldest !== undefined) known.delete(oldest);
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

const person = { id: members.id, name: members.name, salutation: members.salutation };

async function peopleOf(db: Executor, notice: string) {
  const told = db
    .select({ id: deliveries.member })
    .from(deliveries)
    .where(eq(deliveries.notice, notice));
  const rows = await db.select(person).from(members).where(inArray(members.id, told));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Somebody who was added while the notice was being sent. */
async function personOf(db: Executor, id: string) {
  const [row] = await db.select(person).from(members).where(eq(members.id, id));
  if (!row) throw new Error(`No member ${id}`);
  return row;
}
