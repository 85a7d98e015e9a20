import { ChanceryError } from '../../kernel/index.ts';
import type { Store } from './contract.ts';
import { EngineStore } from './engine-store.ts';
import { loadSqlite, type SqliteDatabase } from './sqlite-database.ts';
import { whenFree } from './sqlite-dialect.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import { storeTrouble } from './sqlite-errors.ts';
import { APPLICATION_ID, SQLITE_MIGRATIONS } from './sqlite-migrations.ts';
import { inspectFile } from './store-file.ts';

/** Short waits inside SQLite itself, for a file that is just being opened or recovered. */
const NATIVE_WAIT_MS = 20;
/** The default of 2 MB holds a sixteenth of the pages that the indexes of some ten thousand dispatches need. */
const WRITER_CACHE_KB = 32 * 1024;
/**
 * Pages of the write-ahead log after which a write also brings the file up to it; the default of 1,000 comes with each hundred
 * dispatches that are filed, and writes the same pages of the indexes again and again.
 */
const CHECKPOINT_PAGES = 8_000;
const VERSION = Math.max(...SQLITE_MIGRATIONS.map(({ version }) => version));

function pragma(database: SqliteDatabase, name: string): number {
  const [row] = database.prepare(`select ${name} as value from pragma_${name}`).all();
  return Number((row as { value: number | bigint }).value);
}

/** The version of an opened file; 0 for one that holds nothing yet. Changes nothing. */
function versionOf(database: SqliteDatabase, path: string): number {
  const application = pragma(database, 'application_id');
  const version = pragma(database, 'user_version');
  const isBlank =
    application === 0 && database.prepare('select 1 from sqlite_schema limit 1').all().length === 0;
  if (isBlank && version === 0) return 0;
  if (application !== APPLICATION_ID) throw new ChanceryError('store.not-a-store', { path });
  if (version > VERSION) {
    throw new ChanceryError('store.newer', { path, found: version, known: VERSION });
  }
  return version;
}

function prepareWriter(database: SqliteDatabase, maxPages: number | undefined): void {
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  database.exec('pragma recursive_triggers = on');
  database.exec(`pragma cache_size = -${WRITER_CACHE_KB}`);
  database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  if (maxPages !== undefined) database.exec(`pragma max_page_count = ${Math.trunc(maxPages)}`);
}

/**
 * The claims of a state lie all over a large file; without this each page of it is read anew. The file is not mapped into
 * memory: each reader would count as much of it as its own.
 */
const READER_CACHE_KB = 24 * 1024;

function prepareReader(database: SqliteDatabase): SqliteDatabase {
  database.exec(`pragma cache_size = -${READER_CACHE_KB}`);
  return database;
}

/** Brings the file to our version in one transaction; another process may have done so meanwhile. */
async function migrate(database: SqliteDatabase, path: string, waitMs: number): Promise<void> {
  if (versionOf(database, path) === VERSION) return;
  await whenFree(waitMs, () => database.exec('begin immediate'));
  try {
    const found = versionOf(database, path);
    const due = SQLITE_MIGRATIONS.filter(({ version }) => version > found);
    for (const statement of due.flatMap(({ statements }) => statements)) database.exec(statement);
    database.exec(`pragma application_id = ${APPLICATION_ID}`);
    database.exec(`pragma user_version = ${VERSION}`);
    database.exec('commit');
  } catch (error) {
    // Closing the connection, which follows, gives the half-made change back.
    throw storeTrouble(error, path, waitMs);
  }
}

/** Asks a file for its version through a connection that cannot write, so that a refusal changes nothing. */
async function probe(open: () => SqliteDatabase, path: string, waitMs: number): Promise<void> {
  await whenFree(waitMs, () => {
    const database = open();
    try {
      versionOf(database, path);
    } finally {
      database.close();
    }
  });
}

/** As of `openStore`. */
export interface FileOptions {
  readonly waitMs: number;
  readonly maxPages?: number | undefined;
  readonly nowAt?: (() => number) | undefined;
}

/** The embedded engine of `openStore`. */
export async function openFile(
  path: string,
  { waitMs, maxPages, nowAt = () => Date.now() }: FileOptions,
): Promise<Store> {
  const { DatabaseSync } = await loadSqlite();
  const open = (readOnly: boolean): SqliteDatabase =>
    new DatabaseSync(path, { readOnly, timeout: NATIVE_WAIT_MS });
  try {
    if (inspectFile(path) === 'sqlite') await probe(() => open(true), path, waitMs);
    const writer = open(false);
    try {
      await whenFree(waitMs, () => prepareWriter(writer, maxPages));
      await migrate(writer, path, waitMs);
      // From now on who waits for the lock of another process goes on with something else.
      writer.exec('pragma busy_timeout = 0');
    } catch (error) {
      writer.close();
      throw error;
    }
    return await new EngineStore(
      sqliteEngine({
        path,
        version: VERSION,
        waitMs,
        writer,
        nowAt,
        openReader: () => prepareReader(open(true)),
      }),
    ).withIndex();
  } catch (error) {
    throw storeTrouble(error, path, waitMs);
  }
}
