import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileNameOf } from '../store/server-address.ts';
import { loadSqlite, type SqliteDatabase } from '../store/sqlite-database.ts';

const TABLES = [
  `create table if not exists searches (
    id text primary key, name text not null, query text not null, made_at integer not null
  ) strict`,
  `create table if not exists deliveries (
    id text primary key, name text not null, search text, channel text not null, receiver text not null,
    schedule text not null, tells_quiet integer not null, made_at integer not null, next_at integer not null,
    position text not null, told_at integer not null, paused_at integer, paused_why text, removed_at integer, secret text
  ) strict`,
  `create table if not exists sendings (
    id text primary key, window text not null unique, delivery text not null, state text not null, is_test integer not null,
    made_at integer not null, developments integer not null, attempts integer not null, doubts integer not null,
    next_at integer, lease text, lease_until integer, sent_at integer, trouble text, parcel text not null
  ) strict`,
  'create index if not exists sendings_by_state on sendings (state, next_at)',
  'create index if not exists sendings_by_delivery on sendings (delivery, made_at)',
];
/** How long a process waits for another that writes. */
const WAIT_MS = 5000;

/** Opens the file of the deliveries beside a record; its owner alone may read it, since it holds secrets. */
export async function openDeliveryFile(storePath: string): Promise<SqliteDatabase> {
  const path = `${fileNameOf(storePath)}.deliveries`;
  mkdirSync(dirname(path), { recursive: true });
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(path, { timeout: WAIT_MS });
  chmodSync(path, 0o600);
  database.exec('pragma synchronous = full');
  for (const table of TABLES) database.exec(table);
  return database;
}

/** Runs work as the one writer; what it throws takes everything back. */
export function inTurn<T>(database: SqliteDatabase, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

/** `Morning digest, Oslo` → `morning-digest-oslo`, with a number where that is taken. */
export function slugOf(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'named';
  for (let at = 1; ; at += 1) {
    const id = at === 1 ? base : `${base}-${at}`;
    if (!taken.has(id)) return id;
  }
}
