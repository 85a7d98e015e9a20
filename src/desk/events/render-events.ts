import { renderTable, type TableFormat } from '../exports/render-table.ts';
import { EVENT_COLUMNS } from './event-columns.ts';
import type { EventRow } from './event-row.ts';

export type EventFormat = TableFormat;

/** Rows of event data in a format. */
export async function renderEvents(
  rows: readonly EventRow[],
  format: EventFormat,
): Promise<string | Uint8Array> {
  return renderTable({ columns: EVENT_COLUMNS, rows }, format);
}
