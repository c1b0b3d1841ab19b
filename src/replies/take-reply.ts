import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { moveMessage } from '../database/move.ts';
import { cases, decisionCases, decisions, replies } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { mailingDocuments } from '../incoming/documents.ts';
import { type SplitReply, splitReply } from '../incoming/quotation/quoted-text.ts';
import { type Reopened, reopen } from '../incoming/reopen.ts';
import { visibleText } from '../incoming/visible-text.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { answerProves } from '../post/answer-proves.ts';
import { answersAreHeld } from '../post/answers-held.ts';
import { type Answered, findAnswered } from '../post/find-answered.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { answerNotDone } from '../post/order-not-done.ts';
import { notTaken } from './not-taken.ts';
import { personAt } from './people.ts';
import { putAside } from './put-aside.ts';
import { suggestActions } from './suggest.ts';

/** Takes an answer without an order: a member's is put before the clerk with a suggestion; nothing else acts. */
export async function takeReply(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'reply');
  if (!opened) return nothingToDo('taken before');
  const { mail, verdict } = opened.arrived;
  const not = await notTaken(desk, opened.row, mail);
  if (not === 'copy') return settle(desk, id);
  if (not) return putAside(desk, opened, not);
  const { tokens } = opened.recognised.found;
  const now = desk.clock.now();
  const answered = await findAnswered(desk.db, tokens, verdict.sender, now);
  if (answered.kind === 'nothing') return putAside(desk, opened, answered.why);
  await answerProves(desk.db, answered, verdict.sender, now, id);
  const split = splitReply(visibleText(mail), mail.html ?? undefined);
  if (answered.kind === 'delivery') return keep(desk, opened, answered, split);
  await answerClerk(desk, opened, answered);
  return settle(desk, id);
}

async function settle(desk: Desk, id: string): Promise<JobResult> {
  await moveMessage(desk.db, id, 'recognised', 'settled');
  return done;
}

const aboutMailing = [
  'APPROVE <code>',
  'APPROVE <code> <committee> …',
  'APPROVE <code> OFFICIAL',
  'HOLD <code>',
  'HOLD <code> UNTIL <date>',
  'INTRODUCTION <code>',
  'REJECT <code> <reason>',
];

/** A clerk answered without an order: nothing is guessed. */
async function answerClerk(
  desk: Desk,
  { row, arrived }: Reopened<'reply'>,
  { letter }: Extract<Answered, { kind: 'letter' }>,
): Promise<void> {
  const person = await personAt(desk, arrived.verdict.sender);
  if (!person || (await answersAreHeld(desk, person))) return;
  const possible: Record<string, readonly string[]> = {
    'approval-request': aboutMailing,
    'approval-answer': aboutMailing,
    'report-draft': ['APPROVE <code>', 'REJECT <code>'],
    'reply-received': [
      ...['YES <code>', 'NO <code>'],
      ...['DONE <kind> <case> <date>', 'PLAN <kind> <case> <date>'],
    ],
    'action-recorded': ['DONE <kind> <case> <date>', 'PLAN <kind> <case> <date>'],
    'intention-reminder': [
      ...['DONE <kind> <case> <date>', 'PLAN <kind> <case> <date>'],
      'NO <code>',
    ],
    'message-quarantined': ['RELEASE <code>'],
    'preferences-changed': ['FOLLOW VEN', 'PAUSE UNTIL 1 SEPTEMBER', 'LANGUAGE FR', 'STOP'],
    reminder: ['DONE <code>', 'WAIVE <code> <reason>'],
    'committee-registered': ['DONE <code>', 'WAIVE <code> <reason>'],
  };
  await answerNotDone(desk, row, person, {
    line: row.subject ?? '',
    fault: { kind: 'no-order' },
    possible: possible[letter.mail] ?? [],
  });
}

type Told = Extract<Answered, { kind: 'delivery' }>;

async function keep(
  desk: Desk,
  { row, arrived }: Reopened<'reply'>,
  { delivery, member, mailing }: Told,
  split: SplitReply,
): Promise<JobResult> {
  const { config, db } = desk;
  const about = await aboutOf(desk, mailing);
  const writtenOn = dayIn(config.calendar, row.storedAt);
  const suggestions = suggestActions(split.text, { ...about, writtenOn });
  const reply = randomUUID();
  const clerk = clerkOf(config, config.group.clerk);
  const letter = await prepareLetter(desk, {
    once: `reply-received:${row.id}`,
    mail: 'reply-received',
    to: clerk,
    about: { kind: 'reply', id: reply },
    data: (ways) => ({
      clerk: clerk.name,
      member: member.name,
      received: row.storedAt,
      text: split.text,
      suggestions: suggestions.map((each) => ({
        ...each,
        cases: each.cases.map(
          (code) => about.cases.find((c) => c.code === code) ?? { code, name: '' },
        ),
      })),
      writtenOn,
      files: mailingDocuments(arrived.mail).map(({ filename }) => filename),
      ...ways,
    }),
  });
  const kept = await db.transaction(async (tx) => {
    if (!(await moveMessage(tx, row.id, 'recognised', 'settled'))) return false;
    const { text, signature, rest, cutBy } = split;
    await tx.insert(replies).values({
      id: reply,
      message: row.id,
      delivery: delivery.id,
      member: member.id,
      receivedAt: row.storedAt,
      text,
      signature,
      rest,
      cutBy,
      suggestions,
    });
    return insertLetter(tx, letter);
  });
  if (kept) await desk.queue.add('send-letter', { letter: letter.id });
  return kept ? done : nothingToDo('kept by somebody else');
}

/** The cases and countries that the answered mailing is about. */
async function aboutOf(desk: Desk, mailing: string) {
  const rows = await desk.db
    .select({
      country: decisions.country,
      code: cases.code,
      name: decisionCases.name,
      of: cases.country,
    })
    .from(decisions)
    .leftJoin(decisionCases, eq(decisionCases.decision, decisions.id))
    .leftJoin(cases, eq(cases.code, decisionCases.code))
    .where(eq(decisions.mailing, mailing));
  return {
    countries: [...new Set(rows.map(({ country }) => country))],
    cases: rows.flatMap(({ code, name, of }) =>
      code && name && of ? [{ code, name, names: [name], country: of }] : [],
    ),
  };
}
