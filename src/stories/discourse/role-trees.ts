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

/** The value of the tree that begins at a node, and where the next tree begins. */
function walk(trees: RoleTrees, start: number, row: readonly number[]): number {
  const { nodes, bounds, scale } = trees;
  let at = start;
  while (at < nodes.length && nodes[at] !== LEAF) {
    const figure = nodes[at] ?? 0;
    const bound = bounds[figure]?.[nodes[at + 1] ?? 0] ?? 0;
    const isLeft = (row[figure] ?? 0) <= bound;
    at += NODE_BYTES * (isLeft ? 1 : (nodes[at + 2] ?? 1));
  }
  return ((((nodes[at + 1] ?? 0) | ((nodes[at + 2] ?? 0) << 8)) << 16) >> 16) * scale;
}

/** A model does not change, and each text asks for it. */
const known = new WeakMap<RoleTrees, readonly number[]>();

/** Where each tree begins: behind as many leaves as it has branches, and one. */
function startsOf(trees: RoleTrees): readonly number[] {
  const { nodes } = trees;
  const starts: number[] = [];
  let open = 0;
  for (let at = 0; at < nodes.length; at += NODE_BYTES) {
    if (open === 0) {
      starts.push(at);
      open = 1;
    }
    open += nodes[at] === LEAF ? -1 : 1;
  }
  known.set(trees, starts);
  return starts;
}

/** How likely each role is, by the trees alone; rows as `withChain` gives them. One value a role for each row. */
export function likelihoodsByTrees(
  rows: readonly (readonly number[])[],
  trees: RoleTrees,
): Float64Array {
  const starts = known.get(trees) ?? startsOf(trees);
  const out = new Float64Array(rows.length * ROLE_COUNT);
  for (const [at, row] of rows.entries()) {
    const scores = Float64Array.from(trees.base);
    for (const [tree, start] of starts.entries()) {
      const role = tree % ROLE_COUNT;
      scores[role] = (scores[role] ?? 0) + walk(trees, start, row);
    }
    const highest = Math.max(...scores);
    const shares = scores.map((score) => Math.exp(score - highest));
    const sum = shares.reduce((total, share) => total + share, 0);
    for (const [role, share] of shares.entries()) out[at * ROLE_COUNT + role] = share / sum;
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
