import { ChanceryError } from '../../kernel/index.ts';
import type { InspectedRecord } from './contract.ts';
import { inspectRows } from './log-inspection.ts';
import { loadSqlite } from './sqlite-database.ts';
import { storeTrouble } from './sqlite-errors.ts';
import { sqliteLogRows } from './sqlite-log-rows.ts';

/** A store whose file is damaged, opened to read what it still gives. */
export interface DamagedStore {
  readonly inspectLog: () => AsyncIterable<InspectedRecord>;
  readonly close: () => void;
}

/** Throws `store.corrupt` where nothing of the log can be read at all. */
export async function openDamaged(path: string): Promise<DamagedStore> {
  const { DatabaseSync } = await loadSqlite();
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    database.prepare('select seq from facts where seq = ?').all(1);
    return {
      inspectLog: () => inspectRows(sqliteLogRows(database)),
      close: () => database.close(),
    };
  } catch (error) {
    const trouble = storeTrouble(error, path, 0);
    if (trouble instanceof ChanceryError) throw trouble;
    const why = error instanceof Error ? error.message : String(error);
    throw new ChanceryError('store.corrupt', { path, seq: 'unknown', why }, error);
  }
}
