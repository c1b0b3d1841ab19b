import { eq, inArray, sql } from 'drizzle-orm';
import type { PgColumn, PgTable, PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { record } from '../../database/audit.ts';
import type { Executor } from '../../database/database.ts';
import { retireBlobs } from '../../database/erased-blobs.ts';
import {
  actions,
  commands,
  deliveries,
  followUpNotes,
  followUps,
  intentions,
  mailings,
  members,
  replies,
} from '../../database/tables.ts';
import type { Day } from '../../domain/day.ts';
import type { MemberRow } from './find-member.ts';
import { nobody, nowhere, silenceLetters, silenceMessages, silentReply } from './silence.ts';
import { type Traces, tracesOf } from './traces.ts';

/** What an erasure takes away, and what it leaves without the name. */
export interface Erasure {
  readonly erased: {
    readonly mails: number;
    readonly letters: number;
    readonly replies: number;
    readonly orders: number;
    readonly intentions: number;
    readonly notes: number;
    readonly absences: number;
  };
  readonly stays: {
    readonly deliveries: number;
    readonly actions: number;
    readonly evidence: number;
    readonly audit: number;
  };
}

/** Something of the person is under way: it has to come to its end first. */
export const isUnderWay = ({ deliveries, letters, messages, commands }: Traces): boolean =>
  [...deliveries, ...letters].some(({ state }) => state === 'queued' || state === 'sending') ||
  messages.some(({ state }) => state === 'stored' || state === 'recognised') ||
  commands.some(({ state }) => state === 'taken');

export const erasureOf = (found: Traces): Erasure => ({
  erased: {
    mails: found.messages.length,
    letters: found.letters.length,
    replies: found.replies.length,
    orders: found.commands.length,
    intentions: found.intentions.length,
    notes: found.notes.length,
    absences: found.absences.length,
  },
  stays: {
    deliveries: found.deliveries.length,
    actions: found.actions.length,
    evidence: found.evidence.length,
    audit: found.audit.length,
  },
});

/**
 * Takes a person out of the desk: who they were, what they wrote and what was written to them. Stays: that a
 * member was told of each mailing and when, what was done and for whom, the reports as they were sent, the audit,
 * which knows an id only. Twice is once.
 * @param because as in the audit: `person` (on request), `former-members` (policy), `restore`
 * @returns the hashes of the mails whose bytes are to be erased after the commit
 */
export async function eraseMember(
  tx: Executor,
  member: MemberRow,
  { at, today, by, because }: { at: Date; today: Day; by: string; because: string },
): Promise<string[]> {
  const { id } = member;
  const found = await tracesOf(tx, member);
  await tx
    .update(members)
    .set(emptied(member, at, today))
    .where(eq(members.id, id));
  const blank = <T extends PgTable & { id: PgColumn }>(
    table: T,
    rows: readonly { readonly id: string }[],
    set: PgUpdateSetSource<T>,
  ) =>
    rows.length
      ? tx
          .update(table)
          .set(set)
          .where(inArray(table.id, idsOf(rows)))
      : null;
  await silenceMessages(tx, idsOf(found.messages), at);
  await silenceLetters(tx, idsOf(found.letters), at);
  await blank(deliveries, found.deliveries, {
    address: `${id}@${nowhere}`,
    domain: nowhere,
    response: null,
  });
  await blank(replies, found.replies, silentReply);
  await blank(commands, found.commands, { order: {}, outcome: null });
  await blank(actions, found.actions, { who: nobody, named: false, what: null });
  await blank(intentions, found.intentions, { what: null });
  await blank(followUpNotes, found.notes, { text: nobody });
  // The clerks of the committee have it again.
  await blank(followUps, found.assigned, { assignedMember: null });
  await tx
    .update(mailings)
    .set({ forwardedBy: nobody })
    .where(inArray(sql`lower(${mailings.forwardedBy})`, [member.email, ...member.otherEmails]));
  const hashes = [
    ...found.messages.map(({ sha256 }) => sha256),
    ...found.letters.map(({ raw }) => raw),
  ];
  const mails = await retireBlobs(tx, hashes, at, because);
  const { erased, stays } = erasureOf(found);
  await record(tx, {
    at,
    who: by,
    what: 'erased',
    thing: 'member',
    thingId: id,
    details: { because, erased, stays },
  });
  return mails;
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

const emptied = (member: MemberRow, at: Date, today: Day) => ({
  key: `erased:${member.id}`,
  name: nobody,
  salutation: nobody,
  email: `${member.id}@${nowhere}`,
  otherEmails: [],
  chamber: null,
  party: null,
  constituency: null,
  memberships: [],
  endedOn: member.endedOn && member.endedOn < today ? member.endedOn : today,
  follows: null,
  digest: false,
  pausedUntil: null,
  stoppedAt: null,
  bounceScore: 0,
  bouncedAt: null,
  undeliverableSince: null,
  erasedAt: member.erasedAt ?? at,
});
