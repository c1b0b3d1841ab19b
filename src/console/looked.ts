/** Who looked at what on the console, or took it out by it or by the API. */
import { noteLook } from '../database/looked.ts';
import type { Desk } from '../desk.ts';
import type { AuditedThing, Look } from '../domain/audited.ts';
import type { SignedIn } from './who.ts';

/** The list of all members, which is no thing with an id. */
export const wholeList = '00000000-0000-0000-0000-000000000000';

/** Written before it is shown: what cannot be written down is not shown. */
export const looked = (
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  { clerk }: Pick<SignedIn, 'clerk'>,
  what: Look,
  thing: AuditedThing,
  thingId: string,
): Promise<void> => noteLook(db, { at: clock.now(), who: clerk.id, what, thing, thingId });
