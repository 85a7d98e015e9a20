import { Kysely, PostgresDialect, sql } from 'kysely';
import { ChanceryError } from '../../kernel/index.ts';
import type { Store } from './contract.ts';
import { EngineStore } from './engine-store.ts';
import { postgresEngine, takeWriterLock } from './postgres-engine.ts';
import { POSTGRES_MIGRATIONS } from './postgres-migrations.ts';
import { postgresPool } from './postgres-pool.ts';
import type { Tables } from './schema.ts';
import { parseServerAddress, type ServerAddress } from './server-address.ts';

const VERSION = Math.max(...POSTGRES_MIGRATIONS.map(({ version }) => version));
/** PostgreSQL 14, as the server itself counts. */
const OLDEST = 140_000;

interface ServerRow {
  readonly number: number;
  readonly text: string;
  readonly encoding: string;
  readonly isReplica: boolean;
}

/** Whether the server is one that we can write on. Throws `store.too-old`, `store.read-only`, `store.unreadable`. */
async function checkServer(db: Kysely<Tables>, path: string): Promise<void> {
  const { rows } = await sql<ServerRow>`
    select current_setting('server_version_num')::integer as number,
      current_setting('server_version') as text,
      current_setting('server_encoding') as encoding,
      case when pg_is_in_recovery() or current_setting('transaction_read_only') = 'on'
        then 1 else 0 end as "isReplica"
  `.execute(db);
  const [server] = rows;
  if (server === undefined) throw new Error('the server told nothing of itself');
  if (server.number < OLDEST) {
    const found = server.text.split(' ')[0] ?? server.text;
    throw new ChanceryError('store.too-old', { path, found, needed: 14 });
  }
  if (server.isReplica) throw new ChanceryError('store.read-only', { path });
  if (server.encoding !== 'UTF8') {
    const why = `its database has the encoding ${server.encoding}, and UTF8 is needed`;
    throw new ChanceryError('store.unreadable', { path, why });
  }
}

/** The version of the store in the schema; 0 for a schema that is missing or holds nothing yet. */
async function versionOf(
  db: Kysely<Tables>,
  { schema, name: path }: ServerAddress,
): Promise<number> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname::text as name from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} order by c.relname = 'chancery_store' desc limit 1
  `.execute(db);
  if (tables.length === 0) return 0;
  if (tables[0]?.name !== 'chancery_store') throw new ChanceryError('store.not-a-store', { path });
  const { rows } = await sql<{ version: number }>`
    select version from ${sql.table(`${schema}.chancery_store`)}
  `.execute(db);
  const found = rows[0]?.version;
  if (found === undefined) throw new ChanceryError('store.not-a-store', { path });
  if (found > VERSION) throw new ChanceryError('store.newer', { path, found, known: VERSION });
  return found;
}

async function makeSchema(db: Kysely<Tables>, schema: string): Promise<void> {
  const { rows } = await sql`
    select 1 from pg_catalog.pg_namespace where nspname = ${schema}
  `.execute(db);
  if (rows.length === 0) await sql`create schema ${sql.ref(schema)}`.execute(db);
  await sql`create table chancery_store (version integer not null)`.execute(db);
}

/** Brings the schema to our version in one transaction; another process may have done so meanwhile. */
async function migrate(db: Kysely<Tables>, address: ServerAddress, waitMs: number): Promise<void> {
  if ((await versionOf(db, address)) === VERSION) return;
  await db.transaction().execute(async (open) => {
    await takeWriterLock(open, { schema: address.schema, waitMs });
    const found = await versionOf(open, address);
    if (found === VERSION) return;
    if (found === 0) await makeSchema(open, address.schema);
    const due = POSTGRES_MIGRATIONS.filter(({ version }) => version > found);
    for (const statement of due.flatMap(({ statements }) => statements)) {
      await sql.raw(statement).execute(open);
    }
    await sql`delete from chancery_store`.execute(open);
    await sql`insert into chancery_store values (${VERSION})`.execute(open);
  });
}

/**
 * Opens the store on the server that `path` names, or makes it there. Throws `store.address`, `store.unreachable`,
 * `store.login`, `store.rights`, `store.too-old`, `store.read-only`, `store.crowded`, `store.newer`,
 * `store.not-a-store`, `store.busy`. Where it throws, nothing on the server is changed.
 */
export async function openPostgres(
  path: string,
  waitMs: number,
  nowAt?: () => number,
): Promise<Store> {
  const address = parseServerAddress(path);
  const { connection, name } = address;
  const pool = postgresPool({ connection, path: name, waitMs, maxConnections: 1 });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await checkServer(db, name);
    await migrate(db, address, waitMs);
  } finally {
    await db.destroy();
  }
  const engine = postgresEngine({ address, version: VERSION, waitMs, nowAt });
  return new EngineStore(engine).withIndex();
}
