import { loadSqlite } from './sqlite-database.ts';

/** How many facts the log of a closed file holds; the file is not changed. */
export async function factsIn(path: string): Promise<number> {
  const { DatabaseSync } = await loadSqlite();
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const [row] = database.prepare('select count(*) as facts from facts').all();
    return Number((row as { facts: number | bigint }).facts);
  } finally {
    database.close();
  }
}
