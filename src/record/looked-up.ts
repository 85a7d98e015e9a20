import type { Claim, Standing } from './types.ts';

const standingsByEntry = new WeakMap<readonly Standing[], ReadonlyMap<string, Standing>>();
const claimsById = new WeakMap<readonly Claim[], ReadonlyMap<string, Claim>>();

function indexOf<T extends object>(
  known: WeakMap<readonly T[], ReadonlyMap<string, T>>,
  rows: readonly T[],
  keyOf: (row: T) => string,
): ReadonlyMap<string, T> {
  const found = known.get(rows);
  if (found !== undefined) return found;
  const index = new Map<string, T>();
  // Of two under one key the first counts, as where the list itself is gone through.
  for (const row of rows) if (!index.has(keyOf(row))) index.set(keyOf(row), row);
  known.set(rows, index);
  return index;
}

/** The standing of an entry among those of a question; the list is gone through once, however often it is asked. */
export function standingAmong(rows: readonly Standing[], entry: string): Standing | undefined {
  return indexOf(standingsByEntry, rows, (row) => row.entry).get(entry);
}

/** The claims of a question by their identifier. */
export function claimIndex(rows: readonly Claim[]): ReadonlyMap<string, Claim> {
  return indexOf(claimsById, rows, (row) => row.id);
}

/** The claims of these identifiers among those of a question, in the order of the identifiers. */
export function claimsAmong(rows: readonly Claim[], ids: Iterable<string>): readonly Claim[] {
  const index = claimIndex(rows);
  return [...new Set(ids)].flatMap((id) => index.get(id) ?? []);
}
