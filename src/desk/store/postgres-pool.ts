import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { ChanceryError } from '../../kernel/index.ts';
import { columnValue } from './column-value.ts';
import { postgresTrouble, type TroubleContext } from './postgres-errors.ts';

/** `bigint` comes as text, because it may be larger than a number is exact; ours are not. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`the store holds a number too large: ${text}`);
  return value;
}

const { builtins } = pg.types;
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map([
  [builtins.INT8, wholeNumber],
  [builtins.INT4, wholeNumber],
]);

const TYPES = {
  getTypeParser: (oid: number) => PARSERS.get(oid) ?? ((text: string) => text),
} as unknown as pg.CustomTypesConfig;

export interface PoolOptions extends TroubleContext {
  readonly connection: string;
  readonly maxConnections: number;
}

/** Statements that a connection keeps ready; a store has about a hundred, lists of other lengths add some. */
const MAX_STATEMENTS = 250;
const PREPARED = new WeakMap<pg.PoolClient, Map<string, string>>();

/** The name under which the server keeps a statement ready on this connection; none where it keeps enough. */
function statementName(client: pg.PoolClient, sql: string): string | undefined {
  const names = PREPARED.get(client) ?? new Map<string, string>();
  PREPARED.set(client, names);
  const known = names.get(sql);
  if (known !== undefined || names.size >= MAX_STATEMENTS) return known;
  const name = `chancery_${names.size}`;
  names.set(sql, name);
  return name;
}

/** Words that open a transaction; until they have come back nothing was asked of the connection. */
const OPENS = /^(?:begin|start transaction)\b/;

/** One connection as the dialect of Kysely sees it: its errors are ours, and a dead one is exchanged while it is unused. */
class CheckedOut {
  /** Null when a dead one was given back and no other could be had. */
  #client: pg.PoolClient | null;
  readonly #pool: pg.Pool;
  readonly #options: PoolOptions;

  constructor(client: pg.PoolClient, pool: pg.Pool, options: PoolOptions) {
    this.#client = client;
    this.#pool = pool;
    this.#options = options;
  }

  async query(sql: string, parameters: readonly unknown[] = []): Promise<unknown> {
    try {
      return await (OPENS.test(sql) ? this.#begin(sql) : this.#run(sql, parameters));
    } catch (error) {
      throw postgresTrouble(error, this.#options);
    }
  }

  release(): void {
    this.#client?.release();
    this.#client = null;
  }

  async #run(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    this.#client ??= await this.#pool.connect();
    const client = this.#client;
    const values = parameters.map(columnValue);
    // To parse and plan a statement takes the server as long as to run it. Without parameters it is `begin` and its like.
    const name = values.length === 0 ? undefined : statementName(client, sql);
    return client.query({ text: sql, values, ...(name === undefined ? {} : { name }) });
  }

  /**
   * A connection that was cut while it lay in the pool is found out by the first thing that is asked of it. Nothing has
   * been said on it yet, so another one may be asked; each one in the pool may be dead, so as often as the pool is large.
   */
  async #begin(sql: string): Promise<unknown> {
    for (let left = this.#options.maxConnections; ; left -= 1) {
      try {
        return await this.#run(sql, []);
      } catch (error) {
        const trouble = postgresTrouble(error, this.#options);
        const isCut = trouble instanceof ChanceryError && trouble.code === 'store.unreachable';
        // Without a connection it was the server that could not be reached.
        if (!isCut || left === 0 || this.#client === null) throw error;
        // Given back first: it holds a place in the pool.
        this.#client.release(true);
        this.#client = null;
      }
    }
  }
}

/** A server counts a connection for a moment after it was closed; one that is full for longer is full. */
const CROWDED_MS = 1_000;
const CROWDED_PAUSE_MS = 50;
const TOO_MANY_CONNECTIONS = '53300';

async function connected(pool: pg.Pool, waitMs: number): Promise<pg.PoolClient> {
  const givenUpAt = performance.now() + Math.min(waitMs, CROWDED_MS);
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      const isCrowded = error instanceof pg.DatabaseError && error.code === TOO_MANY_CONNECTIONS;
      if (!isCrowded || performance.now() >= givenUpAt) throw error;
    }
    await pause(CROWDED_PAUSE_MS);
  }
}

/** Connections to a server. They are made when they are asked for; those that break are replaced. */
export function postgresPool(options: PoolOptions): PostgresPool {
  const { connection, maxConnections, path, waitMs } = options;
  let pool: pg.Pool | null = null;
  const open = (): pg.Pool => {
    const made = new pg.Pool({
      connectionString: connection,
      max: maxConnections,
      connectionTimeoutMillis: waitMs,
      keepAlive: true,
      fallback_application_name: 'chancery',
      types: TYPES,
    });
    // A connection that breaks between two queries tells nobody else; the next query on it fails, and is told.
    made.on('error', () => undefined);
    made.on('connect', (client) => client.on('error', () => undefined));
    return made;
  };
  return {
    async connect() {
      try {
        pool ??= open();
        const checkedOut = new CheckedOut(await connected(pool, waitMs), pool, options);
        return checkedOut as unknown as PostgresPoolClient;
      } catch (error) {
        throw postgresTrouble(error, { path, waitMs });
      }
    },
    async end() {
      await pool?.end();
    },
  };
}
