import type { RawRow, RowRead } from './log-inspection.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Records that are read at a time; one of a register may hold half a megabyte. */
const PAGE = 50;
/** Records after a gap that are looked for one by one where the file itself is damaged. */
const MAX_GAP = 100_000;

/** Page by page; where a page cannot be read, record by record, as far as the next that can. */
export async function* sqliteLogRows(database: SqliteDatabase): AsyncGenerator<RowRead> {
  const page = database.prepare('select * from facts where seq > ? order by seq limit ?');
  const one = database.prepare('select * from facts where seq = ?');
  const last = (): number => {
    try {
      const [row] = database.prepare('select max(seq) as last from facts').all();
      return Number((row as { last: number | bigint | null }).last ?? 0);
    } catch {
      // The end of a damaged table is not known; it is looked for as far as the bound below.
      return Number.POSITIVE_INFINITY;
    }
  };
  let after = 0;
  let end: number | null = null;
  let missed = 0;
  for (;;) {
    let rows: RawRow[] | null = null;
    try {
      rows = page.all(after, PAGE) as RawRow[];
    } catch {
      rows = null;
    }
    if (rows !== null) {
      if (rows.length === 0) return;
      missed = 0;
      yield* rows;
      after = rows.at(-1)?.seq ?? after;
      continue;
    }
    end ??= last();
    after += 1;
    missed += 1;
    if (after > end || missed > MAX_GAP) return;
    try {
      const [row] = one.all(after) as RawRow[];
      if (row !== undefined) yield row;
    } catch (cause) {
      yield { seq: after, cause };
    }
  }
}
