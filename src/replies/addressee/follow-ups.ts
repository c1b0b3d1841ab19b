/** Which follow-up an order is about. */
import { followUps } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Person } from '../../domain/person.ts';
import type { Answered } from '../../post/find-answered.ts';
import { followUpCode } from '../../post/tokens.ts';
import type { Addressed } from '../addressee.ts';
import type { Command } from '../command/command.ts';

type FollowUpCommand = Extract<
  Command,
  { kind: 'settle' | 'waive' | 'snooze' | 'assign' | 'note' | 'split' | 'reopen' }
>;

/** The code that an answer to a letter about one follow-up need not repeat; null: it has to name one. */
export const impliedCode = (
  { secret }: Pick<Desk, 'secret'>,
  answered: Answered,
  person: Person,
): string | null =>
  answered.kind === 'letter' && answered.letter.aboutKind === 'follow-up' && answered.letter.about
    ? followUpCode(secret, answered.letter.about, person.id)
    : null;

/** Closed ones too: a late order is answered. Null: the code was not issued to this person. */
export async function followUpMeant(
  desk: Desk,
  command: FollowUpCommand,
  person: Person,
): Promise<Addressed | null> {
  const all = await desk.db.select({ id: followUps.id }).from(followUps);
  const meant = all.find(({ id }) => followUpCode(desk.secret, id, person.id) === command.code);
  if (!meant) return null;
  return {
    kind: 'order',
    job: 'settle-follow-up',
    order: orderOf(command),
    about: { kind: 'follow-up', id: meant.id },
  };
}

function orderOf(command: FollowUpCommand): object {
  const { kind, code: _, ...order } = command;
  return { verb: kind === 'settle' ? 'done' : kind, ...order };
}
