/** What an order about a report means. */
import type { Desk } from '../../desk.ts';
import type { OrderFault } from '../../domain/order-fault.ts';
import type { Person } from '../../domain/person.ts';
import { letterOfCode } from '../../post/find-answered.ts';
import type { Addressed } from '../addressee.ts';
import type { Command } from '../command/command.ts';

type AboutReport = Extract<
  Command,
  {
    kind: 'approve' | 'hold' | 'reject' | 'introduce' | 'omit' | 'add' | 'correct' | 'withdraw';
  }
>;

const notDone = (fault: OrderFault, possible: readonly string[]): Addressed => ({
  kind: 'not-done',
  fault,
  possible,
});

/** @returns null: the code is of no report, or not this person's */
export async function reportMeant(
  desk: Desk,
  command: AboutReport,
  person: Person,
): Promise<Addressed | null> {
  const letter = await letterOfCode(desk.db, command.code, person.email, desk.clock.now());
  if (!letter?.about || letter.aboutKind !== 'report') return null;
  const about = { kind: 'report', id: letter.about };
  const order = (said: object): Addressed => ({
    kind: 'order',
    job: 'decide-report',
    // Numbers, and a yes, mean the version that the answered mail showed.
    order: { ...said, seen: letter.createdAt },
    about,
  });
  switch (command.kind) {
    case 'hold':
      return notDone({ kind: 'report-waits' }, [
        `APPROVE ${command.code}`,
        `REJECT ${command.code}`,
      ]);
    case 'approve':
      return command.committees.length || command.official
        ? notDone({ kind: 'report-as-a-whole' }, [
            `APPROVE ${command.code}`,
            `OMIT ${command.code} 3`,
          ])
        : order({ verb: 'approve' });
    case 'reject':
      return order({ verb: 'reject', reason: command.reason });
    case 'introduce':
      return order({ verb: 'introduce', text: command.text });
    case 'omit':
      return order({ verb: 'omit', numbers: command.numbers, internal: command.internal });
    case 'withdraw':
      return order({ verb: 'withdraw', number: command.number, reason: command.reason });
    case 'add':
      return addition(desk, command, order);
    case 'correct':
      return correction(command, order);
  }
}

function addition(
  desk: Desk,
  { code, did, actor }: Extract<Command, { kind: 'add' }>,
  order: (said: object) => Addressed,
): Addressed {
  const known = desk.config.committees.map((committee) => committee.code);
  if (actor?.kind === 'committee' && !known.includes(actor.code))
    return notDone({ kind: 'unknown-committee', named: [actor.code], known }, [
      `ADD ${code} ${did.action} <case> <date> BY ${known[0]}`,
      `ADD ${code} ${did.action} <case> <date> BY presidency`,
    ]);
  return order({ verb: 'add', did, actor: actor ?? { kind: 'parliament' } });
}

/** `3 date 12 January`; a text may go on below. */
function correction(
  { code, lines }: Extract<Command, { kind: 'correct' }>,
  order: (said: object) => Addressed,
): Addressed {
  const [, number, field, value] =
    /^(\d{1,4})\s+(\p{L}+):?(?:\s+(.+))?$/su.exec(lines.join('\n')) ?? [];
  return number && field && value
    ? order({ verb: 'correct', number: Number(number), field: field.toLowerCase(), value })
    : notDone({ kind: 'incomplete' }, [
        `CORRECT ${code} 3 date 12 January`,
        `CORRECT ${code} 3 kind meet-ambassadors`,
        `CORRECT ${code} 3 cases VEN-13 VEN-14`,
        `CORRECT ${code} 3 text <words>`,
        `CORRECT ${code} 3 visibility internal`,
      ]);
}
