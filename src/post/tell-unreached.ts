import { and, eq, gte, inArray, lte, ne, notExists, notLike, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Clerk } from '../config/schema.ts';
import { type Config, clerkOf } from '../config.ts';
import { letters } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { mostUncertainTries } from '../domain/delivery.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { insertLetter } from './letters.ts';
import { faultLetter } from './tell-administrator.ts';
import { uncertainSince } from './uncertain-since.ts';

const prefix = 'letter-unreached:';

/**
 * Refused, come back, or uncertain after its last try and time for an answer; but what tells of that is not
 * told of again, or it would never end. Of a report that is uncertain its clerk knows.
 */
const unreached = (desk: Desk) =>
  and(
    or(
      inArray(letters.state, ['failed', 'bounced']),
      and(
        eq(letters.state, 'uncertain'),
        ne(letters.mail, 'report'),
        gte(letters.attempts, mostUncertainTries),
        lte(letters.claimedAt, uncertainSince(desk)),
      ),
    ),
    notLike(letters.once, `${prefix}%`),
  );

/** Letters that did not reach their readers, and of which nobody was told yet. */
export async function unreachedLetters(desk: Desk): Promise<string[]> {
  const { db } = desk;
  const told = alias(letters, 'told');
  const rows = await db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        unreached(desk),
        notExists(
          db
            .select({ id: told.id })
            .from(told)
            .where(eq(told.once, sql`${prefix} || ${letters.id}::text`)),
        ),
      ),
    );
  return rows.map(({ id }) => id);
}

/** Tells somebody else of a letter that did not reach its reader, once. */
export async function tellUnreached(desk: Desk, id: string): Promise<JobResult> {
  const [letter] = await desk.db
    .select()
    .from(letters)
    .where(and(eq(letters.id, id), unreached(desk)));
  if (!letter) return nothingToDo('it arrived after all');
  const { subject, address, state, attempts, response } = letter;
  const telling = await faultLetter(desk, {
    once: `${prefix}${id}`,
    to: somebodyElse(desk.config, address),
    fault: {
      kind: 'letter-unreached',
      subject,
      address,
      became: state === 'uncertain' ? 'uncertain' : 'refused',
      tries: attempts,
      said: response,
    },
  });
  if (await insertLetter(desk.db, telling))
    await desk.queue.add('send-letter', { letter: telling.id });
  return done;
}

/** The clerk of the group, or where it was their own letter, who else is there: those with an office first. */
function somebodyElse(config: Config, address: string): Clerk {
  const { administrator, clerk, headOfSecretariat, deputies } = config.group;
  const order = [clerk, administrator, headOfSecretariat, ...deputies].flatMap((id) =>
    id === undefined ? [] : [clerkOf(config, id)],
  );
  const reached = [...order, ...config.clerks].find(
    ({ email }) => email.toLowerCase() !== address.toLowerCase(),
  );
  return reached ?? clerkOf(config, clerk);
}
