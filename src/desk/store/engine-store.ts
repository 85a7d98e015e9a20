import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Kysely, KyselyPlugin, Transaction } from 'kysely';
import type { StoreStatus } from '../types.ts';
import type { InspectedRecord, Store, StoreTx, StoreView } from './contract.ts';
import { catchUp, type LastWrite, lastWriteOf, putWriter, readWriter } from './foreign-writes.ts';
import { FreshItems } from './fresh-items.ts';
import type { FullText } from './full-text.ts';
import { indexDispatches, lacksIndex } from './index-dispatches.ts';
import type { RowWriter } from './row-writer.ts';
import type { LogGuards, Tables } from './schema.ts';
import { type EngineTransaction, flushed, storeTx, storeView } from './store-view.ts';
import { storyMemos } from './story-queries.ts';
import type { WorkList } from './work-contract.ts';
import type { WorkEngine } from './work-engine.ts';
import { workList } from './work-list.ts';

/** Runs `work` in one transaction of an engine. */
export type InTransaction = <T>(work: (open: Transaction<Tables>) => Promise<T>) => Promise<T>;

/** What an engine gives; the rest of the store is the same on every one. */
export interface Engine {
  /** What to call the store in messages. */
  readonly path: string;
  readonly version: number;
  readonly guards: LogGuards;
  readonly fullText: (db: Kysely<Tables>) => FullText;
  readonly rowWriter: (db: Kysely<Tables>) => RowWriter;
  /** A transaction that sees one snapshot and waits for no writer. */
  readonly reading: InTransaction;
  /** A transaction that holds the lock of the one writer. */
  readonly writing: InTransaction;
  /** A transaction on the work list; where the engine can, it waits for no writer of the record. */
  readonly working: InTransaction;
  readonly work: Pick<WorkEngine, 'nowAt' | 'canSkipLocked' | 'tell' | 'watch'>;
  readonly inspectLog: () => AsyncIterable<InspectedRecord>;
  /** Given the store itself, for an engine that copies what it reads. */
  readonly backup: (target: string, store: Store) => Promise<void>;
  readonly close: () => Promise<void>;
}

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

/** The store of the contract over any engine. */
export class EngineStore implements Store {
  readonly #engine: Engine;
  readonly #memos = storyMemos();
  readonly #fresh = new FreshItems();
  /** Null until we have written, and after a write that was taken back. */
  #last: LastWrite | null = null;
  /** By this the other open stores see that we wrote last. */
  readonly #name = randomUUID();
  readonly work: WorkList;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #writing = new AsyncLocalStorage<{ isOpen: boolean }>();
  #closing: Promise<void> | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.work = workList({
      path: engine.path,
      ...engine.work,
      run: (work) => this.#run(engine.working, null, ({ db }) => work(db)),
      read: (work) => this.#run(engine.reading, null, ({ db }) => work(db)),
    });
  }

  read<T>(work: (view: StoreView) => Promise<T>): Promise<T> {
    return this.#run(this.#engine.reading, null, (transaction) => work(storeView(transaction)));
  }

  async write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T> {
    if (this.#writing.getStore()?.isOpen === true) {
      throw new Error('a write of the store inside a write would wait for itself for ever');
    }
    const writing = { isOpen: true };
    try {
      const { done, last } = await this.#writing.run(writing, () =>
        this.#run(this.#engine.writing, this.#fresh, async (transaction) => {
          await this.#enter(transaction.db);
          const done = await work(storeTx(transaction));
          await flushed(transaction);
          const { making } = await readWriter(transaction.db);
          return { done, last: await lastWriteOf(transaction.db, making) };
        }),
      );
      this.#last = last;
      return done;
    } catch (error) {
      this.#fresh.clear();
      this.#last = null;
      throw error;
    } finally {
      writing.isOpen = false;
    }
  }

  /** Brings what is remembered of the tables up to what another open store wrote after us, or forgets it. */
  async #enter(db: Kysely<Tables>): Promise<void> {
    this.#fresh.rows.begin();
    const { making, name } = await readWriter(db);
    const last = this.#last;
    const isOurs = name === this.#name && making === last?.making;
    if (isOurs) return;
    if (last === null || making !== last.making) this.#fresh.clear();
    else await catchUp({ db, path: this.#engine.path }, this.#fresh, last);
    await putWriter(db, { making, name: this.#name });
  }

  async #run<T>(
    inTransaction: InTransaction,
    fresh: FreshItems | null,
    work: (transaction: EngineTransaction) => Promise<T>,
  ): Promise<T> {
    if (this.#closing !== null) throw new Error('the store is closed');
    const running = inTransaction((open) => this.#inside(open, fresh, work));
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
    const { path, guards, fullText, rowWriter, work: engineWork } = this.#engine;
    const lifetime = new Lifetime();
    const db = open.withPlugin(lifetime);
    try {
      const { nowAt } = engineWork;
      const memos = this.#memos;
      return await work({
        db,
        path,
        guards,
        fullText: fullText(db),
        rows: rowWriter(db),
        memos,
        fresh,
        nowAt,
      });
    } finally {
      lifetime.end();
    }
  }

  async status(): Promise<StoreStatus> {
    const { path, version } = this.#engine;
    return this.#run(this.#engine.reading, null, async ({ db }) => {
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

  /** The store itself, once a record of an earlier version can be searched as one of ours. */
  async withIndex(): Promise<this> {
    const lacks = ({ db, fullText }: EngineTransaction) => lacksIndex(db, fullText);
    if (await this.#run(this.#engine.reading, null, lacks)) {
      await this.#run(this.#engine.writing, null, async (transaction) => {
        const { db, fullText } = transaction;
        if (await lacks(transaction)) await indexDispatches(db, fullText);
        await fullText.flush();
      });
    }
    return this;
  }

  inspectLog(): AsyncIterable<InspectedRecord> {
    return this.#engine.inspectLog();
  }

  backup(target: string): Promise<void> {
    return this.#engine.backup(target, this);
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    await Promise.allSettled([...this.#underWay]);
    await this.#engine.close();
  }
}
