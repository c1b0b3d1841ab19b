/** Damage of each kind is found, at its place, and nothing else is called damage. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterEach, expect, test } from 'vitest';
import { linkHash } from '../../src/database/audit-chain.ts';
import { namedBlobs } from '../../src/database/blobs.ts';
import { poolOf } from '../../src/database/database.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import * as tables from '../../src/database/tables.ts';
import { messages } from '../../src/database/tables.ts';
import { readManifest } from '../../src/keeping/backup/manifest.ts';
import { verifyAudit } from '../../src/keeping/verify/audit.ts';
import { verifyReferences, verifyUnique } from '../../src/keeping/verify/sums.ts';
import type { TestDesk } from '../desk.ts';
import { deskThatTold } from '../people.ts';
import { backedUp, examined } from './kept.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const sql = (statement: string) => poolOf(desk.db).query(statement);
/** As somebody does who owns the tables. */
async function pastTheGuards(...statements: string[]): Promise<void> {
  await sql('set session_replication_role = replica');
  for (const statement of statements) await sql(statement);
  await sql('set session_replication_role = default');
}
const mailPath = (hash: string) =>
  join(desk.config.environment.DESK_DATA_DIR, 'mail', hash.slice(0, 2), hash.slice(2, 4), hash);
const aMail = async () => (await desk.db.select().from(messages))[0]?.sha256 as string;
const value = async (query: string) =>
  Object.values((await sql(query)).rows[0] as object)[0] as string;
/** The id of the nth row of the audit. */
const row = (n: number) => value(`select id from desk.audit order by id offset ${n - 1} limit 1`);

