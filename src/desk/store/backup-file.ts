import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { ChanceryError } from '../../kernel/index.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import { storeTrouble } from './sqlite-errors.ts';

function flushed(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Writes the content of an open database, as one snapshot, to a file that is not there yet. Others may write meanwhile;
 * what they write is not in it. The file has its name only when it is whole and on the disk.
 * Throws `store.exists`, `store.full`, `store.unreadable`, `store.corrupt`.
 */
export function backupTo(database: SqliteDatabase, target: string): void {
  if (existsSync(target)) throw new ChanceryError('store.exists', { path: target });
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    database.exec(`vacuum into '${part.replaceAll("'", "''")}'`);
    flushed(part);
    renameSync(part, target);
    flushed(dirname(target));
  } catch (error) {
    rmSync(part, { force: true });
    const trouble = storeTrouble(error, target, 0);
    if (trouble !== error || error instanceof ChanceryError) throw trouble;
    const why = error instanceof Error ? error.message : String(error);
    throw new ChanceryError('store.unreadable', { path: target, why }, error);
  }
}
