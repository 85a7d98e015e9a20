import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadSqlite, type SqliteDatabase } from '../store/sqlite-database.ts';
import { POINTER_TABLES, PointerBook } from './pointer-book.ts';
import type { Delivery, Quarantined, SourceRow } from './source-types.ts';
import { SUBSCRIPTION_TABLES, SubscriptionBook } from './subscription-book.ts';

const DAY = 24 * 3600 * 1000;
/** What was seen is remembered for longer than any feed lists it. */
const SEEN_MS = 400 * DAY;
const DELIVERIES_MS = 60 * DAY;
const WAIT_MS = 5000;

const TABLES = [
  'create table if not exists sources (id text primary key, json text not null) strict',
  `create table if not exists seen (
    key text primary key, source text not null, entry text, digest text not null, at integer not null
  ) strict`,
  'create index if not exists seen_digest on seen (digest)',
  'create index if not exists seen_entry on seen (source, entry) where entry is not null',
  'create table if not exists deliveries (source text not null, at integer not null, outcome text not null, delay_ms integer) strict',
  'create index if not exists deliveries_source on deliveries (source, at)',
  `create table if not exists quarantine (
    key text primary key, source text not null, why text not null, reader text not null,
    at integer not null, document text not null
  ) strict`,
  ...POINTER_TABLES,
  ...SUBSCRIPTION_TABLES,
];

/** What is remembered of an entry: its text's digest tells whether it was edited since. */
export interface Seen {
  readonly key: string;
  readonly source: string;
  /** The feed's own identifier. */
  readonly entry: string | null;
  readonly digest: string;
  readonly at: number;
}

/**
 * The desk's own notes on its sources, in a file beside the record: the list, what was seen, how each behaved, what is in
 * quarantine. Losing it loses no dispatch: what is asked again is known to the record.
 */
export class SourceBook {
  readonly #database: SqliteDatabase;
  readonly pointers: PointerBook;
  readonly subscriptions: SubscriptionBook;

  private constructor(database: SqliteDatabase) {
    this.#database = database;
    this.pointers = new PointerBook(database);
    this.subscriptions = new SubscriptionBook(database);
  }

  static async open(path: string): Promise<SourceBook> {
    mkdirSync(dirname(path), { recursive: true });
    const { DatabaseSync } = await loadSqlite();
    const database = new DatabaseSync(path, { timeout: WAIT_MS });
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    for (const statement of TABLES) database.exec(statement);
    return new SourceBook(database);
  }

  close(): void {
    this.#database.close();
  }

  sources(): SourceRow[] {
    const rows = this.#database.prepare('select json from sources order by id').all();
    return rows.map((row) => JSON.parse((row as { json: string }).json) as SourceRow);
  }

  source(id: string): SourceRow | null {
    const [row] = this.#database.prepare('select json from sources where id = ?').all(id);
    return row === undefined ? null : (JSON.parse((row as { json: string }).json) as SourceRow);
  }

  putSource(row: SourceRow): void {
    this.#database
      .prepare(
        'insert into sources (id, json) values (?, ?) on conflict (id) do update set json = excluded.json',
      )
      .run(row.id, JSON.stringify(row));
  }

  seen(key: string): Seen | null {
    const [row] = this.#database.prepare('select * from seen where key = ?').all(key);
    return (row as Seen | undefined) ?? null;
  }

  /** An entry of any source with this very text, seen since. */
  seenText(digest: string, since: number): Seen | null {
    const [row] = this.#database
      .prepare('select * from seen where digest = ? and at >= ? limit 1')
      .all(digest, since);
    return (row as Seen | undefined) ?? null;
  }

  seenEntry(source: string, entry: string): Seen | null {
    const [row] = this.#database
      .prepare('select * from seen where source = ? and entry = ? limit 1')
      .all(source, entry);
    return (row as Seen | undefined) ?? null;
  }

  /** Remembers entries and what became of them, all or none. */
  note(seen: readonly Seen[], deliveries: readonly Delivery[]): void {
    this.#database.exec('begin immediate');
    try {
      const insert = this.#database.prepare(
        'insert into seen (key, source, entry, digest, at) values (?, ?, ?, ?, ?) on conflict (key) do update set digest = excluded.digest, at = excluded.at',
      );
      for (const { key, source, entry, digest, at } of seen)
        insert.run(key, source, entry, digest, at);
      const deliver = this.#database.prepare(
        'insert into deliveries (source, at, outcome, delay_ms) values (?, ?, ?, ?)',
      );
      for (const { source, at, outcome, delayMs } of deliveries)
        deliver.run(source, at, outcome, delayMs === null ? null : Math.trunc(delayMs));
      this.#database.exec('commit');
    } catch (cause) {
      this.#database.exec('rollback');
      throw cause;
    }
  }

  deliveries(source: string, since: number): Delivery[] {
    const rows = this.#database
      .prepare(
        'select source, at, outcome, delay_ms as delayMs from deliveries where source = ? and at >= ? order by at',
      )
      .all(source, since);
    return rows as Delivery[];
  }

  quarantine(): Quarantined[] {
    return this.#database
      .prepare('select * from quarantine order by at, key')
      .all() as Quarantined[];
  }

  quarantined(key: string): Quarantined | null {
    const [row] = this.#database.prepare('select * from quarantine where key = ?').all(key);
    return (row as Quarantined | undefined) ?? null;
  }

  putQuarantined(item: Quarantined): void {
    const { key, source, why, reader, at, document } = item;
    this.#database
      .prepare(
        'insert into quarantine (key, source, why, reader, at, document) values (?, ?, ?, ?, ?, ?) on conflict (key) do update set why = excluded.why, reader = excluded.reader, at = excluded.at, document = excluded.document',
      )
      .run(key, source, why, reader, at, document);
  }

  removeQuarantined(key: string): void {
    this.#database.prepare('delete from quarantine where key = ?').run(key);
  }

  /** Forgets what no feed lists any more. */
  prune(nowAt: number): void {
    this.#database.prepare('delete from seen where at < ?').run(nowAt - SEEN_MS);
    this.#database.prepare('delete from deliveries where at < ?').run(nowAt - DELIVERIES_MS);
  }
}