const damages: readonly [
  string,
  (anchor: { position: number }) => Promise<string>,
  kind: string,
][] = [
  [
    'a byte of a mail was turned over',
    async () => {
      const hash = await aMail();
      const bytes = await readFile(mailPath(hash));
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      await writeFile(mailPath(hash), bytes);
      return hash;
    },
    'mail-damaged',
  ],
  [
    'a mail was deleted',
    async () => {
      const hash = await aMail();
      await rm(mailPath(hash));
      return hash;
    },
    'mail-missing',
  ],
  [
    'a file was put among the mails',
    async () => {
      await mkdir(dirname(mailPath('f'.repeat(64))), { recursive: true });
      await writeFile(join(dirname(mailPath('f'.repeat(64))), 'notes.txt'), 'x');
      return 'ff/ff/notes.txt';
    },
    'mail-misplaced',
  ],
  [
    'what was erased is there again',
    async () => {
      const hash = await desk.rawMail.put(Buffer.from('a mail that somebody put back'));
      await sql(`insert into desk.erased_blobs values ('${hash}', now(), 'person')`);
      return hash;
    },
    'mail-not-erased',
  ],
  [
    'a row of the audit was changed',
    async () => {
      const third = await row(3);
      await pastTheGuards(`update desk.audit set who = 'bo' where id = ${third}`);
      return `audit ${third}`;
    },
    'audit-changed',
  ],
  [
    'a row of the audit was changed and its link made to fit',
    async () => {
      const [third, fourth] = [await row(3), await row(4)];
      await pastTheGuards(
        `update desk.audit set who = 'bo' where id = ${third}`,
        `update desk.audit_chain c set hash = ${linkHash('before.hash', 'a')} from desk.audit_chain before, desk.audit a
          where c.audit = ${third} and a.id = ${third} and before.position = c.position - 1`,
      );
      // The next link does not.
      return `audit ${fourth}`;
    },
    'audit-changed',
  ],
  [
    'a row was deleted in the middle of the audit',
    async () => {
      const fourth = await row(4);
      await pastTheGuards(`delete from desk.audit where id = ${fourth}`);
      return `audit ${fourth}`;
    },
    'audit-removed',
  ],
  [
    'a row was deleted in the middle of the audit, with its link',
    async () => {
      const fourth = await row(4);
      await pastTheGuards(
        `delete from desk.audit where id = ${fourth}`,
        `delete from desk.audit_chain where audit = ${fourth}`,
      );
      const place = await value(
        `select max(position) from desk.audit_chain where audit < ${fourth}`,
      );
      return `audit_chain ${Number(place) + 1} to ${Number(place) + 1}`;
    },
    'audit-removed',
  ],
  [
    'the end of the audit was cut off',
    async ({ position }) => {
      await pastTheGuards(
        `delete from desk.audit where id in (select audit from desk.audit_chain where position > ${position - 2})`,
        `delete from desk.audit_chain where position > ${position - 2}`,
      );
      return `audit_chain ${position - 1} to ${position}`;
    },
    'audit-cut',
  ],
  [
    'the chain was computed anew',
    async ({ position }) => {
      await pastTheGuards(
        `update desk.audit set who = 'bo' where id = ${await row(3)}`,
        'create temporary table copied as select * from desk.audit order by id',
        'delete from desk.audit',
        'delete from desk.audit_chain',
      );
      await sql('insert into desk.audit select * from copied');
      await sql('drop table copied');
      return `audit_chain, up to ${position}`;
    },
    'audit-changed',
  ],
  [
    'a row was put into the audit past the desk',
    async () => {
      await pastTheGuards(
        `insert into desk.audit (id, at, who, what, thing, thing_id) values (9999, now(), 'anna', 'approve', 'mailing', gen_random_uuid())`,
      );
      return 'audit 9999';
    },
    'audit-unchained',
  ],
  [
    'a guard was switched off',
    async () => {
      await sql('alter table desk.deliveries disable trigger deliveries_moves');
      return 'trigger deliveries_moves';
    },
    'guard-off',
  ],
  [
    'a thing is in a state that there is not',
    async () => {
      await sql('alter table desk.mailings drop constraint mailings_state');
      await pastTheGuards(`update desk.mailings set state = 'sent'`);
      return `mailings ${await value('select id::text from desk.mailings')}`;
    },
    'state-unknown',
  ],
  [
    'a thing came to its state past the desk',
    async () => {
      await pastTheGuards(`update desk.follow_ups set state = 'done' where committee = 'UPN'`);
      return `follow_ups ${await value(`select id::text from desk.follow_ups where committee = 'UPN'`)}`;
    },
    'state-unrecorded',
  ],
  [
    'a delivery has no member',
    async () => {
      await pastTheGuards(
        'delete from desk.members where id = (select member from desk.deliveries limit 1)',
      );
      return 'deliveries.member';
    },
    'reference-broken',
  ],
  [
    'a member has two deliveries of a notice',
    async () => {
      await sql('alter table desk.deliveries drop constraint deliveries_once');
      await sql(
        `insert into desk.deliveries (notice, member, address, domain, language, created_at, token_hash, message_id)
          select notice, member, address, domain, language, created_at, 'x', 'x' from desk.deliveries limit 1`,
      );
      return 'deliveries (notice, member)';
    },
    'doubled',
  ],
];

/** Constraints that a damage took off: the database is that of all tests of the process. */
const mend = [
  'alter table desk.deliveries enable trigger deliveries_moves',
  "delete from desk.deliveries where message_id = 'x'",
  'alter table desk.deliveries drop constraint if exists deliveries_once, add constraint deliveries_once unique (notice, member)',
  "update desk.mailings set state = 'distributed' where state = 'sent'",
];

test.each(damages)('%s', async (_, damage, kind) => {
  desk = await deskThatTold();
  const anchor = (await readManifest(await backedUp(desk)))?.audit ?? null;
  expect((await examined(desk, anchor)).faults).toEqual([]);
  const check = await value(
    `select pg_get_constraintdef(oid) from pg_constraint where conname = 'mailings_state'`,
  );
  try {
    const where = await damage(anchor ?? { position: 0 });
    const { faults } = await examined(desk, anchor);
    expect(faults.map((fault) => [fault.kind, fault.where])).toContainEqual([kind, where]);
    // What it does not touch is not accused.
    expect(new Set(faults.map((fault) => fault.kind)).size).toBeLessThanOrEqual(2);
  } finally {
    await pastTheGuards(...mend);
    await sql(
      `alter table desk.mailings drop constraint if exists mailings_state, add constraint mailings_state ${check}`,
    );
  }
});

