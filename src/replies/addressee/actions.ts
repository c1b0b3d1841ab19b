/** Whose action, plan or reply an order is about. */
import { and, eq } from 'drizzle-orm';
import { intentions } from '../../database/tables.ts';
import type { Desk } from '../../desk.ts';
import type { Person } from '../../domain/person.ts';
import { type Answered, letterOfCode } from '../../post/find-answered.ts';
import { intentionCode } from '../../post/tokens.ts';
import type { Addressed } from '../addressee.ts';
import type { Command } from '../command/command.ts';

type Order = Extract<Addressed, { kind: 'order' }>;
type About = Order['about'];
type Report = Extract<Command, { kind: 'done' | 'plan' }>;

const orderAbout = (order: object, about: About): Order => ({
  kind: 'order',
  job: 'record-action',
  order,
  about,
});

/**
 * A member reports with a notice, or with a mail about what they reported or planned; a clerk with
 * the letter that showed what a member wrote, or that told what a committee owes.
 */
function subjectOf(answered: Answered, person: Person): About | null {
  if (answered.kind === 'delivery') return { kind: 'delivery', id: answered.delivery.id };
  if (answered.kind !== 'letter' || !answered.letter.about) return null;
  const { aboutKind, about: id } = answered.letter;
  const wanted = person.role === 'member' ? ['member'] : ['reply', 'follow-up'];
  return aboutKind && wanted.includes(aboutKind) ? { kind: aboutKind, id } : null;
}

/** `DONE <kind> …`, `PLAN <kind> …`. */
export function report(command: Report, answered: Answered, person: Person): Addressed {
  const about = subjectOf(answered, person);
  const { kind: verb, action, cases, countries, date, note } = command;
  if (!about)
    return {
      kind: 'not-done',
      fault: { kind: 'which-notice' },
      possible: [],
    };
  if (verb === 'plan' && about.kind === 'follow-up')
    return {
      kind: 'not-done',
      fault: { kind: 'committee-plans' },
      possible: ['NOTE <code> <text>', `DONE ${action} <case> <date>`],
    };
  const order = { verb, action, cases, countries, date, note };
  return orderAbout(
    verb === 'done' ? { ...order, visibility: command.visibility, named: command.named } : order,
    about,
  );
}

/** `YES <code>`, `NO <code>`: about what a member wrote, or what the member themselves planned. */
export async function confirmation(
  desk: Desk,
  { kind: verb, code }: Extract<Command, { kind: 'yes' | 'no' }>,
  person: Person,
): Promise<Order | null> {
  const letter = await letterOfCode(desk.db, code, person.email, desk.clock.now());
  if (letter?.about && letter.aboutKind === 'reply')
    return orderAbout({ verb }, { kind: 'reply', id: letter.about });
  const planned = await desk.db
    .select({ id: intentions.id })
    .from(intentions)
    .where(and(eq(intentions.member, asUuid(person)), eq(intentions.state, 'planned')));
  const meant = planned.find(({ id }) => intentionCode(desk.secret, id) === code);
  return meant && verb === 'no' ? orderAbout({ verb }, { kind: 'intention', id: meant.id }) : null;
}

const nobody = '00000000-0000-0000-0000-000000000000';
/** A clerk's id is a word of the configuration; clerks plan nothing of their own. */
const asUuid = ({ role, id }: Person): string => (role === 'member' ? id : nobody);
