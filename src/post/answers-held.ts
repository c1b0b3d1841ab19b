import { clerkOf } from '../config.ts';
import type { Desk } from '../desk.ts';
import { dayIn } from '../domain/working-days.ts';
import { answersTo, mostAnswers } from './answer-cap.ts';
import { writeLetter } from './letters.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/**
 * Whether a person who writes once more was already sent as many answers as anybody is in a day. The
 * clerk of the group is told of it, once a day.
 */
export async function answersAreHeld(desk: Desk, person: Person): Promise<boolean> {
  const { config, clock, db } = desk;
  const now = clock.now();
  const count = await answersTo(db, person.id, now);
  if (count < mostAnswers) return false;
  const clerk = clerkOf(config, config.group.clerk);
  await writeLetter(desk, {
    once: `answers-held:${person.id}:${dayIn(config.calendar, now)}`,
    mail: 'answers-held',
    to: clerk,
    about: null,
    data: () => ({ clerk: clerk.name, name: person.name, address: person.email, count }),
  });
  return true;
}
