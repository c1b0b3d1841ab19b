/**
 * PGlite behind the face of a `pg.Pool`, so that drizzle and BullMQ use the embedded database as they
 * use a server. PGlite is one session: statements wait for each other, and a transaction (from `begin`
 * to `commit` or `rollback` on one client) holds the session.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import { RecurringStatements } from './recurring.ts';
import { SessionLock } from './session-lock.ts';

interface QueryConfig {
  /** Of a prepared statement: it is parsed once, and planned once where that serves. */
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly rowMode?: 'array';
  readonly types?: { getTypeParser(oid: number, format: 'text'): (value: string) => unknown };
}

export interface QueryResult {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: unknown[];
  readonly fields: readonly { name: string; dataTypeID: number }[];
}

/** After so long other work of the process has its turn. */
const longestTurnMs = 20;

const inTransaction = new AsyncLocalStorage<true>();

/** Runs a transaction so that a query on the pool inside it, which would wait for itself for ever, throws. */
export const markTransaction = <T>(run: () => Promise<T>): Promise<T> =>
  inTransaction.run(true, run);

/** PGlite serialises by type; pg's own text forms suit every type, so its serialisers are replaced by none. */
const asText = new Proxy({}, { get: () => (value: unknown) => value }) as Record<
  number,
  (value: unknown) => string
>;

const parameter = (value: unknown): unknown => {
  const prepared = prepareValue(value);
  return Buffer.isBuffer(prepared) ? `\\x${prepared.toString('hex')}` : prepared;
};

/** The first word of a statement, behind BullMQ's comments. */
const commandOf = (text: string): string =>
  (/^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(\w+)/.exec(text)?.[1] ?? '').toUpperCase();

export class PGlitePool extends EventEmitter {
  readonly #pglite: PGlite;
  readonly #lock = new SessionLock();
  /** Texts of the prepared statements of the session, by name. */
  readonly #prepared = new Map<string, string>();
  readonly #recurring = new RecurringStatements();
  /** When the turn of the event loop that we work in began; null: in no turn yet. */
  #turnBegan: number | null = null;

  constructor(pglite: PGlite) {
    super();
    this.#pglite = pglite;
    // Values come back as text and are parsed as pg parses them: one result whatever the engine.
    for (const type of Object.keys(pglite.parsers)) pglite.parsers[type] = (value: string) => value;
  }

  /** One statement by itself. @throws inside a transaction of our own */
  async query(config: string | QueryConfig, values?: readonly unknown[]): Promise<QueryResult> {
    if (inTransaction.getStore())
      throw new Error(
        'A query outside of the transaction that it stands in: use its `tx`, or run it afterwards',
      );
    const release = await this.#lock.acquire();
    try {
      return await this.execute(config, values);
    } finally {
      release();
    }
  }

