import { boundsOf, type Edtf } from '../src/kernel/index.ts';

/**
 * Whether a value says the same as a gold day `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, at the gold's precision:
 * its first and last day lie in it. A deadline ("../B") counts for its last day, as the gold does.
 */
export function isSameDay(value: Edtf | null, gold: string | null): boolean {
  if (value === null || gold === null) return value === gold;
  const { first, last } = boundsOf(value);
  if (last === null || !last.startsWith(gold)) return false;
  return first === null || first.startsWith(gold);
}