test('a guard that was switched off is up again when a desk opens the database', async () => {
  desk = await deskThatTold();
  await sql('alter table desk.audit disable trigger audit_kept');
  await migrateDatabase(desk.db);
  expect((await examined(desk)).faults).toEqual([]);
  await expect(sql('delete from desk.audit')).rejects.toThrow('audit is only added to');
  await expect(sql('truncate desk.audit_chain')).rejects.toThrow('audit_chain is only added to');
});

test('what is there twice is found however few rows are looked at at a time', async () => {
  desk = await deskThatTold();
  await sql('alter table desk.deliveries drop constraint deliveries_once');
  await sql(
    `insert into desk.deliveries (notice, member, address, domain, language, created_at, token_hash, message_id)
      select notice, member, address, domain, language, created_at, 'x', 'x' from desk.deliveries limit 1`,
  );
  const pool = poolOf(desk.db);
  const found = await verifyUnique(pool, 2);
  for (const statement of mend) await sql(statement);
  expect(found.map(({ where }) => where)).toEqual(['deliveries (notice, member)']);
});

test('the audit is judged the same however few links are looked at at a time', async () => {
  desk = await deskThatTold();
  const [second, fourth, sixth, seventh] = [await row(2), await row(4), await row(6), await row(7)];
  await pastTheGuards(
    `update desk.audit set who = 'bo' where id = ${second}`,
    `delete from desk.audit where id in (${fourth}, ${sixth})`,
    `delete from desk.audit_chain where audit = ${sixth}`,
    `delete from desk.audit_chain where audit = ${seventh}`,
  );
  const pool = poolOf(desk.db);
  const { faults } = await verifyAudit(pool, null);
  expect(faults.map(({ kind }) => kind)).toEqual([
    'audit-changed',
    'audit-removed',
    'audit-removed',
    'audit-unchained',
  ]);
  for (const atOnce of [1, 2, 3])
    expect((await verifyAudit(pool, null, atOnce)).faults).toEqual(faults);
});

test('what a row refers to is missed however few rows are looked at at a time', async () => {
  desk = await deskThatTold();
  await pastTheGuards(
    'delete from desk.members where id = (select member from desk.deliveries limit 1)',
  );
  const pool = poolOf(desk.db);
  const faults = await verifyReferences(pool);
  expect(faults.map(({ where }) => where)).toContain('deliveries.member');
  for (const atOnce of [1, 3]) expect(await verifyReferences(pool, atOnce)).toEqual(faults);

  // Of many of a kind, twenty are named.
  await pastTheGuards(
    `insert into desk.deliveries (notice, member, address, domain, language, created_at, token_hash, message_id)
      select notice, gen_random_uuid(), address, domain, language, created_at, 'x' || i, 'x' || i
      from (select * from desk.deliveries limit 1) one, generate_series(1, 30) i`,
  );
  for (const atOnce of [7, 1000])
    expect(
      (await verifyReferences(pool, atOnce)).filter(({ where }) => where === 'deliveries.member'),
    ).toHaveLength(20);
});

test('what nothing names is counted, and is no damage', async () => {
  desk = await deskThatTold();
  await desk.rawMail.put(Buffer.from('a list of members that was uploaded'));
  expect(await examined(desk)).toMatchObject({ faults: [], mails: { orphans: 1 } });
});

test('every column that names stored bytes is known', () => {
  const columns = Object.values(tables).flatMap((table: unknown) =>
    is(table, PgTable)
      ? Object.values(getTableColumns(table))
          .filter(({ name }) => /^(sha256|raw)$/.test(name))
          .map(() => getTableName(table))
      : [],
  );
  const known = [...namedBlobs.matchAll(/from desk\.(\w+)/g)].map((m) => m[1]);
  expect(columns.filter((name) => name !== 'erased_blobs').sort()).toEqual(known.sort());
});
