import { Kysely, PostgresDialect, sql } from 'kysely';
import { backupCopy } from './backup-copy.ts';
import type { Engine, InTransaction } from './engine-store.ts';
import { inspectRows, type RawRow, type RowRead } from './log-inspection.ts';
import { channelOf, listenTo } from './postgres-listener.ts';
import { POSTGRES_GUARDS } from './postgres-migrations.ts';
import { postgresPool } from './postgres-pool.ts';
import { postgresFullText } from './postgres-search.ts';
import { arrayRowWriter } from './row-writer.ts';
import type { Tables } from './schema.ts';
import type { ServerAddress } from './server-address.ts';

export interface PostgresEngineOptions {
  readonly address: ServerAddress;
  readonly version: number;
  readonly waitMs: number;
  /** Instead of the clock of the server. */
  readonly nowAt?: (() => number) | undefined;
}

/** Claims and acknowledgements at one time. */
const MAX_WORKERS = 2;
/** A process that is paused inside of a transaction holds up the others for so long. */
const LONGEST_PAUSE = '60s';
/** Reads at one time, each with a snapshot on a connection of its own; further ones wait for their turn. */
const MAX_READERS = 8;
/** Records of the log that are read at a time; one of a register may hold half a megabyte. */
const PAGE = 50;

/** Makes work wait for the work before it, however long that takes. */
function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** What a write has resolved for is on the disk: a server that acknowledges earlier is asked not to. */
async function setUp(db: Kysely<Tables>, waitMs: number): Promise<void> {
  await sql`
    select set_config('lock_timeout', ${`${Math.max(1, Math.trunc(waitMs))}ms`}, true),
      set_config('idle_in_transaction_session_timeout', ${LONGEST_PAUSE}, true),
      case when current_setting('synchronous_commit') = 'off'
        then set_config('synchronous_commit', 'on', true) end
  `.execute(db);
}

/** Milliseconds of the clock of the server, which all its clients share. */
async function serverNow(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as now
  `.execute(db);
  return rows[0]?.now ?? 0;
}

/** Takes the lock of the one writer of this schema until the transaction ends. Throws `store.busy` where it takes longer. */
export async function takeWriterLock(
  db: Kysely<Tables>,
  { schema, waitMs }: { readonly schema: string; readonly waitMs: number },
): Promise<void> {
  await setUp(db, waitMs);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chancery ${schema}`}, 0))`.execute(db);
}

/** The log page by page in one snapshot. */
async function* logRows(db: Kysely<Tables>): AsyncGenerator<RowRead> {
  const open = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    let after = 0;
    for (;;) {
      const rows: readonly RawRow[] = await open
        .selectFrom('facts')
        .selectAll()
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(PAGE)
        .execute();
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.seq;
    }
  } finally {
    await open.rollback().execute();
  }
}

/** The engine on a server: writers of all processes take one lock in turn, readers wait for nobody. */
export function postgresEngine(options: PostgresEngineOptions): Engine {
  const { address, version, waitMs, nowAt } = options;
  const { schema, connection, name: path } = address;
  const connect = (maxConnections: number) =>
    new Kysely<Tables>({
      dialect: new PostgresDialect({
        pool: postgresPool({ connection, path, waitMs, maxConnections }),
      }),
    });
  const writers = connect(1);
  const readers = connect(MAX_READERS);
  const workers = connect(MAX_WORKERS);
  const channel = channelOf(schema);
  const inTurn = oneByOne();
  const writing: InTransaction = (work) =>
    inTurn(() =>
      writers.transaction().execute(async (open) => {
        await takeWriterLock(open, { schema, waitMs });
        return work(open);
      }),
    );
  return {
    path,
    version,
    guards: POSTGRES_GUARDS,
    fullText: postgresFullText,
    rowWriter: arrayRowWriter,
    writing,
    working: (work) =>
      workers.transaction().execute(async (open) => {
        await setUp(open, waitMs);
        return work(open);
      }),
    work: {
      nowAt: nowAt === undefined ? serverNow : () => Promise.resolve(nowAt()),
      canSkipLocked: true,
      tell: async (db) => {
        await sql`select pg_notify(${channel}, '')`.execute(db);
      },
      watch: async (onChange) => listenTo(channel, { connection, onNotice: onChange }),
    },
    reading: (work) =>
      readers
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(work),
    inspectLog: () => inspectRows(logRows(readers)),
    backup: (target, store) => backupCopy(store, target),
    async close() {
      await readers.destroy();
      await workers.destroy();
      await writers.destroy();
    },
  };
}
