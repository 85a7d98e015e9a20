import { CompiledQuery, type Insertable, type Kysely } from 'kysely';
import { columnValue } from './column-value.ts';
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

type Write = (table: Table, rows: readonly object[]) => Promise<void>;

/** Puts rows off, by table, and writes those of many dispatches together. */
function laterWriter(write: Write): RowWriter {
  const later = new Map<Table, object[]>();
  let size = 0;
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

/** Rows of one statement; the last ones come in parts of the sizes that follow, so that a table has few statements. */
const PART_SIZES = [128, 32, 8, 1];
const INSERTS = new Map<string, string>();

function insertOf(into: string, width: number, count: number): string {
  const key = `${count} ${into}`;
  const known = INSERTS.get(key);
  if (known !== undefined) return known;
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const text = `insert into ${into} values ${Array.from({ length: count }, () => row).join(', ')}`;
  INSERTS.set(key, text);
  return text;
}

/** Inserts rows part by part, by statements of which the text is made once and which stay prepared. For SQLite. */
export async function insertParts(
  db: Kysely<Tables>,
  { into, rows }: { readonly into: string; readonly rows: readonly (readonly unknown[])[] },
): Promise<void> {
  const width = rows[0]?.length ?? 0;
  let at = 0;
  for (const size of PART_SIZES) {
    for (; rows.length - at >= size; at += size) {
      const values = rows.slice(at, at + size).flat();
      await db.executeQuery(CompiledQuery.raw(insertOf(into, width, size), values));
    }
  }
}

/** See `insertParts`. */
export function plainRowWriter(db: Kysely<Tables>): RowWriter {
  return laterWriter(async (table, rows) => {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first);
    const names = columns.map((column) => `"${column}"`).join(', ');
    const values = rows.map((row) => columns.map((column) => Reflect.get(row, column) ?? null));
    await insertParts(db, { into: `"${table}" (${names})`, rows: values });
  });
}

/**
 * Each column as an array, so that the statement of a table is the same for any number of rows: it is made once here, and
 * parsed and planned once by the server.
 */
export function arrayRowWriter(db: Kysely<Tables>): RowWriter {
  return laterWriter(async (table, rows) => {
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
  });
}
