import type { Desk } from '../desk.ts';
import { wholeDesk } from '../domain/command.ts';
import type { OrderFault, OrderNotDone } from '../domain/order-fault.ts';
import type { Person } from '../domain/person.ts';
import type { JobName } from '../jobs.ts';
import { type Answered, letterOfCode } from '../post/find-answered.ts';
import { confirmation, report } from './addressee/actions.ts';
import { followUpMeant } from './addressee/follow-ups.ts';
import { reportMeant } from './addressee/reports.ts';
import type { Command, PreferenceVerb } from './command/command.ts';
import { correctionsIn } from './corrections.ts';

/** What an order is about and which job carries it out; or why it cannot be. */
export type Addressed =
  | {
      readonly kind: 'order';
      readonly job: JobName;
      readonly order: object;
      readonly about: { readonly kind: string; readonly id: string };
      /** What is attached to the order belongs to it. */
      readonly takesCopies?: true;
    }
  | { readonly kind: 'preference'; readonly verb: PreferenceVerb; readonly wish: string }
  | ({ readonly kind: 'not-done' } & OrderNotDone);

const notDone = (fault: OrderFault, possible: readonly string[] = []): Addressed => ({
  kind: 'not-done',
  fault,
  possible,
});
const noSuchCode = (code: string): Addressed => notDone({ kind: 'unknown-code', code });

/** Finds what an order is about. A code counts only from the person it was issued to. */
export async function addressee(
  desk: Desk,
  command: Command,
  person: Person,
  answered: Answered,
): Promise<Addressed> {
  switch (command.kind) {
    case 'approve':
    case 'hold':
    case 'reject':
      return decision(desk, command, person);
    case 'introduce':
      return (await reportMeant(desk, command, person)) ?? introduction(desk, command, person);
    case 'release':
      return release(desk, command.code, person);
    case 'retry':
      return retry(desk, command.code, person);
    case 'read':
      return readAgain(desk, command, person);
    case 'correct':
      return (await reportMeant(desk, command, person)) ?? correction(desk, command, person);
    case 'yes':
    case 'no':
      return (await confirmation(desk, command, person)) ?? noSuchCode(command.code);
    case 'settle':
    case 'waive':
    case 'snooze':
    case 'assign':
    case 'note':
    case 'split':
    case 'reopen':
      return (await followUpMeant(desk, command, person)) ?? noSuchCode(command.code);
    case 'done':
    case 'plan':
      return report(command, answered, person);
    case 'send':
      return sendMissing(desk, command, person);
    case 'preference':
      return person.role === 'member'
        ? command
        : notDone({ kind: 'for-members', verb: command.verb });
    case 'omit':
    case 'add':
    case 'withdraw':
      return (await reportMeant(desk, command, person)) ?? noSuchCode(command.code);
    case 'report':
      return {
        kind: 'order',
        job: 'decide-report',
        order: { verb: 'draft' },
        about: wholeDesk,
      };
    case 'status':
      return {
        kind: 'order',
        job: 'answer-status',
        order: { verb: 'status' },
        about: wholeDesk,
      };
    case 'not-understood':
      return notDone({ kind: 'incomplete' }, command.possible);
  }
}

type Decision = Extract<Command, { kind: 'approve' | 'hold' | 'reject' }>;

async function decision(desk: Desk, command: Decision, person: Person): Promise<Addressed> {
  const letter = await letterOfCode(desk.db, command.code, person.email, desk.clock.now());
  if (!letter?.about) return noSuchCode(command.code);
  const about = { kind: letter.aboutKind ?? '', id: letter.about };
  if (about.kind === 'report')
    return (await reportMeant(desk, command, person)) ?? noSuchCode(command.code);
  if (about.kind !== 'mailing') return noSuchCode(command.code);
  if (command.kind === 'hold')
    return {
      kind: 'order',
      job: 'decide-mailing',
      order: { verb: 'hold', until: command.until, unclear: command.unclear },
      about,
    };
  if (command.kind === 'reject')
    return {
      kind: 'order',
      job: 'decide-mailing',
      order: { verb: 'reject', reason: command.reason },
      about,
    };
  // Who was asked then may decide no more.
  const { clerk, deputies } = desk.config.group;
  if (![clerk, ...deputies].includes(person.id)) return noSuchCode(command.code);
  return (
    committeesOf(desk, command) ?? {
      kind: 'order',
      job: 'decide-mailing',
      order: {
        verb: 'approve',
        committees: command.committees,
        official: command.official,
        seen: letter.createdAt,
      },
      about,
    }
  );
}

