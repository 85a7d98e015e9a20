import { withoutUnseen } from '../../kernel/index.ts';
import { EVENT_COLUMNS, type EventColumn, joinedList } from './event-columns.ts';
import type { EventRow } from './event-row.ts';

export const EVENT_FORMATS = ['jsonl', 'csv', 'parquet'] as const;
export type EventFormat = (typeof EVENT_FORMATS)[number];

type Cell = EventRow[keyof EventRow];

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

export function renderCsv(rows: readonly EventRow[]): string {
  const head = EVENT_COLUMNS.map(({ name }) => name).join(',');
  const lines = rows.map((row) =>
    EVENT_COLUMNS.map(({ name }) => csvCell(textOf(row[name]))).join(','),
  );
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

export function renderJsonLines(rows: readonly EventRow[]): string {
  // Nothing that steers a terminal may stand in a line; what JSON escapes itself is below U+0020.
  return rows.map((row) => `${JSON.stringify(row, (_, value) => cleaned(value))}\n`).join('');
}

function cleaned(value: unknown): unknown {
  return typeof value === 'string' ? withoutUnseen(value) : value;
}

function columnOf(column: EventColumn, rows: readonly EventRow[]): ParquetColumn {
  const { name, type } = column;
  const cells = rows.map((row) => row[name]);
  if (type === 'whole') return { name, type: 'INT32', data: cells as (number | null)[] };
  if (type === 'flag') return { name, type: 'BOOLEAN', data: cells as (boolean | null)[] };
  const texts = cells.map((cell) => (cell === null ? null : textOf(cell)));
  return { name, type: 'STRING', data: texts };
}

interface ParquetColumn {
  readonly name: string;
  readonly type: 'INT32' | 'BOOLEAN' | 'STRING';
  readonly data: (string | number | boolean | null)[];
}

/** The rows as one Parquet file: numbers and flags as such, all else as text. */
export async function renderParquet(rows: readonly EventRow[]): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = EVENT_COLUMNS.map((column) => columnOf(column, rows));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: 'chancery' }));
}

/** The rows in a format. Rows without end are the caller's to part; one call makes one file. */
export async function renderEvents(
  rows: readonly EventRow[],
  format: EventFormat,
): Promise<string | Uint8Array> {
  if (format === 'parquet') return renderParquet(rows);
  return format === 'csv' ? renderCsv(rows) : renderJsonLines(rows);
}
