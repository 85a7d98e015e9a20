import type { AsOf, Desk } from '../types.ts';
import { CLAIM_COLUMNS, PARTY_COLUMNS } from './record-rows.ts';
import { renderTable, type TableFormat } from './render-table.ts';
import type { RowsWanted } from './row-types.ts';

/** A file of rows, and how many. */
export interface RowsFile {
  readonly file: string | Uint8Array;
  readonly count: number;
}

export type RowsOptions = AsOf & RowsWanted & { readonly format: TableFormat };

/** Claims as JSON Lines, CSV or Parquet. */
export async function exportClaims(desk: Desk, options: RowsOptions): Promise<RowsFile> {
  const { format, ...asked } = options;
  const rows = await desk.claims(asked);
  return { file: await renderTable({ columns: CLAIM_COLUMNS, rows }, format), count: rows.length };
}

/** Parties of accords as JSON Lines, CSV or Parquet. */
export async function exportParties(desk: Desk, options: RowsOptions): Promise<RowsFile> {
  const { format, ...asked } = options;
  const rows = await desk.parties(asked);
  return { file: await renderTable({ columns: PARTY_COLUMNS, rows }, format), count: rows.length };
}
