import type { Pointer, PointerCodes } from '../../sources/index.ts';

export const POINTER_STATES = [
  'open',
  'filed',
  'known',
  'walled',
  'refused',
  'quarantined',
  'gone',
] as const;
/**
 * What became of a pointer. `open`: not fetched yet, or to be tried again. `walled`: the page did not let us in.
 * `gone`: it was tried often enough and not there.
 */
export type PointerState = (typeof POINTER_STATES)[number];

/** A pointer as the desk keeps it, with what was coded of its text. */
export interface PointerRow extends Omit<Pointer, 'codes'> {
  readonly key: string;
  readonly state: PointerState;
  readonly why: string | null;
  readonly tries: number;
  readonly nextAt: number;
  readonly codes: readonly PointerCodes[];
}

/** How many pointers are in each state. */
export type PointerTally = Readonly<Record<PointerState, number>>;

/** What adding lists of pointers came to. */
export interface PointersAdded {
  added: number;
  /** Addresses that were there already. */
  known: number;
  /** Rows that are not read, with why, at most a hundred of them. */
  readonly refused: { readonly name: string; readonly row: number; readonly why: string }[];
  refusedCount: number;
}
