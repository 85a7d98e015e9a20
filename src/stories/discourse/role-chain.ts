import { mix } from '../hash-text.ts';
import { DISCOURSE_ROLES } from '../types.ts';

export const ROLE_COUNT = DISCOURSE_ROLES.length;

/** Places that features may have: so many that two of one model hardly ever share one. */
const PLACES = 2 ** 22;

/** The place of a feature by the hash of its name. */
export function placeOfHash(hash: number): number {
  return mix(hash) & (PLACES - 1);
}

/** Rows of those features that a table knows, without repetition. */
export function rowsOfPlaces(
  places: readonly number[],
  table: ReadonlyMap<number, number>,
): Set<number> {
  const rows = new Set<number>();
  for (const place of places) {
    const row = table.get(place);
    if (row !== undefined) rows.add(row);
  }
  return rows;
}

function logSum(values: Float64Array, from: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < ROLE_COUNT; at += 1) highest = Math.max(highest, values[from + at] ?? 0);
  let sum = 0;
  for (let at = 0; at < ROLE_COUNT; at += 1) sum += Math.exp((values[from + at] ?? 0) - highest);
  return highest + Math.log(sum);
}

/** Probabilities in a linear chain (Lafferty et al. 2001), all in rows of one value a role. */
export interface Marginals {
  /** Of each role of each sentence. */
  readonly roles: Float64Array;
  /** Expected count of each pair of roles that follow one another. */
  readonly pairs: Float64Array;
  readonly logPartition: number;
}

/** Forward and backward over scores of the sentences (rows) and of pairs of roles. */
export function marginalsOf(scores: Float64Array, transitions: Float64Array): Marginals {
  const count = scores.length / ROLE_COUNT;
  const forward = new Float64Array(scores.length);
  const backward = new Float64Array(scores.length);
  const row = new Float64Array(ROLE_COUNT);
  for (let at = 0; at < count; at += 1) {
    for (let role = 0; role < ROLE_COUNT; role += 1) {
      let sum = 0;
      if (at > 0) {
        for (let from = 0; from < ROLE_COUNT; from += 1)
          row[from] =
            (forward[(at - 1) * ROLE_COUNT + from] ?? 0) +
            (transitions[from * ROLE_COUNT + role] ?? 0);
        sum = logSum(row, 0);
      }
      forward[at * ROLE_COUNT + role] = sum + (scores[at * ROLE_COUNT + role] ?? 0);
    }
  }
  for (let at = count - 2; at >= 0; at -= 1) {
    for (let role = 0; role < ROLE_COUNT; role += 1) {
      for (let to = 0; to < ROLE_COUNT; to += 1) {
        const next = (at + 1) * ROLE_COUNT + to;
        row[to] =
          (backward[next] ?? 0) + (scores[next] ?? 0) + (transitions[role * ROLE_COUNT + to] ?? 0);
      }
      backward[at * ROLE_COUNT + role] = logSum(row, 0);
    }
  }
  const logPartition = count === 0 ? 0 : logSum(forward, (count - 1) * ROLE_COUNT);
  const roles = Float64Array.from(forward, (value, at) =>
    Math.exp(value + (backward[at] ?? 0) - logPartition),
  );
  const pairs = new Float64Array(ROLE_COUNT * ROLE_COUNT);
  for (let at = 1; at < count; at += 1) {
    for (let from = 0; from < ROLE_COUNT; from += 1) {
      for (let to = 0; to < ROLE_COUNT; to += 1) {
        const next = at * ROLE_COUNT + to;
        const log =
          (forward[(at - 1) * ROLE_COUNT + from] ?? 0) +
          (transitions[from * ROLE_COUNT + to] ?? 0) +
          (scores[next] ?? 0) +
          (backward[next] ?? 0);
        const pair = from * ROLE_COUNT + to;
        pairs[pair] = (pairs[pair] ?? 0) + Math.exp(log - logPartition);
      }
    }
  }
  return { roles, pairs, logPartition };
}
