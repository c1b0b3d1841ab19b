import { and, eq, inArray } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import { moveCommand, moveReply } from '../database/move.ts';
import { actions, commands, replies } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { again, done, type JobResult, nothingToDo } from '../jobs.ts';
import type { ReplyAnswer } from '../mail/mails/replies.ts';
import { evidenceIn } from '../post/evidence.ts';
import { insertLetter } from '../post/letters.ts';
import { type EvidenceFile, insertAction } from '../post/record-action-row.ts';
import { completeIntentions, dropIntention, noteIntention, type Saying } from './intentions.ts';
import {
  type ActionOrder,
  actionOrder,
  type CommandRow,
  type Reported,
  reportedBy,
  type Subject,
  subjectOf,
} from './reported.ts';
import { replyAnswer, thanks } from './thanks.ts';

/** Records what somebody did or plans, or that a reply says nothing of the kind; each once. */
export async function recordAction(desk: Desk, id: string): Promise<JobResult> {
  const [command] = await desk.db.select().from(commands).where(eq(commands.id, id));
  if (command?.state !== 'taken') return nothingToDo('recorded before');
  const order = actionOrder.parse(command.order);
  if (command.aboutKind === 'intention') return drop(desk, command);
  if (order.verb === 'no') return file(desk, command);
  const subject = await subjectOf(desk, command, order);
  if (!subject) return refuse(desk, command, 'it is gone', null);
  const reply = subject.kind === 'member' ? subject.reply : null;
  if (order.verb === 'yes' && reply?.state === 'recorded')
    return refuse(desk, command, 'recorded before', 'recorded-before');
  const reported = reportedBy(desk, command, order, subject);
  if (!reported.length) return refuse(desk, command, 'nothing was suggested', 'nothing-suggested');
  return write(desk, command, order, subject, reported);
}

async function write(
  desk: Desk,
  command: CommandRow,
  order: ActionOrder,
  subject: Subject,
  reported: readonly Reported[],
): Promise<JobResult> {
  const { db } = desk;
  const reply = subject.kind === 'member' ? subject.reply : null;
  const evidence = reply?.message ?? command.message;
  const files = await evidenceIn(desk, [evidence, command.message]);
  const known = await db
    .select({ once: actions.once })
    .from(actions)
    .where(
      inArray(
        actions.once,
        reported.map(({ once }) => once),
      ),
    );
  const repeated = known.length === reported.length;
  const letter = await thanks(desk, command, subject, { reported, files, repeated });
  const written = await db.transaction(async (tx) => {
    const moves = reply !== null && reply.state !== 'recorded';
    if (moves && !(await moveReply(tx, reply.id, reply.state, 'recorded'))) return false;
    const outcome = reported.map(({ kind }) => kind).join(', ');
    if (!(await moveCommand(tx, command.id, 'taken', 'done', { outcome }))) {
      // Never a reply that counts as recorded, without its action.
      if (moves) throw new Error(`Order ${command.id} was carried out without its reply`);
      return false;
    }
    const saying = { at: desk.clock.now(), by: command.person, message: command.message, evidence };
    for (const each of reported) {
      if (!each.planned) {
        const action = await insertAction(tx, row(subject, each, files, saying));
        if (action && subject.kind === 'member')
          await completeIntentions(tx, subject.member.id, { ...each, action });
      } else if (subject.kind === 'member') await noteIntention(tx, subject.member, each, saying);
    }
    await insertLetter(tx, letter);
    return true;
  });
  // Somebody decided on the reply at this very moment: what holds now is read again.
  if (!written) return again(desk.clock.now(), `${order.verb} met another answer`);
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

function row(
  subject: Subject,
  { once, kind, cases, countries, on, what, visibility, named }: Reported,
  files: readonly EvidenceFile[],
  { at, by, message, evidence }: Saying,
) {
  if (!on) throw new Error('What was done has a day');
  const said = { once, kind, cases, countries, what, visibility, doneOn: on };
  return { ...said, ...actorOf(subject, named), evidence, files, recordedAt: at, by, message };
}

function actorOf(subject: Subject, named: boolean) {
  switch (subject.kind) {
    case 'member': {
      const { id, name } = subject.member;
      return { actor: 'member' as const, who: name, member: id, named };
    }
    case 'committee': {
      const { code, name } = subject.committee;
      return { actor: subject.kind, who: name, committee: code, followUp: subject.followUp };
    }
    case 'house':
      return { actor: subject.actor, who: subject.name, committee: subject.committee };
  }
}

/** The reply says nothing of what was done. */
async function file(desk: Desk, command: CommandRow): Promise<JobResult> {
  const [reply] = await desk.db.select().from(replies).where(eq(replies.id, command.about));
  if (!reply) return refuse(desk, command, 'it is gone', null);
  if (reply.state !== 'new')
    return refuse(desk, command, `${reply.state} before`, `${reply.state}-before`);
  const letter = await replyAnswer(desk, command, reply, 'filed');
  const filed = await desk.db.transaction(async (tx) => {
    if (!(await moveReply(tx, reply.id, 'new', 'filed'))) return false;
    await moveCommand(tx, command.id, 'taken', 'done', { outcome: 'filed' });
    await record(tx, {
      at: desk.clock.now(),
      who: command.person,
      what: 'filed',
      thing: 'reply',
      thingId: reply.id,
      message: command.message,
    });
    return insertLetter(tx, letter);
  });
  if (!filed) return again(desk.clock.now(), 'another answer came at this moment');
  await desk.queue.add('send-letter', { letter: letter.id });
  return done;
}

async function drop(desk: Desk, command: CommandRow): Promise<JobResult> {
  const now = desk.clock.now();
  const dropped = await desk.db.transaction(async (tx) => {
    const saying = { at: now, by: command.person, message: command.message };
    const moved = await dropIntention(tx, command.about, saying);
    await moveCommand(tx, command.id, 'taken', moved ? 'done' : 'refused', {
      outcome: moved ? 'dropped' : 'done or dropped before',
    });
    return moved;
  });
  return dropped ? done : nothingToDo('done or dropped before');
}

/** The order changes nothing; the clerk who gave it is told why. */
async function refuse(
  desk: Desk,
  command: CommandRow,
  why: string,
  answer: ReplyAnswer | null,
): Promise<JobResult> {
  const [reply] = await desk.db
    .select()
    .from(replies)
    .where(and(eq(replies.id, command.about)));
  const known = desk.config.clerks.some(({ id }) => id === command.person);
  const letter = reply && answer && known ? await replyAnswer(desk, command, reply, answer) : null;
  await desk.db.transaction(async (tx) => {
    await moveCommand(tx, command.id, 'taken', 'refused', { outcome: why });
    if (letter) await insertLetter(tx, letter);
  });
  if (letter) await desk.queue.add('send-letter', { letter: letter.id });
  return nothingToDo(why);
}