/** A clerk's own words above a notice. */
async function introduction(
  desk: Desk,
  { code, text }: Extract<Command, { kind: 'introduce' }>,
  person: Person,
): Promise<Addressed> {
  const letter = await letterOfCode(desk.db, code, person.email, desk.clock.now());
  if (!letter?.about || letter.aboutKind !== 'mailing' || letter.mail === 'message-quarantined')
    return noSuchCode(code);
  return {
    kind: 'order',
    job: 'decide-mailing',
    order: { verb: 'introduce', text },
    about: { kind: 'mailing', id: letter.about },
  };
}

/** Text below an approval that names committees may take back what the line says: never guessed. */
function committeesOf(
  desk: Desk,
  command: Extract<Command, { kind: 'approve' }>,
): Addressed | null {
  const known = desk.config.committees.map((c) => c.code);
  const unknown = command.committees.filter((code) => !known.includes(code));
  const examples = [
    `APPROVE ${command.code}`,
    `APPROVE ${command.code} ${known.slice(0, 2).join(' ')}`,
  ];
  if (unknown.length)
    return notDone({ kind: 'unknown-committee', named: unknown, known }, examples);
  const named = known.filter((code) => new RegExp(`\\b${code}\\b`).test(command.note ?? ''));
  if (!command.committees.length && named.length)
    return notDone({ kind: 'committees-in-text', named }, examples);
  return null;
}

async function release(desk: Desk, code: string, person: Person): Promise<Addressed> {
  const letter = await letterOfCode(desk.db, code, person.email, desk.clock.now());
  if (!letter?.about || letter.mail !== 'message-quarantined') return noSuchCode(code);
  return letter.aboutKind === 'message'
    ? {
        kind: 'order',
        job: 'send-round',
        order: { verb: 'treat' },
        about: { kind: 'message', id: letter.about },
      }
    : {
        kind: 'order',
        job: 'decide-mailing',
        order: { verb: 'release' },
        about: { kind: 'mailing', id: letter.about },
      };
}

async function retry(desk: Desk, code: string, person: Person): Promise<Addressed> {
  const letter = await letterOfCode(desk.db, code, person.email, desk.clock.now());
  if (!letter?.about || letter.aboutKind !== 'message') return noSuchCode(code);
  return {
    kind: 'order',
    job: 'send-round',
    order: { verb: 'retry' },
    about: { kind: 'message', id: letter.about },
  };
}

async function readAgain(
  desk: Desk,
  { code, password }: Extract<Command, { kind: 'read' }>,
  person: Person,
): Promise<Addressed> {
  const letter = await letterOfCode(desk.db, code, person.email, desk.clock.now());
  if (!letter?.about || letter.mail !== 'approval-request') return noSuchCode(code);
  return {
    kind: 'order',
    job: 'decide-mailing',
    order: { verb: 'read', password },
    about: { kind: 'mailing', id: letter.about },
    takesCopies: true,
  };
}

async function correction(
  desk: Desk,
  { code, lines }: Extract<Command, { kind: 'correct' }>,
  person: Person,
): Promise<Addressed> {
  const letter = await letterOfCode(desk.db, code, person.email, desk.clock.now());
  if (!letter?.about || letter.mail !== 'approval-request') return noSuchCode(code);
  const understood = await correctionsIn(desk.db, letter.about, lines);
  if ('fault' in understood)
    return notDone(
      understood.fault,
      understood.possible.map((line) => `CORRECT ${code} ${line}`),
    );
  return {
    kind: 'order',
    job: 'decide-mailing',
    order: { verb: 'correct', corrections: understood.corrections },
    about: { kind: 'mailing', id: letter.about },
  };
}

/** Only the account of a distribution offers it. */
async function sendMissing(
  desk: Desk,
  { code, uncertain }: Extract<Command, { kind: 'send' }>,
  person: Person,
): Promise<Addressed> {
  const letter = await letterOfCode(desk.db, code, person.email, desk.clock.now());
  if (!letter?.about || letter.mail !== 'distribution-account') return noSuchCode(code);
  return {
    kind: 'order',
    job: 'send-missing',
    order: { verb: 'send', uncertain },
    about: { kind: 'notice', id: letter.about },
  };
}
