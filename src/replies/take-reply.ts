import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { clerkOf } from '../config.ts';
import { moveMessage } from '../database/move.ts';
import { cases, decisionCases, decisions, replies } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { type SplitReply, splitReply } from '../incoming/quotation/quoted-text.ts';
import { type Reopened, reopen } from '../incoming/reopen.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { answerProves } from '../post/answer-proves.ts';
import { type Answered, findAnswered } from '../post/find-answered.ts';
import { insertLetter, prepareLetter } from '../post/letters.ts';
import { tellClerk } from '../post/tell-clerk.ts';
import { answerNotUnderstood } from './not-understood.ts';
import { personAt } from './people.ts';
import { suggestAction } from './suggest.ts';

const reasons: Record<Extract<Answered, { kind: 'nothing' }>['why'], string> = {
  'unknown-token': 'It answers a mail, but none that the desk sent. Nothing was done with it.',
  expired: 'It answers a mail of ours that is too old. Nothing was done with it.',
  'another-person':
    'It answers a mail that the desk sent to somebody else. Nothing was done with it.',
};

/** Takes an answer without an order: a member's is put before the clerk with a suggestion; nothing else acts. */
export async function takeReply(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'reply');
  if (!opened) return nothingToDo('taken before');
  const { mail, verdict } = opened.arrived;
  const answered = await findAnswered(
    desk.db,
    opened.recognised.found.tokens,
    verdict.sender,
    desk.clock.now(),
  );
  const split = splitReply(mail.text, mail.html ?? undefined);
  await answerProves(desk.db, answered, verdict.sender, desk.clock.now(), id);
  if (answered.kind === 'nothing')
    await tellClerk(desk, id, reasons[answered.why], opened.recognised.reasons);
  if (answered.kind === 'letter') await answerClerk(desk, opened, answered);
  if (answered.kind === 'delivery') return keep(desk, opened, answered, split);
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
  if (!person) return;
  const possible: Record<string, readonly string[]> = {
    'approval-request': aboutMailing,
    'approval-answer': aboutMailing,
    'report-draft': ['APPROVE <code>', 'REJECT <code>'],
    'reply-received': ['YES <code>', 'DONE <kind> <case> <date>'],
    'message-quarantined': ['RELEASE <code>'],
    'preferences-changed': ['FOLLOW VEN', 'PAUSE UNTIL 1 SEPTEMBER', 'LANGUAGE FR', 'STOP'],
    reminder: ['DONE <code>', 'WAIVE <code> <reason>'],
    'committee-registered': ['DONE <code>', 'WAIVE <code> <reason>'],
  };
  await answerNotUnderstood(desk, row, person, {
    line: row.subject ?? '',
    reason: 'The first line is no order.',
    possible: possible[letter.mail] ?? [],
  });
}

type Told = Extract<Answered, { kind: 'delivery' }>;

async function keep(
  desk: Desk,
  { row }: Reopened<'reply'>,
  { delivery, member, mailing }: Told,
  split: SplitReply,
): Promise<JobResult> {
  const { config, db } = desk;
  const known = await casesOf(desk, mailing);
  const found = suggestAction(split.text, { cases: known });
  const doneOn = dayIn(config.calendar, row.storedAt);
  const suggestion = found.kinds.length
    ? {
        kinds: found.kinds,
        cases: found.cases,
        countries: [...found.countries],
        doneOn,
        words: found.words,
      }
    : null;
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
      suggestion: suggestion && {
        ...suggestion,
        cases: known.filter((c) => suggestion.cases.includes(c.code)),
      },
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
      suggestion,
    });
    return insertLetter(tx, letter);
  });
  if (kept) await desk.queue.add('send-letter', { letter: letter.id });
  return kept ? done : nothingToDo('kept by somebody else');
}

/** The cases that the answered mailing is about. */
async function casesOf(desk: Desk, mailing: string) {
  const rows = await desk.db
    .select({ code: cases.code, name: decisionCases.name, country: cases.country })
    .from(decisionCases)
    .innerJoin(decisions, eq(decisions.id, decisionCases.decision))
    .innerJoin(cases, eq(cases.code, decisionCases.code))
    .where(eq(decisions.mailing, mailing));
  return rows.map((row) => ({ ...row, names: [row.name] }));
}
