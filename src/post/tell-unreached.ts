import { and, eq, inArray, notExists, notLike, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Clerk } from '../config/schema.ts';
import { type Config, clerkOf } from '../config.ts';
import { letters } from '../database/tables.ts';
import type { Desk } from '../desk.ts';
import { done, type JobResult, nothingToDo } from '../jobs.ts';
import { writeLetter } from './letters.ts';

const prefix = 'letter-unreached:';
/** Refused, or come back; but what tells of that is not told of again, or it would never end. */
const unreached = and(
  inArray(letters.state, ['failed', 'bounced']),
  notLike(letters.once, `${prefix}%`),
);

/** Letters that did not reach their readers, and of which nobody was told yet. */
export async function unreachedLetters({ db }: Desk): Promise<string[]> {
  const told = alias(letters, 'told');
  const rows = await db
    .select({ id: letters.id })
    .from(letters)
    .where(
      and(
        unreached,
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
    .where(and(eq(letters.id, id), unreached));
  if (!letter) return nothingToDo('it arrived after all');
  const clerk = somebodyElse(desk.config, letter.address);
  await writeLetter(desk, {
    once: `${prefix}${id}`,
    mail: 'desk-fault',
    to: clerk,
    about: null,
    data: () => ({
      clerk: clerk.name,
      what: 'A letter of the desk did not arrive',
      happened: `The letter “${letter.subject}” to ${letter.address} was not delivered, so its reader does not know what it says. Nothing else has changed by it: what it is about is still open.`,
      details: letter.response ? [`The mail server said: ${letter.response}`] : [],
      todo: 'Tell its reader. If the address has changed, correct it: of a clerk in desk.yaml, of a member in the list of members, of the IPU under report.to.',
    }),
  });
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
