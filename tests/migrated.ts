/** Before all tests: an embedded database with our tables is made once; each file of tests opens a copy of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { database } from '../src/database/database.ts';
import { migrateDatabase } from '../src/database/migrate.ts';
import { PGlitePool } from '../src/database/pglite-pool.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the dump. */
    migrated: string;
    /** Folder in which what was read of a document is kept until all tests have run. */
    readings: string;
  }
}

export default async function migrated(project: TestProject): Promise<() => void> {
  const dir = mkdtempSync(join(tmpdir(), 'desk-migrated-'));
  const pglite = await PGlite.create('memory://', { loadDataDir: await dataDir() });
  await migrateDatabase(database(new PGlitePool(pglite) as unknown as pg.Pool));
  await pglite.exec('checkpoint');
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  writeFileSync(join(dir, 'dump.tar'), Buffer.from(await dump.arrayBuffer()));
  project.provide('migrated', join(dir, 'dump.tar'));
  project.provide('readings', dir);
  return () => rmSync(dir, { recursive: true, force: true });
}
