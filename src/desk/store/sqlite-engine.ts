import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, type KyselyPlugin, sql, type Transaction } from 'kysely';
import type { StoreStatus } from '../types.ts';
import { backupTo } from './backup-file.ts';
import type { InspectedRecord, Store, StoreTx, StoreView } from './contract.ts';
import { FreshItems } from './fresh-items.ts';
import { inspectLog } from './log-inspection.ts';
import type { Tables } from './schema.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { storeTrouble } from './sqlite-errors.ts';
import { sqliteFullText } from './sqlite-search.ts';
import { type EngineTransaction, storeTx, storeView } from './store-view.ts';
import { storyMemos } from './story-queries.ts';

export interface SqliteEngineOptions {
  readonly path: string;
  readonly version: number;
  readonly waitMs: number;
  /** The connection that prepared the file; from now on the store's own. */
  readonly writer: SqliteDatabase;
  readonly openReader: () => SqliteDatabase;
}

/** Reads at one time; each holds a snapshot, and the work is synchronous below, so more gain nothing. */
const MAX_READERS = 4;

/** Refuses queries of a view whose work has ended: they would run outside of its transaction. */
class Lifetime implements KyselyPlugin {
  #hasEnded = false;

  end(): void {
    this.#hasEnded = true;
  }

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    if (this.#hasEnded) throw new Error('a view of the store was used after its work had ended');
    return node;
  }

  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return result;
  }
}

/** The embedded engine: one file, one writer at a time, readers that never wait for it. */
export class SqliteStore implements Store {
  readonly #options: SqliteEngineOptions;
  readonly #writer: Kysely<Tables>;
  readonly #readers: Kysely<Tables>;
  readonly #memos = storyMemos();
  readonly #fresh = new FreshItems();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #writing = new AsyncLocalStorage<{ isOpen: boolean }>();
  #isWriterTaken = false;
  #closing: Promise<void> | null = null;

  constructor(options: SqliteEngineOptions) {
    this.#options = options;
    const { path, waitMs, openReader, writer } = options;
    this.#writer = new Kysely({
      dialect: sqliteDialect({
        path,
        waitMs,
        open: () => {
          this.#isWriterTaken = true;
          return writer;
        },
        maxConnections: 1,
        begin: 'begin immediate',
      }),
    });
    this.#readers = new Kysely({
      dialect: sqliteDialect({
        path,
        waitMs,
        open: openReader,
        maxConnections: MAX_READERS,
        begin: 'begin',
      }),
    });
  }

  read<T>(work: (view: StoreView) => Promise<T>): Promise<T> {
    return this.#run(this.#readers, null, (transaction) => work(storeView(transaction)));
  }

  async write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T> {
    if (this.#writing.getStore()?.isOpen === true) {
      throw new Error('a write of the store inside a write would wait for itself for ever');
    }
    const writing = { isOpen: true };
    try {
      return await this.#writing.run(writing, () =>
        this.#run(this.#writer, this.#fresh, async (transaction) => {
          const { rows } = await sql<object>`pragma data_version`.execute(transaction.db);
          this.#fresh.enter(Object.values(rows[0] ?? {})[0]);
          return work(storeTx(transaction));
        }),
      );
    } catch (error) {
      this.#fresh.clear();
      throw error;
    } finally {
      writing.isOpen = false;
    }
  }

  async #run<T>(
    db: Kysely<Tables>,
    fresh: FreshItems | null,
    work: (transaction: EngineTransaction) => Promise<T>,
  ): Promise<T> {
    if (this.#closing !== null) throw new Error('the store is closed');
    const running = db.transaction().execute(async (open) => this.#inside(open, fresh, work));
    this.#underWay.add(running);
    try {
      return await running;
    } finally {
      this.#underWay.delete(running);
    }
  }

  async #inside<T>(
    open: Transaction<Tables>,
    fresh: FreshItems | null,
    work: (transaction: EngineTransaction) => Promise<T>,
  ): Promise<T> {
    const lifetime = new Lifetime();
    const db = open.withPlugin(lifetime);
    try {
      return await work({
        db,
        path: this.#options.path,
        fullText: sqliteFullText(db),
        memos: this.#memos,
        fresh,
      });
    } finally {
      lifetime.end();
    }
  }

  async status(): Promise<StoreStatus> {
    const { path, version } = this.#options;
    return this.#run(this.#readers, null, async ({ db }) => {
      const count = async (table: keyof Tables): Promise<number> => {
        const { rows } = await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('rows'))
          .executeTakeFirstOrThrow();
        return Number(rows);
      };
      return {
        path,
        version,
        facts: await count('facts'),
        dispatches: await count('dispatches'),
        acts: await count('acts'),
        developments: await count('developments'),
        claims: await count('claims'),
        refusals: await count('refusals'),
      };
    });
  }

  *inspectLog(): Generator<InspectedRecord> {
    const database = this.#options.openReader();
    try {
      yield* inspectLog(database);
    } finally {
      database.close();
    }
  }

  async backup(target: string): Promise<void> {
    const database = this.#options.openReader();
    try {
      backupTo(database, target);
    } finally {
      database.close();
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    await Promise.allSettled([...this.#underWay]);
    await this.#readers.destroy();
    const { writer, path, waitMs } = this.#options;
    try {
      // So that the one file holds everything: one of the two libraries leaves the write-ahead log behind.
      writer.exec('pragma wal_checkpoint(truncate)');
    } catch (error) {
      throw storeTrouble(error, path, waitMs);
    } finally {
      await this.#writer.destroy();
      if (!this.#isWriterTaken) writer.close();
    }
  }
}
