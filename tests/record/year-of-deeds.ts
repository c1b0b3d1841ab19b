/** A desk on which a letter of 13 countries was taken up and this and that was done. */
import { eq } from 'drizzle-orm';
import { followUps, intentions, members, messages } from '../../src/database/tables.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold } from '../people.ts';
import { did } from './deeds.ts';

/** Words that must not be published. */
export const secret = {
  ipu: 'Fortroligt til IPU',
  house: 'Kun for huset',
  withdrawn: 'Skete aldrig',
};

export interface Year {
  readonly desk: TestDesk;
  /** A member who consented to be named, and one who did not. */
  readonly named: string;
  readonly unnamed: string;
}

/** It is 15 March 2021; the mailing came on 3 December 2020. */
export async function yearOfDeeds(): Promise<Year> {
  const desk = await deskThatTold();
  const [one, two] = await desk.db.select().from(members).orderBy(members.key);
  if (!one || !two) throw new Error('There are no members');
  await did(desk, {
    kind: 'debate-resolution',
    doneOn: '2020-12-15',
    actor: 'committee',
    who: 'Det Udenrigspolitiske Nævn',
    committee: 'UPN',
    cases: ['UGA-19', 'UGA-20'],
    what: 'Nævnet har drøftet sagerne og vedtaget en udtalelse til støtte for kollegerne.',
  });
  await did(desk, { kind: 'meet-ambassadors', doneOn: '2021-01-20', cases: ['BLR-05'] });
  await did(desk, {
    kind: 'request-foreign-minister',
    doneOn: '2021-02-03',
    actor: 'member',
    who: one.name,
    member: one.id,
    named: true,
    cases: ['MNG-01'],
    what: 'Jeg har stillet udenrigsministeren et spørgsmål om sagen, og det vil jeg gøre igen.',
  });
  await did(desk, {
    kind: 'inform-media',
    doneOn: '2021-02-10',
    actor: 'member',
    who: two.name,
    member: two.id,
    countries: ['MNG'],
    what: 'J’ai publié une tribune pour dire que nous ne les oublions pas.',
  });
  const quiet = { kind: 'other', doneOn: '2021-02-12', cases: ['MNG-01'] } as const;
  await did(desk, { ...quiet, visibility: 'ipu-only', what: secret.ipu });
  await did(desk, { ...quiet, visibility: 'internal', what: secret.house });
  await did(desk, { ...quiet, withdrawnAt: desk.clock.now(), what: secret.withdrawn });
  const close = (committee: string, state: 'done' | 'waived', closedAt: string) =>
    desk.db
      .update(followUps)
      .set({ state, closedAt: new Date(closedAt), reason: 'a reason of the house' })
      .where(eq(followUps.committee, committee));
  // 20 working days from 3 December, with Christmas recess: 14 January.
  await close('UPN', 'done', '2021-01-14T16:00:00+01:00');
  await close('URU', 'done', '2021-01-15T09:00:00+01:00');
  await close('OSCE', 'waived', '2020-12-20T09:00:00+01:00');
  const [message] = await desk.db.select().from(messages).limit(1);
  if (!message) throw new Error('There is no message');
  await desk.db.insert(intentions).values({
    once: 'plan',
    kind: 'parliamentary-visit',
    plannedFor: '2021-06-01',
    member: two.id,
    cases: ['MNG-01'],
    countries: ['MNG'],
    evidence: message.id,
    recordedAt: desk.clock.now(),
  });
  desk.clock.turnTo(new Date('2021-03-15T10:00:00+01:00'));
  return { desk, named: one.name, unnamed: two.name };
}
