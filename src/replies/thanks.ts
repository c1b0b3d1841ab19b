/** What is written to whoever reported something, and to a clerk whose order changed nothing. */
import { eq, inArray } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { cases, members } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { ReplyAnswer } from '../mail/mails/replies.ts';
import { type PreparedLetter, prepareLetter } from '../post/letters.ts';
import { countriesOfCases, type EvidenceFile } from '../post/record-action-row.ts';
import type { CommandRow, ReplyRow, Reported, Subject } from './reported.ts';

/** The cases with their names; empty where the desk does not know one. */
export async function namedCases(
  desk: Desk,
  codes: readonly string[],
): Promise<Map<string, { code: string; name: string }>> {
  const rows = codes.length
    ? await desk.db
        .select({ code: cases.code, name: cases.name })
        .from(cases)
        .where(inArray(cases.code, [...codes]))
    : [];
  return new Map(
    codes.map((code) => [code, { code, name: rows.find((r) => r.code === code)?.name ?? '' }]),
  );
}

/** What was recorded, who may read it and how to put it right. */
export async function thanks(
  desk: Desk,
  command: CommandRow,
  subject: Subject,
  {
    reported,
    files,
    repeated,
  }: {
    readonly reported: readonly Reported[];
    readonly files: readonly EvidenceFile[];
    /** All of it was recorded before. */
    readonly repeated: boolean;
  },
): Promise<PreparedLetter> {
  const names = await namedCases(
    desk,
    reported.flatMap((each) => each.cases),
  );
  const view = (each: Reported) => ({
    kind: each.kind,
    cases: each.cases.flatMap((code) => names.get(code) ?? []),
    countries: [...new Set([...countriesOfCases(each.cases), ...each.countries])],
    what: each.what,
  });
  const { member, clerk } =
    subject.kind === 'member'
      ? { member: subject.member, clerk: null }
      : { member: null, clerk: clerkOf(desk.config, command.person) };
  return prepareLetter(desk, {
    once: `action-recorded:${command.id}`,
    mail: 'action-recorded',
    to: member ?? clerk,
    about: member
      ? { kind: 'member', id: member.id }
      : { kind: command.aboutKind, id: command.about },
    data: ({ reply }) => ({
      salutation: member?.salutation ?? clerk?.name ?? '',
      repeated,
      actions: reported.flatMap((each) =>
        each.planned || !each.on
          ? []
          : [
              {
                ...view(each),
                doneOn: each.on,
                who: nameOf(subject),
                visibility: each.visibility,
                files: files.map(({ filename }) => filename),
              },
            ],
      ),
      planned: reported
        .filter(({ planned }) => planned)
        .map((each) => ({ ...view(each), plannedFor: each.on })),
      reply,
    }),
  });
}

function nameOf(subject: Subject): string {
  if (subject.kind === 'house') return subject.name;
  return (subject.kind === 'member' ? subject.member : subject.committee).name;
}

/** To a clerk: what holds for a reply, after an order that changed nothing or has put it away. */
export async function replyAnswer(
  desk: Desk,
  command: CommandRow,
  reply: ReplyRow,
  answer: ReplyAnswer,
): Promise<PreparedLetter> {
  const clerk = clerkOf(desk.config, command.person);
  const [member] = await desk.db
    .select({ name: members.name })
    .from(members)
    .where(eq(members.id, reply.member));
  return prepareLetter(desk, {
    once: `reply-answer:${command.id}`,
    mail: 'reply-answer',
    to: clerk,
    about: { kind: 'reply', id: reply.id },
    data: (ways) => ({
      clerk: clerk.name,
      member: member?.name ?? '',
      received: reply.receivedAt,
      answer,
      suggested: reply.suggestions.length > 0,
      ...ways,
    }),
  });
}
