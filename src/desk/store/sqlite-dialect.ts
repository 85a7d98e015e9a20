import { setTimeout as pause } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { columnValue } from './column-value.ts';
import type { SqliteDatabase, SqliteStatement } from './sqlite-database.ts';
import { isBusy, storeTrouble } from './sqlite-errors.ts';

export interface SqlitePool {
  readonly path: string;
  /** Opens one more connection. */
  readonly open: () => SqliteDatabase;
  readonly maxConnections: number;
  /** `begin immediate` takes the lock of the one writer at once; `begin` takes a snapshot. */
  readonly begin: 'begin' | 'begin immediate';
  /** How long another process may hold the lock before `store.busy`. */
  readonly waitMs: number;
}

/** Statements kept ready for each connection; a store has about a hundred, lists of other lengths add some. */
const MAX_STATEMENTS = 300;
/** Short enough that a writer gets its turn between two writes of another process. */
const BUSY_PAUSE_MS = 4;

/** Runs `work` again while another process holds the lock, without holding up this process meanwhile. */
export async function whenFree<T>(waitMs: number, work: () => T): Promise<T> {
  const givenUpAt = performance.now() + waitMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= givenUpAt) throw error;
    }
    await pause(BUSY_PAUSE_MS);
  }
}

function isWrite({ query }: CompiledQuery): boolean {
  switch (query.kind) {
    case 'InsertQueryNode':
    case 'UpdateQueryNode':
    case 'DeleteQueryNode':
      return query.returning === undefined;
    default:
      return false;
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #pool: SqlitePool;
  readonly #database: SqliteDatabase;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(pool: SqlitePool) {
    this.#pool = pool;
    try {
      this.#database = pool.open();
    } catch (error) {
      throw storeTrouble(error, pool.path, pool.waitMs);
    }
  }

  #prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined && this.#statements.size >= MAX_STATEMENTS) {
      this.#statements.delete(oldest);
    }
    this.#statements.set(sql, statement);
    return statement;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const statement = this.#prepare(query.sql);
      const values = query.parameters.map(columnValue);
      if (!isWrite(query)) return { rows: statement.all(...values) as R[] };
      const { changes } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes) };
    } catch (error) {
      throw storeTrouble(error, this.#pool.path, this.#pool.waitMs);
    }
  }

  // Asked for by the interface; the store reads by page, because not every engine can stream.
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('queries of the store are read by page, not streamed');
  }

  async begin(): Promise<void> {
    const { begin, path, waitMs } = this.#pool;
    try {
      await whenFree(waitMs, () => this.#database.exec(begin));
    } catch (error) {
      throw storeTrouble(error, path, waitMs);
    }
  }

  end(command: 'commit' | 'rollback'): void {
    try {
      this.#database.exec(command);
    } catch (error) {
      // A full disk has rolled the transaction back already; that is what was asked for.
      const isOver = error instanceof Error && error.message.includes('no transaction is active');
      if (command === 'rollback' && isOver) return;
      throw storeTrouble(error, this.#pool.path, this.#pool.waitMs);
    }
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

/** Hands out connections in the order in which they were asked for. */
class SqliteDriver implements Driver {
  readonly #pool: SqlitePool;
  readonly #all: SqliteConnection[] = [];
  readonly #idle: SqliteConnection[] = [];
  readonly #waiting: ((connection: SqliteConnection) => void)[] = [];

  constructor(pool: SqlitePool) {
    this.#pool = pool;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<SqliteConnection> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.length < this.#pool.maxConnections) {
      const connection = new SqliteConnection(this.#pool);
      this.#all.push(connection);
      return connection;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(connection);
    else next(connection);
  }

  async beginTransaction(connection: SqliteConnection): Promise<void> {
    await connection.begin();
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    connection.end('commit');
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    connection.end('rollback');
  }

  async destroy(): Promise<void> {
    for (const connection of this.#all.splice(0)) connection.close();
    this.#idle.length = 0;
  }
}

/**
 * Kysely over the SQLite of Node or its twin. The queries that run on it know nothing of it: another
 * dialect of Kysely takes its place on a server.
 */
export function sqliteDialect(pool: SqlitePool): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(pool),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
