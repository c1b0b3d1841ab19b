/** The tables of moves against the database: exactly the moves that they name are possible. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenDatabase, openInMemory } from '../../src/database/open.ts';
import { arrowsOf, statesOf } from '../../src/domain/moves.ts';
import { stateMachines } from '../../src/domain/states.ts';
import { migrated } from '../desk.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openInMemory(migrated());
});
afterAll(() => database.close());

const message = sql`insert into desk.messages (sha256, bytes, stored_at) values (gen_random_uuid()::text, 1, now()) returning id`;
const idOf = async (statement: ReturnType<typeof sql>): Promise<string> =>
  (await database.db.execute(statement)).rows[0]?.id as string;

/** A row of each table, with what it refers to. */
const rowIn: Record<keyof typeof stateMachines, () => Promise<string>> = {
  messages: () => idOf(message),
  mailings: async () =>
    idOf(
      sql`insert into desk.mailings (message, subject, received_at, genuine, evidence) values (${await idOf(message)}, 's', now(), 'genuine', '[]') returning id`,
    ),
  links: async () =>
    idOf(
      sql`insert into desk.links (mailing, position, url) values (${await rowIn.mailings()}, 0, 'https://www.ipu.org/file/1/download') returning id`,
    ),
  deliveries: async () => {
    const notice = await idOf(
      sql`insert into desk.notices (mailing, created_at) values (${await rowIn.mailings()}, now()) returning id`,
    );
    const member = await idOf(
      sql`insert into desk.members (key, name, salutation, email, language) values (gen_random_uuid()::text, 'n', 's', 'e', 'en') returning id`,
    );
    return idOf(
      sql`insert into desk.deliveries (notice, member, address, domain, language, created_at, token_hash, message_id) values (${notice}, ${member}, 'a', 'b', 'en', now(), gen_random_uuid()::text, gen_random_uuid()::text) returning id`,
    );
  },
  letters: () =>
    idOf(
      sql`insert into desk.letters (once, mail, person, address, subject, raw, message_id, expires_at, created_at) values (gen_random_uuid()::text, 'm', 'p', 'a', 's', 'r', gen_random_uuid()::text, now(), now()) returning id`,
    ),
  commands: async () =>
    idOf(
      sql`insert into desk.commands (message, person, job, "order", about_kind, about, taken_at) values (${await idOf(message)}, 'p', 'j', '{}', 'k', gen_random_uuid(), now()) returning id`,
    ),
  follow_ups: async () =>
    idOf(
      sql`insert into desk.follow_ups (mailing, committee, opened_on, working_days, told_deadline, reason) values (${await rowIn.mailings()}, 'UPN', '2020-12-03', 20, '2021-01-14', 'r') returning id`,
    ),
  replies: async () => {
    const delivery = await rowIn.deliveries();
    return idOf(
      sql`insert into desk.replies (message, delivery, member, received_at, text, rest, cut_by, suggestions) select ${await idOf(message)}, id, member, now(), 't', '', 'nothing', '[]' from desk.deliveries where id = ${delivery} returning id`,
    );
  },
  intentions: async () => {
    const delivery = await rowIn.deliveries();
    return idOf(
      sql`insert into desk.intentions (once, kind, member, cases, countries, evidence, recorded_at) select gen_random_uuid()::text, 'other', member, '{}', '{}', ${await idOf(message)}, now() from desk.deliveries where id = ${delivery} returning id`,
    );
  },
  reports: async () => {
    // One draft at a time.
    await database.db.execute(
      sql`update desk.reports set state = 'discarded' where state = 'draft'`,
    );
    return idOf(
      sql`insert into desk.reports (number, from_day, until_day, occasion, version, drafted_at) values ((select coalesce(max(number), 0) + 1 from desk.reports), '2020-10-01', '2021-01-01', 'period', 1, now()) returning id`,
    );
  },
};

describe.each(Object.entries(stateMachines))('%s', (table, moves) => {
  test('moves as its table says, and in no other way', async () => {
    const id = await rowIn[table as keyof typeof stateMachines]();
    const name = sql.raw(`desk.${table}`);
    const trigger = sql.raw(`${table}_moves`);
    const possible: string[] = [];
    for (const from of statesOf(moves))
      for (const to of statesOf(moves)) {
        if (from === to) continue;
        // The trigger is off only to set the state that the move begins in.
        await database.db.execute(sql`alter table ${name} disable trigger ${trigger}`);
        await database.db.execute(sql`update ${name} set state = ${from} where id = ${id}`);
        await database.db.execute(sql`alter table ${name} enable trigger ${trigger}`);
        const moved = await database.db
          .execute(sql`update ${name} set state = ${to} where id = ${id}`)
          .then(
            () => true,
            () => false,
          );
        if (moved) possible.push(`${from}>${to}`);
      }
    expect(possible.sort()).toEqual(arrowsOf(moves).sort());
  });

  test('takes no state that its table does not name', async () => {
    const id = await rowIn[table as keyof typeof stateMachines]();
    const name = sql.raw(`desk.${table}`);
    await database.db.execute(
      sql`alter table ${name} disable trigger ${sql.raw(`${table}_moves`)}`,
    );
    await expect(
      database.db.execute(sql`update ${name} set state = 'nowhere' where id = ${id}`),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining(`${table}_state`) } });
    await database.db.execute(sql`alter table ${name} enable trigger ${sql.raw(`${table}_moves`)}`);
  });
});

test('the audit is only added to', async () => {
  await database.db.execute(
    sql`insert into desk.audit (at, who, what, thing, thing_id) values (now(), 'w', 'w', 't', gen_random_uuid())`,
  );
  await expect(database.db.execute(sql`update desk.audit set who = 'x'`)).rejects.toMatchObject({
    cause: { message: 'audit is only added to' },
  });
  await expect(database.db.execute(sql`delete from desk.audit`)).rejects.toMatchObject({
    cause: { message: 'audit is only added to' },
  });
});
