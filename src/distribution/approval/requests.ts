import { and, asc, count, eq } from 'drizzle-orm';
import type { Clerk } from '../../config/schema.ts';
import type { Executor } from '../../database/database.ts';
import { documents, letters } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Day } from '../../domain/day.ts';
import { dayIn } from '../../domain/working-days.ts';
import type { Mails } from '../../mail/mails.ts';
import { decidersOf, nameOf } from '../../post/deciders.ts';
import { type PreparedLetter, prepareLetter } from '../../post/letters.ts';
import { readMailing } from '../../post/mailing-view.ts';
import { audienceFigures, audienceOf } from '../audience.ts';
import { allMembers, followable } from '../rows.ts';
import { goesOutAt } from './goes-out.ts';
import { noticePreview } from './notice-preview.ts';
import { reviewOf } from './review.ts';
import { routedCommittees } from './routing.ts';
import type { MailingRow } from './ruling.ts';

type Request = Mails['approval-request'];
type Asking = MailingRow & { readonly askedAt: Date };

/**
 * One letter to each who may decide, with a code of their own.
 * @param heldUntil the day until which it was held, where that is why they are asked anew
 */
export async function requestsFor(
  desk: Desk,
  tx: Executor,
  mailing: Asking,
  heldUntil: Day | null,
): Promise<PreparedLetter[]> {
  const preview = await noticePreview(desk, tx, mailing.id);
  const facts = await factsOf(desk, tx, mailing, preview.decisions);
  const deciders = decidersOf(desk.config);
  const requests: PreparedLetter[] = [];
  for (const clerk of deciders)
    requests.push(
      await prepareLetter(desk, {
        once: await onceFor(tx, mailing.id, clerk),
        mail: 'approval-request',
        to: clerk,
        about: { kind: 'mailing', id: mailing.id },
        data: ({ reply, code }) => ({
          ...facts,
          heldUntil,
          clerk: clerk.name,
          others: deciders.filter((other) => other !== clerk).map((other) => other.name),
          notice: preview.noticeFor(clerk),
          reply,
          code,
        }),
        attachments: preview.pictures,
      }),
    );
  return requests;
}

/** After a correction or a better copy everybody is asked anew. */
async function onceFor(tx: Executor, mailing: string, clerk: Clerk): Promise<string> {
  const [asked] = await tx
    .select({ n: count() })
    .from(letters)
    .where(
      and(
        eq(letters.mail, 'approval-request'),
        eq(letters.about, mailing),
        eq(letters.person, clerk.id),
      ),
    );
  return `approval-request:${mailing}:${clerk.id}:${(asked?.n ?? 0) + 1}`;
}

/** What everybody who is asked is shown alike. */
async function factsOf({ config }: Desk, tx: Executor, mailing: Asking, decisions: number) {
  const files = await tx
    .select({
      filename: documents.filename,
      bytes: documents.bytes,
      problem: documents.problem,
      replacedBy: documents.replacedBy,
    })
    .from(documents)
    .where(eq(documents.mailing, mailing.id))
    .orderBy(asc(documents.position));
  const current = files.filter(({ replacedBy }) => replacedBy === null);
  return {
    goesOutAt: goesOutAt({ ...mailing, decisions }, config),
    held: mailing.heldAt !== null,
    persons: config.approval.persons,
    authenticity: {
      genuine: mailing.genuine === 'genuine',
      evidence: mailing.evidence,
      forwardedBy: mailing.forwardedBy,
    },
    doubts: mailing.doubts,
    review: await reviewOf(tx, await readMailing(tx, mailing.id)),
    urgent: mailing.sort === 'urgent',
    documents: current.map(({ filename, bytes }) => ({ filename, bytes })),
    unread: current.flatMap(({ filename, problem }) => (problem ? [{ filename, problem }] : [])),
    audience: await audienceIn(
      tx,
      mailing,
      config.committees.map(({ code }) => code),
      dayIn(config.calendar, mailing.askedAt),
    ),
    committees: await routedCommittees(tx, config, mailing.id),
    trialTo: config.approval.trial ? nameOf(config, config.group.clerk) : null,
  };
}

async function audienceIn(
  tx: Executor,
  mailing: MailingRow,
  committees: readonly string[],
  today: Day,
): Promise<Request['audience']> {
  const members = await allMembers(tx);
  const addressed = { committees: null, decisions: await followable(tx, mailing.id) };
  const audience = audienceOf(members, { ...addressed, official: false }, today);
  const official = audienceOf(members, { ...addressed, official: true }, today);
  return {
    ...audienceFigures(audience, committees, today),
    official: official.recipients.length,
  };
}
