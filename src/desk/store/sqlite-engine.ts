import { Kysely } from 'kysely';
import { backupTo } from './backup-file.ts';
import type { Engine } from './engine-store.ts';
import { inspectRows } from './log-inspection.ts';
import { plainRowWriter } from './row-writer.ts';
import type { Tables } from './schema.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { storeTrouble } from './sqlite-errors.ts';
import { sqliteLogRows } from './sqlite-log-rows.ts';
import { SQLITE_GUARDS } from './sqlite-migrations.ts';
import { sqliteFullText } from './sqlite-search.ts';

export interface SqliteEngineOptions {
  readonly path: string;
  readonly version: number;
  readonly waitMs: number;
  /** The connection that prepared the file; from now on the store's own. */
  readonly writer: SqliteDatabase;
  readonly openReader: () => SqliteDatabase;
  /** The clock of this machine, in epoch milliseconds. */
  readonly nowAt: () => number;
}

/** Reads at one time; each holds a snapshot, and the work is synchronous below, so more gain nothing. */
const MAX_READERS = 3;

/** The embedded engine: one file, one writer at a time, readers that never wait for it. */
export function sqliteEngine(options: SqliteEngineOptions): Engine {
  const { path, version, waitMs, openReader, writer, nowAt } = options;
  let isWriterTaken = false;
  const takeWriter = (): SqliteDatabase => {
    isWriterTaken = true;
    return writer;
  };
  const common = { path, waitMs };
  const writers = new Kysely<Tables>({
    dialect: sqliteDialect({
      ...common,
      open: takeWriter,
      maxConnections: 1,
      begin: 'begin immediate',
    }),
  });
  const readers = new Kysely<Tables>({
    dialect: sqliteDialect({
      ...common,
      open: openReader,
      maxConnections: MAX_READERS,
      begin: 'begin',
    }),
  });
  return {
    path,
    version,
    guards: SQLITE_GUARDS,
    fullText: sqliteFullText,
    rowWriter: plainRowWriter,
    reading: (work) => readers.transaction().execute(work),
    writing: (work) => writers.transaction().execute(work),
    working: (work) => writers.transaction().execute(work),
    work: {
      nowAt: () => Promise.resolve(nowAt()),
      // One writer at a time: claims come one after the other. Others are told of nothing and look again.
      canSkipLocked: false,
      tell: null,
      watch: null,
    },
    async *inspectLog() {
      const database = openReader();
      try {
        yield* inspectRows(sqliteLogRows(database));
      } finally {
        database.close();
      }
    },
    async backup(target) {
      const database = openReader();
      try {
        backupTo(database, target);
      } finally {
        database.close();
      }
    },
    async close() {
      await readers.destroy();
      try {
        // So that the one file holds everything: one of the two libraries leaves the write-ahead log behind.
        writer.exec('pragma wal_checkpoint(truncate)');
      } catch (error) {
        throw storeTrouble(error, path, waitMs);
      } finally {
        await writers.destroy();
        if (!isWriterTaken) writer.close();
      }
    },
  };
}
