/** What a backup has in it, what it has not, and what is never taken for one. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { atOnce } from '../../src/database/copy/snapshot.ts';
import { poolOf } from '../../src/database/database.ts';
import { decisions, letters, messages } from '../../src/database/tables.ts';
import { backupsIn, readManifest } from '../../src/keeping/backup/manifest.ts';
import { takeBackup } from '../../src/keeping/backup/take-backup.ts';
import { restore } from '../../src/keeping/restore/restore.ts';
import { mailFile, type TestDesk, testDesk } from '../desk.ts';
import { deskThatTold } from '../people.ts';
import {
  backedUp,
  emptyDesk,
  examined,
  folder,
  keptOf,
  keyOf,
  passphrase,
  restored,
  restoreInto,
} from './kept.ts';

let desk: TestDesk;
afterEach(() => desk?.close());

const mailOf = (backup: string, hash: string) =>
  join(backup, 'mail', hash.slice(0, 2), hash.slice(2, 4), hash);
const firstMail = async () => (await desk.db.select().from(messages))[0]?.sha256 as string;
const again = () => desk.clock.turnTo(new Date(desk.clock.now().getTime() + 60_000));

describe('a backup', () => {
  test('brings back every row and mail as it was, and what is no same in JSON', async () => {
    desk = await deskThatTold();
    const [decision] = await desk.db.select().from(decisions);
    // Corrected to nothing: JSON's null, which is not SQL's.
    await poolOf(desk.db).query(
      `insert into desk.corrections (decision, field, read, corrected, by, at) values ($1, 'manner', $2::jsonb, 'null', '"\\ , é (x)', now())`,
      [decision?.id, JSON.stringify('a "quoted", back\\slashed\nline é 🙂 ()')],
    );
    const before = (await poolOf(desk.db).query('select c::text from desk.corrections c')).rows;
    const backup = await backedUp(desk);
    const anchor = (await readManifest(backup))?.audit ?? null;
    desk = await restored(desk, backup);
    expect((await poolOf(desk.db).query('select c::text from desk.corrections c')).rows).toEqual(
      before,
    );
    // One row more: that it was restored.
    expect(await examined(desk, anchor)).toMatchObject({
      faults: [],
      audit: (anchor?.position ?? 0) + 1,
    });
  });

  test('reads all rows at one moment, whatever is written meanwhile', async () => {
    desk = await deskThatTold();
    const into = folder();
    const [outcome] = await Promise.all([
      takeBackup(keptOf(desk), { folder: into, passphrase: null }),
      desk.receive(mailFile('02-fr-latin1')).then(() => desk.settle()),
    ]);
    if (!outcome.ok) throw new Error(outcome.why);
    const empty = await emptyDesk(desk);
    expect(
      await restoreInto(empty, outcome.dir, { passphrase: null, withoutKey: true }),
    ).toMatchObject({ ok: true });
    desk = empty;
    expect((await examined(desk)).faults).toEqual([]);
  });

  test('takes only new mails from the desk; the others are the files of the backup before', async () => {
    desk = await deskThatTold();
    const into = folder();
    const first = await backedUp(desk, into);
    again();
    const second = await backedUp(desk, into);
    const hash = await firstMail();
    expect((await stat(mailOf(second, hash))).ino).toBe((await stat(mailOf(first, hash))).ino);
    const own = join(
      desk.config.environment.DESK_DATA_DIR,
      'mail',
      hash.slice(0, 2),
      hash.slice(2, 4),
      hash,
    );
    expect((await stat(own)).ino).not.toBe((await stat(mailOf(first, hash))).ino);
    expect((await backupsIn(into)).map(({ dir }) => dir)).toEqual([first, second]);
  });

  test('heals: a mail that is damaged in the desk is in it from the backup before, and without one it is named', async () => {
    desk = await deskThatTold();
    const into = folder();
    await backedUp(desk, into);
    const hash = await firstMail();
    await writeFile(
      join(desk.config.environment.DESK_DATA_DIR, 'mail', hash.slice(0, 2), hash.slice(2, 4), hash),
      'x',
    );
    again();
    expect(await takeBackup(keptOf(desk), { folder: into, passphrase: null })).toMatchObject({
      ok: true,
      lacking: [],
    });
    expect(await takeBackup(keptOf(desk), { folder: folder(), passphrase: null })).toMatchObject({
      ok: true,
      lacking: [hash],
    });
  });

  test('has the key behind a passphrase or not at all', async () => {
    desk = await deskThatTold();
    const key = await readFile(keyOf(desk), 'utf8');
    const sealed = await backedUp(desk);
    const without = await takeBackup(keptOf(desk), { folder: folder(), passphrase: null });
    if (!without.ok) throw new Error(without.why);
    for (const backup of [sealed, without.dir])
      for (const file of await readdir(backup, { recursive: true, withFileTypes: true }))
        if (file.isFile())
          expect(await readFile(join(file.parentPath, file.name), 'latin1')).not.toContain(key);
    desk = await emptyDesk(desk);
    const wrong = await restoreInto(desk, sealed, { passphrase: 'wrong', withoutKey: false });
    expect(wrong).toMatchObject({ fault: 'wrong-passphrase' });
    expect(await restoreInto(desk, without.dir)).toMatchObject({ fault: 'no-key' });
    await writeFile(keyOf(desk), '0'.repeat(64));
    expect(await restoreInto(desk, sealed)).toMatchObject({ fault: 'other-key' });
    await rm(keyOf(desk));
    expect(await restoreInto(desk, sealed)).toMatchObject({ ok: true });
    expect(await readFile(keyOf(desk), 'utf8')).toBe(key);
  });

  test('lies outside of the data directory', async () => {
    desk = await testDesk({}, undefined, 0);
    const inside = join(desk.config.environment.DESK_DATA_DIR, 'backups');
    expect(await takeBackup(keptOf(desk), { folder: inside, passphrase: null })).toMatchObject({
      fault: 'inside-data',
    });
  });

  test('that breaks off leaves nothing that is taken for one', async () => {
    desk = await deskThatTold();
    const into = folder();
    const broken = {
      ...keptOf(desk),
      rawMail: { ...desk.rawMail, get: async () => Promise.reject(new Error('no')) },
      config: {
        ...desk.config,
        environment: { ...desk.config.environment, DESK_CONFIG: '/nowhere' },
      },
    };
    expect(await takeBackup(broken, { folder: into, passphrase: null })).toMatchObject({
      fault: 'cannot-write',
    });
    expect(await readdir(into)).toEqual([]);
    const whole = await backedUp(desk, into);
    await rm(join(whole, 'manifest.json'));
    expect(await backupsIn(into)).toEqual([]);
    expect(await restoreInto(await emptyDesk(desk), whole)).toMatchObject({ fault: 'no-backup' });
  });
});

describe('a restore', () => {
  test.each([
    ['a row', 'rows/members', (text: string) => text.replace('parlament', 'parlamenx')],
    ['the list of mails', 'mails', (text: string) => text.slice(65)],
  ])(
    'refuses a backup in which %s was changed, and keeps nothing of it',
    async (_, file, change) => {
      desk = await deskThatTold();
      const backup = await backedUp(desk);
      await writeFile(join(backup, file), change(await readFile(join(backup, file), 'utf8')));
      desk = await emptyDesk(desk);
      expect(await restoreInto(desk, backup)).toMatchObject({
        fault: 'damaged',
        details: [join(backup, file)],
      });
      expect(existsSync(keyOf(desk))).toBe(false);
      expect(await desk.db.$count(messages)).toBe(0);
    },
  );

  test('goes into an empty database only, of the same chamber and version', async () => {
    desk = await deskThatTold();
    const backup = await backedUp(desk);
    expect(await restoreInto(desk, backup)).toMatchObject({ fault: 'not-empty' });
    desk = await emptyDesk(desk);
    const path = join(backup, 'manifest.json');
    const manifest = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...manifest, schema: 'another' }));
    expect(await restoreInto(desk, backup)).toMatchObject({ fault: 'other-version' });
    await writeFile(path, JSON.stringify({ ...manifest, chamber: 'another' }));
    expect(await restoreInto(desk, backup)).toMatchObject({ fault: 'other-chamber' });
  });

  test('that breaks off leaves the database empty, and is done again', async () => {
    desk = await deskThatTold();
    const backup = await backedUp(desk);
    desk = await emptyDesk(desk);
    // The disk ends in the middle of it.
    const kept = keptOf(desk);
    let statements = 0;
    const breaking = {
      ...kept,
      pool: new Proxy(kept.pool, {
        get: (pool, name) =>
          name === 'connect'
            ? async () => {
                const client = await pool.connect();
                const query = client.query.bind(client);
                client.query = ((text: string, values: unknown[]) => {
                  statements += 1;
                  return statements > 60 && !text.startsWith('rollback')
                    ? Promise.reject(new Error('the disk is full'))
                    : query(text, values);
                }) as typeof client.query;
                return client;
              }
            : Reflect.get(pool, name).bind?.(pool),
      }),
    };
    await expect(restore(breaking, backup, { passphrase, withoutKey: false })).rejects.toThrow(
      'the disk is full',
    );
    expect(await desk.db.$count(messages)).toBe(0);
    expect(await restoreInto(desk, backup)).toMatchObject({ ok: true });
    expect(await desk.db.$count(letters)).toBeGreaterThan(0);
    expect((await examined(desk)).faults).toEqual([]);
    await atOnce(kept.pool, async (client) => {
      // References are up again.
      await expect(client.query(`delete from desk.mailings`)).rejects.toThrow(/foreign key/);
      await client.query('rollback; begin');
    });
    expect(await desk.db.$count(messages, eq(messages.state, 'settled'))).toBeGreaterThan(0);
  });
});
