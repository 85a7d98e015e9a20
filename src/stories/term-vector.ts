import { hashText } from './hash-text.ts';
import type { WeightedTerm } from './types.ts';

/** Weighted terms by hash, in order of hash: a tenth of the room of a map, and the same sum in either direction. */
export interface TermVector {
  readonly ids: Uint32Array;
  readonly weights: Float64Array;
}

/** Most texts have no numbers; to hold none costs as much as to hold some. */
const NO_TERMS: TermVector = { ids: new Uint32Array(), weights: new Float64Array() };

export function vectorOf(terms: readonly WeightedTerm[]): TermVector {
  if (terms.length === 0) return NO_TERMS;
  const sums = new Map<number, number>();
  for (const [term, weight] of terms) {
    const id = hashText(term);
    sums.set(id, (sums.get(id) ?? 0) + weight);
  }
  const entries = [...sums].sort(([a], [b]) => a - b);
  return {
    ids: Uint32Array.from(entries, ([id]) => id),
    weights: Float64Array.from(entries, ([, weight]) => weight),
  };
}

/** Sum of the products of weights of common terms; in [0, 1] for vectors of unit length. */
export function productOf(a: TermVector, b: TermVector): number {
  const { ids: lefts, weights } = a;
  const { ids: rights, weights: others } = b;
  const { length } = lefts;
  const end = rights.length;
  let sum = 0;
  let left = 0;
  let right = 0;
  // Runs some hundred times for each dispatch that is filed: no list is made in the loop.
  while (left < length && right < end) {
    const x = lefts[left] as number;
    const y = rights[right] as number;
    if (x === y) {
      sum += (weights[left] as number) * (others[right] as number);
      left += 1;
      right += 1;
    } else if (x < y) left += 1;
    else right += 1;
  }
  return sum;
}

/** Whether the vector holds the term with this hash. */
export function holdsTerm(vector: TermVector, id: number): boolean {
  let low = 0;
  let high = vector.ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = vector.ids[middle] ?? 0;
    if (value === id) return true;
    if (value < id) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
