import { backupTo } from './backup-file.ts';
import { loadSqlite } from './sqlite-database.ts';
import { storeTrouble } from './sqlite-errors.ts';

/**
 * Copies the content of a store to another file, with what may still stand in its write-ahead log. Throws `store.corrupt`
 * where the file is damaged, and what a backup throws.
 */
export async function snapshotFile(from: string, to: string): Promise<void> {
  const { DatabaseSync } = await loadSqlite();
  try {
    const database = new DatabaseSync(from, { readOnly: true });
    try {
      backupTo(database, to);
    } finally {
      database.close();
    }
  } catch (error) {
    throw storeTrouble(error, from, 0);
  }
}
