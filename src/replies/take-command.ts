import { and, count, eq, gte } from 'drizzle-orm';
import { record } from '../database/audit.ts';
import { moveMessage } from '../database/move.ts';
import { audit, commands } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import type { OrderFault } from '../domain/order-fault.ts';
import type { Person } from '../domain/person.ts';
import { dayIn } from '../domain/working-days.ts';
import { mailingDocuments } from '../incoming/documents.ts';
import { splitReply } from '../incoming/quotation/quoted-text.ts';
import { type Reopened, reopen } from '../incoming/reopen.ts';
import { visibleText } from '../incoming/visible-text.ts';
import { done, type JobName, type JobResult, nothingToDo } from '../jobs.ts';
import { answerProves } from '../post/answer-proves.ts';
import { answersAreHeld } from '../post/answers-held.ts';
import { findAnswered } from '../post/find-answered.ts';
import { answerNotDone } from '../post/order-not-done.ts';
import { tellClerk } from '../post/tell-clerk.ts';
import { impliedCode } from './addressee/follow-ups.ts';
import { type Addressed, addressee } from './addressee.ts';
import { storeCopies } from './better-copies.ts';
import type { Command } from './command/command.ts';
import { parseCommand } from './command.ts';
import { notTaken } from './not-taken.ts';
import { personAt } from './people.ts';
import { takePreference } from './preferences/take-preference.ts';
import { putAside } from './put-aside.ts';

const hour = 60 * 60 * 1000;
/** Wrong codes from one person in an hour, before the desk stops answering them. */
const mostRefusals = 5;

/** Takes a person's order: who it is for is found here, the stage concerned carries it out. */
export async function takeCommand(desk: Desk, id: string): Promise<JobResult> {
  const opened = await reopen(desk, id, 'command');
  if (!opened) return nothingToDo('taken before');
  const { mail, verdict } = opened.arrived;
  const { sender } = verdict;
  const not = await notTaken(desk, opened.row, mail);
  if (not === 'copy') {
    await moveMessage(desk.db, id, 'recognised', 'settled');
    return done;
  }
  if (not) return putAside(desk, opened, not);
  const { tokens } = opened.recognised.found;
  const answered = await findAnswered(desk.db, tokens, sender, desk.clock.now());
  const person = await personAt(desk, sender);
  if (!person || (verdict.result !== 'internal' && answered.kind === 'nothing')) {
    const stranger = verdict.result !== 'internal' && answered.kind === 'nothing';
    return putAside(desk, opened, stranger ? answered.why : 'unknown-person');
  }
  await answersAreHeld(desk, person);
  const written = visibleText(mail);
  const command = parseCommand(
    mail.text.trim() ? splitReply(written, mail.html ?? undefined).text : mail.subject,
    dayIn(desk.config.calendar, opened.row.storedAt),
    impliedCode(desk, answered, person),
  );
  await answerProves(desk.db, answered, sender, desk.clock.now(), id);
  // What was done for a case is told in answer to a notice: of somebody else's nothing comes.
  if ((command?.kind === 'done' || command?.kind === 'plan') && answered.kind === 'nothing')
    if (answered.why !== 'no-token') return putAside(desk, opened, answered.why);
  const found = command
    ? await addressee(desk, command, person, answered)
    : ({ kind: 'not-done', fault: { kind: 'no-order' }, possible: [] } as const);
  const tried = command && 'code' in command ? await refusalsOf(desk, person) : 0;
  // Few tries (a code is short): who has tried too many gets no right one through for the hour either.
  if (tried >= mostRefusals)
    return stopAnswering(desk, opened, person, { kind: 'codes-not-taken' });
  if (found.kind === 'order') return take(desk, opened, person, found);
  if (found.kind === 'preference') {
    // Of two members with one address, the one whose notice is answered.
    const member = answered.kind === 'delivery' ? answered.member : person;
    const question = await takePreference(desk, opened, member.id, found);
    return question ? refuse(desk, opened, person, command, question) : done;
  }
  return refuse(desk, opened, person, command, found);
}

async function take(
  desk: Desk,
  { row, arrived }: Reopened<'command'>,
  person: Person,
  found: Extract<Addressed, { kind: 'order' }>,
): Promise<JobResult> {
  const copies = found.takesCopies ? await storeCopies(desk, mailingDocuments(arrived.mail)) : [];
  const id = await desk.db.transaction(async (tx) => {
    if (!(await moveMessage(tx, row.id, 'recognised', 'settled'))) return null;
    const { job, order, about } = found;
    const [taken] = await tx
      .insert(commands)
      .values({
        message: row.id,
        person: person.id,
        job,
        order: { ...order, ...(copies.length && { copies }) },
        aboutKind: about.kind,
        about: about.id,
        takenAt: desk.clock.now(),
      })
      .returning({ id: commands.id });
    return taken?.id ?? null;
  });
  if (!id) return nothingToDo('taken by somebody else');
  await desk.queue.add(found.job as JobName, { command: id } as never);
  return done;
}

/** Orders of a person that were refused within the hour. */
async function refusalsOf(desk: Desk, person: Person): Promise<number> {
  const [before] = await desk.db
    .select({ n: count() })
    .from(audit)
    .where(
      and(
        eq(audit.who, person.id),
        eq(audit.what, 'order refused'),
        gte(audit.at, new Date(desk.clock.now().getTime() - hour)),
      ),
    );
  return before?.n ?? 0;
}

/** Answers what is possible, never guesses; and stops answering who tries codes. */
async function refuse(
  desk: Desk,
  opened: Reopened<'command'>,
  person: Person,
  command: Command | null,
  found: Extract<Addressed, { kind: 'not-done' }>,
): Promise<JobResult> {
  if ((await refusalsOf(desk, person)) >= mostRefusals)
    return stopAnswering(desk, opened, person, found.fault);
  const { row } = opened;
  await answerNotDone(desk, row, person, {
    line: lineOf(opened, command),
    fault: found.fault,
    possible: found.possible,
  });
  return noteRefusal(desk, opened, person);
}

function lineOf({ row, recognised }: Reopened<'command'>, command: Command | null): string {
  if (command?.kind === 'not-understood') return command.line;
  return command?.kind === 'preference' ? recognised.found.line.slice(0, 200) : (row.subject ?? '');
}

async function stopAnswering(
  desk: Desk,
  opened: Reopened<'command'>,
  person: Person,
  fault: OrderFault,
): Promise<JobResult> {
  await tellClerk(desk, opened.row.id, { reason: 'too-many-orders', fault });
  return noteRefusal(desk, opened, person);
}

async function noteRefusal(
  desk: Desk,
  { row }: Reopened<'command'>,
  person: Person,
): Promise<JobResult> {
  await desk.db.transaction(async (tx) => {
    if (!(await moveMessage(tx, row.id, 'recognised', 'settled'))) return;
    await record(tx, {
      at: desk.clock.now(),
      who: person.id,
      what: 'order refused',
      thing: 'message',
      thingId: row.id,
      message: row.id,
    });
  });
  return done;
}
