import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
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

/** A client whose errors are ours; the dialect of Kysely knows nothing of it. */
function clientOf(client: pg.PoolClient, context: TroubleContext): PostgresPoolClient {
  const query = async (sql: string, parameters: readonly unknown[] = []) => {
    try {
      const values = parameters.map(columnValue);
      // To parse and plan a statement takes the server as long as to run it. Without parameters it is `begin` and its like.
      const name = values.length === 0 ? undefined : statementName(client, sql);
      return await client.query({ text: sql, values, ...(name === undefined ? {} : { name }) });
    } catch (error) {
      throw postgresTrouble(error, context);
    }
  };
  return { query, release: () => client.release() } as unknown as PostgresPoolClient;
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
        return clientOf(await pool.connect(), { path, waitMs });
      } catch (error) {
        throw postgresTrouble(error, { path, waitMs });
      }
    },
    async end() {
      await pool?.end();
    },
  };
}