  async connect(): Promise<PGliteClient> {
    return new PGliteClient(this, this.#pglite, this.#lock);
  }

  async end(): Promise<void> {
    const release = await this.#lock.acquire();
    release();
  }

  /** Runs a statement; the caller holds the session. */
  async execute(config: string | QueryConfig, values?: readonly unknown[]): Promise<QueryResult> {
    await this.#giveTurn();
    const query: QueryConfig = typeof config === 'string' ? { text: config } : config;
    const given = values ?? query.values;
    const results = given?.length
      ? await this.#executeWith(query, given)
      : // Only the simple protocol takes several statements.
        await this.#pglite.exec(query.text, { rowMode: 'array' });
    const last = results.at(-1);
    const fields = last?.fields ?? [];
    const types = query.types ?? pg.types;
    const parsers = fields.map((field) => types.getTypeParser(field.dataTypeID, 'text'));
    const rows = ((last?.rows ?? []) as (string | null)[][]).map((row) => {
      const parsed = row.map((value, i) => (value === null ? null : parsers[i]?.(value)));
      return query.rowMode === 'array'
        ? parsed
        : Object.fromEntries(fields.map((f, i) => [f.name, parsed[i]]));
    });
    const count = (last as { rowCount?: number } | undefined)?.rowCount ?? null;
    return { command: commandOf(query.text), rowCount: count, rows, fields };
  }

  /** Statements run in this process and end without a turn of its event loop: many in a row let nothing else be heard. */
  async #giveTurn(): Promise<void> {
    if (this.#turnBegan !== null && performance.now() - this.#turnBegan > longestTurnMs)
      await setImmediate();
    if (this.#turnBegan !== null) return;
    this.#turnBegan = performance.now();
    setImmediate().then(() => {
      this.#turnBegan = null;
    });
  }

  /** Only the extended protocol takes parameters, and only of one statement. */
  async #executeWith({ name, text }: QueryConfig, given: readonly unknown[]) {
    if (name) return this.#executePrepared(name, text, given);
    const recurring = this.#recurring.asked(text, given);
    for (const unneeded of recurring.forget) await this.#forget(unneeded);
    if (recurring.name) return this.#executePrepared(recurring.name, text, given);
    const result = await this.#pglite.query<string[]>(text, given.map(parameter), {
      rowMode: 'array',
      serializers: asText,
    });
    return [result];
  }

  async #forget(name: string): Promise<void> {
    if (this.#prepared.delete(name))
      await this.#pglite.exec(`deallocate ${pg.escapeIdentifier(name)}`);
  }

  /** PGlite has no named statements of the extended protocol; those of SQL do the same. */
  async #executePrepared(name: string, text: string, values: readonly unknown[]) {
    const known = this.#prepared.get(name);
    if (known !== undefined && known !== text) throw new Error(`Two statements are called ${name}`);
    if (known === undefined)
      await this.#pglite.exec(`prepare ${pg.escapeIdentifier(name)} as ${text}`);
    this.#prepared.set(name, text);
    const given = values.map((value) => {
      const prepared = parameter(value);
      return prepared == null ? 'null' : pg.escapeLiteral(String(prepared));
    });
    return this.#pglite.exec(`execute ${pg.escapeIdentifier(name)}(${given.join(', ')})`, {
      rowMode: 'array',
    });
  }
}

/** A client of the pool: holds the session while in a transaction; listens by PGlite's own `listen`. */
export class PGliteClient extends EventEmitter {
  readonly #pool: PGlitePool;
  readonly #pglite: PGlite;
  readonly #lock: SessionLock;
  #endTransaction: (() => void) | null = null;
  readonly #unlisten = new Map<string, () => Promise<void>>();

  constructor(pool: PGlitePool, pglite: PGlite, lock: SessionLock) {
    super();
    this.#pool = pool;
    this.#pglite = pglite;
    this.#lock = lock;
  }

  async query(config: string | QueryConfig, values?: readonly unknown[]): Promise<QueryResult> {
    const text = typeof config === 'string' ? config : config.text;
    const command = commandOf(text);
    if (command === 'LISTEN') return this.#listen(/LISTEN\s+"?(\w+)"?/i.exec(text)?.[1] ?? '');
    if (this.#endTransaction) return this.#inTransaction(command, config, values);
    const release = await this.#lock.acquire();
    if (command === 'BEGIN') this.#endTransaction = release;
    try {
      return await this.#pool.execute(config, values);
    } catch (error) {
      if (command === 'BEGIN') this.#endTransaction = null;
      if (command === 'BEGIN') release();
      throw error;
    } finally {
      if (command !== 'BEGIN') release();
    }
  }

  async #inTransaction(command: string, config: string | QueryConfig, values?: readonly unknown[]) {
    const toSavepoint = /\bTO\b/i.test(typeof config === 'string' ? config : config.text);
    try {
      return await this.#pool.execute(config, values);
    } finally {
      if (command === 'COMMIT' || (command === 'ROLLBACK' && !toSavepoint)) {
        this.#endTransaction?.();
        this.#endTransaction = null;
      }
    }
  }

  async #listen(channel: string): Promise<QueryResult> {
    if (!this.#unlisten.has(channel)) {
      const stop = await this.#pglite.listen(channel, (payload) =>
        this.emit('notification', { channel, payload }),
      );
      this.#unlisten.set(channel, () => stop());
    }
    return { command: 'LISTEN', rowCount: null, rows: [], fields: [] };
  }

  /** Gives the client back. An open transaction is rolled back: nobody else could end it. */
  release(): void {
    for (const stop of this.#unlisten.values()) stop().catch(() => {});
    this.#unlisten.clear();
    const end = this.#endTransaction;
    this.#endTransaction = null;
    if (end) this.#pool.execute('rollback').finally(end);
  }
}
