import { CompiledQuery, type Insertable, type Kysely } from 'kysely';
import { columnValue } from './column-value.ts';
import { eachPart } from './kept-json.ts';
import type { ProjectionTable, Tables } from './schema.ts';

type Table = ProjectionTable | 'facts';

/** How an engine writes new rows, inside of the transaction at hand. All rows of one call have the same columns. */
export interface RowWriter {
  insert<T extends Table>(table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void>;
  /** The same for rows that nothing asks for before `flush`, which the writes of many dispatches may share. */
  insertLater<T extends Table>(table: T, rows: readonly Insertable<Tables[T]>[]): Promise<void>;
  /** Writes what was put off. */
  flush(): Promise<void>;
}

/** Part by part, at once: in a file a statement costs no way. */
export function plainRowWriter(db: Kysely<Tables>): RowWriter {
  const insert: RowWriter['insert'] = (table, rows) =>
    eachPart(rows, (part) =>
      db
        .insertInto(table)
        .values([...part])
        .execute(),
    );
  return { insert, insertLater: insert, flush: async () => undefined };
}

/** Columns that are not text. */
const TYPES: Readonly<Record<string, 'bigint' | 'integer'>> = {
  seq: 'bigint',
  recorded_at: 'bigint',
  received_at: 'bigint',
  order_at: 'bigint',
  idx: 'integer',
  start: 'integer',
  end: 'integer',
  paragraph: 'integer',
  words_start: 'integer',
  sentence: 'integer',
  is_background: 'integer',
};
/** Rows that are put off at most, over all tables. */
const MAX_LATER = 4_000;

/**
 * Each column as an array, so that the statement of a table is the same for any number of rows: it is made once here, and
 * parsed and planned once by the server.
 */
export function arrayRowWriter(db: Kysely<Tables>): RowWriter {
  const later = new Map<Table, object[]>();
  let size = 0;
  const write = async (table: Table, rows: readonly object[]): Promise<void> => {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first);
    const names = columns.map((column) => `"${column}"`).join(', ');
    const arrays = columns.map((column, at) => `$${at + 1}::${TYPES[column] ?? 'text'}[]`);
    const sql = `insert into "${table}" (${names}) select * from unnest(${arrays.join(', ')})`;
    const values = columns.map((column) =>
      rows.map((row) => columnValue(Reflect.get(row, column) ?? null)),
    );
    await db.executeQuery(CompiledQuery.raw(sql, values));
  };
  const flush = async (): Promise<void> => {
    const all = [...later];
    later.clear();
    size = 0;
    for (const [table, rows] of all) await write(table, rows);
  };
  return {
    insert: write,
    async insertLater(table, rows) {
      const own = later.get(table);
      if (own === undefined) later.set(table, [...rows]);
      else own.push(...rows);
      size += rows.length;
      if (size > MAX_LATER) await flush();
    },
    flush,
  };
}
