import { withoutUnseen } from '../../kernel/index.ts';

export const TABLE_FORMATS = ['jsonl', 'csv', 'parquet'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export type ColumnType = 'text' | 'list' | 'whole' | 'flag';

/** What a cell may hold; null is "nobody says". */
export type Cell = string | number | boolean | readonly string[] | null;

export interface Column<Row> {
  readonly name: keyof Row & string;
  readonly type: ColumnType;
}

/** Columns in order from a record that names every key of a row: one that is forgotten is an error of the compiler. */
export function columnsOf<Row>(
  types: Readonly<Record<keyof Row & string, ColumnType>>,
): readonly Column<Row>[] {
  return Object.entries<ColumnType>(types).map(([name, type]) => ({
    name: name as keyof Row & string,
    type,
  }));
}

/** What stands between the members of a list where the format has no lists. */
const LIST_MARK = ';';

/** A list as one text: members parted by semicolons; a semicolon inside of one becomes a comma. Empty for none. */
export function joinedList(list: readonly string[]): string {
  return list.map((member) => member.replaceAll(LIST_MARK, ',')).join(LIST_MARK);
}

/** Characters by which a spreadsheet takes a cell for a formula (OWASP, CSV injection), and our own mark for them. */
const FORMULA = /^[=+\-@\t\r']/;

/**
 * A cell of RFC 4180. A text that a spreadsheet would run gets an apostrophe before it, and so does one that begins
 * with an apostrophe: who reads the file takes one apostrophe away and has the text again.
 */
function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function isList(cell: Cell): cell is readonly string[] {
  return Array.isArray(cell);
}

/** A cell as text, the same in CSV and Parquet; empty for what is not said. */
function textOf(cell: Cell): string {
  if (cell === null) return '';
  return withoutUnseen(isList(cell) ? joinedList(cell) : String(cell));
}

/** Rows of one kind and their columns. */
export interface Table<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

function cellOf<Row>(row: Row, { name }: Column<Row>): Cell {
  return row[name] as Cell;
}

export function renderCsv<Row>({ columns, rows }: Table<Row>): string {
  const head = columns.map(({ name }) => name).join(',');
  const lines = rows.map((row) =>
    columns.map((column) => csvCell(textOf(cellOf(row, column)))).join(','),
  );
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

export function renderJsonLines<Row>(rows: readonly Row[]): string {
  // Nothing that steers a terminal may stand in a line; what JSON escapes itself is below U+0020.
  return rows.map((row) => `${JSON.stringify(row, (_, value) => cleaned(value))}\n`).join('');
}

function cleaned(value: unknown): unknown {
  return typeof value === 'string' ? withoutUnseen(value) : value;
}

interface ParquetColumn {
  readonly name: string;
  readonly type: 'INT32' | 'BOOLEAN' | 'STRING';
  readonly data: (string | number | boolean | null)[];
}

function parquetColumn<Row>(column: Column<Row>, rows: readonly Row[]): ParquetColumn {
  const { name, type } = column;
  const cells = rows.map((row) => cellOf(row, column));
  if (type === 'whole') return { name, type: 'INT32', data: cells as (number | null)[] };
  if (type === 'flag') return { name, type: 'BOOLEAN', data: cells as (boolean | null)[] };
  const texts = cells.map((cell) => (cell === null ? null : textOf(cell)));
  return { name, type: 'STRING', data: texts };
}

/** The rows as one Parquet file: numbers and flags as such, all else as text. */
export async function renderParquet<Row>({ columns, rows }: Table<Row>): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = columns.map((column) => parquetColumn(column, rows));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'chancery' }));
}

/** A table in a format. Rows without end are the caller's to part; one call makes one file. */
export async function renderTable<Row>(
  table: Table<Row>,
  format: TableFormat,
): Promise<string | Uint8Array> {
  if (format === 'parquet') return renderParquet(table);
  return format === 'csv' ? renderCsv(table) : renderJsonLines(table.rows);
}
