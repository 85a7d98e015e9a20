import type { RoleTrees } from '../types.ts';
import { ROLE_COUNT } from './role-chain.ts';

/** A node of a tree: a figure, a bound, a way to the right; a leaf: this mark and two bytes of value. */
const NODE_BYTES = 3;
export const LEAF = 255;

/** What the roles of the sentences before and behind a sentence are looked at. */
const AROUND: readonly number[] = [0, -1, 1, -2, 2];
const NONE = -1;

/** A row of figures with what the chain says of the sentence, of those around it and of the whole text. */
export function withChain(
  rows: readonly (readonly number[])[],
  likelihoods: ArrayLike<number>,
): number[][] {
  const count = rows.length;
  const of = (at: number, role: number): number =>
    at < 0 || at >= count ? NONE : (likelihoods[at * ROLE_COUNT + role] ?? 0);
  const roles = Array.from({ length: ROLE_COUNT }, (_, role) => role);
  const sums = roles.map((role) => rows.reduce((sum, _, at) => sum + of(at, role), 0));
  const most = roles.map((role) => rows.reduce((top, _, at) => Math.max(top, of(at, role)), 0));
  const before = new Float64Array(ROLE_COUNT);
  return rows.map((row, at) => {
    const whole = roles.flatMap((role) => [
      (sums[role] ?? 0) / count,
      before[role] ?? 0,
      most[role] ?? 0,
    ]);
    for (const role of roles) before[role] = (before[role] ?? 0) + of(at, role);
    return [
      ...row,
      ...AROUND.flatMap((step) => roles.map((role) => of(at + step, role))),
      ...whole,
    ];
  });
}

/** The nodes with their numbers laid out: a leaf has figure -1 and its value as bound. */
interface LaidOut {
  readonly figures: Int16Array;
  readonly bounds: Float64Array;
  /** Where the right branch of a node stands. */
  readonly right: Int32Array;
  /** Where each tree begins. */
  readonly starts: Int32Array;
}

/** A model does not change, and each text asks for it. */
const known = new WeakMap<RoleTrees, LaidOut>();

function layOut(trees: RoleTrees): LaidOut {
  const { nodes, bounds, scale } = trees;
  const count = Math.floor(nodes.length / NODE_BYTES);
  const starts: number[] = [];
  const figures = new Int16Array(count);
  const values = new Float64Array(count);
  const right = new Int32Array(count);
  /* A tree has as many leaves as it has branches, and one. */
  let open = 0;
  for (let node = 0; node < count; node += 1) {
    const [figure = 0, second = 0, third = 0] = nodes.subarray(node * NODE_BYTES);
    if (open === 0) {
      starts.push(node);
      open = 1;
    }
    const isLeaf = figure === LEAF;
    open += isLeaf ? -1 : 1;
    figures[node] = isLeaf ? -1 : figure;
    values[node] = isLeaf
      ? (((second | (third << 8)) << 16) >> 16) * scale
      : (bounds[figure]?.[second] ?? 0);
    right[node] = node + third;
  }
  const out = { figures, bounds: values, right, starts: Int32Array.from(starts) };
  known.set(trees, out);
  return out;
}

/** Adds the values of all trees to the scores of all rows: a tree is small, and is asked by one row after the other. */
function addTrees(
  { figures, bounds, right, starts }: LaidOut,
  rows: readonly Float64Array[],
  scores: Float64Array,
): void {
  for (let tree = 0; tree < starts.length; tree += 1) {
    const start = starts[tree] ?? 0;
    let score = tree % ROLE_COUNT;
    for (const row of rows) {
      let at = start;
      let figure = figures[at] ?? -1;
      while (figure >= 0) {
        at = (row[figure] ?? 0) <= (bounds[at] ?? 0) ? at + 1 : (right[at] ?? 0);
        figure = figures[at] ?? -1;
      }
      scores[score] = (scores[score] ?? 0) + (bounds[at] ?? 0);
      score += ROLE_COUNT;
    }
  }
}

/** How likely each role is, by the trees alone; rows as `withChain` gives them. One value a role for each row. */
export function likelihoodsByTrees(
  rows: readonly (readonly number[])[],
  trees: RoleTrees,
): Float64Array {
  const out = new Float64Array(rows.length * ROLE_COUNT);
  for (let at = 0; at < out.length; at += 1) out[at] = trees.base[at % ROLE_COUNT] ?? 0;
  const figures = rows.map((row) => Float64Array.from(row));
  addTrees(known.get(trees) ?? layOut(trees), figures, out);
  for (let first = 0; first < out.length; first += ROLE_COUNT) {
    const own = out.subarray(first, first + ROLE_COUNT);
    const highest = Math.max(...own);
    let sum = 0;
    for (const [role, score] of own.entries()) {
      own[role] = Math.exp(score - highest);
      sum += own[role] ?? 0;
    }
    for (const [role, share] of own.entries()) own[role] = share / sum;
  }
  return out;
}

/** What chain and trees say together: the weighted mean of the logarithms, to sum 1 for each sentence. */
export function mixed(
  chain: ArrayLike<number>,
  trees: ArrayLike<number>,
  share: number,
): Float64Array {
  const log = (value: number | undefined): number => Math.log((value ?? 0) + 1e-9);
  const out = Float64Array.from(chain, (value, at) =>
    Math.exp(share * log(trees[at]) + (1 - share) * log(value)),
  );
  for (let at = 0; at < out.length; at += ROLE_COUNT) {
    const own = out.subarray(at, at + ROLE_COUNT);
    const sum = own.reduce((total, value) => total + value, 0);
    for (const [role, value] of own.entries()) own[role] = value / sum;
  }
  return out;
}
