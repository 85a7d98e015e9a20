import { ROLE_COUNT } from '../../src/stories/discourse/role-chain.ts';
import { LEAF } from '../../src/stories/discourse/role-trees.ts';
import type { RoleTrees } from '../../src/stories/types.ts';
import { generator } from './chain-trainer.ts';

/** Sentences to learn from, one row of figures each. */
export interface Rows {
  readonly figures: readonly (readonly number[])[];
  readonly roles: readonly number[];
  readonly weights: readonly number[];
}

/*
 * Chosen by fivefold cross-validation on the training part of the set `discourse` (2026-11): depth 3 is better than 2, 4 or 5
 * in how likely the right role is, and 100 to 300 rounds at rates that fit them are alike.
 */
const ROUNDS = 150;
const DEPTH = 3;
const RATE = 0.04;
/** How strongly the value of a leaf is drawn to nought. */
const DRAG = 2;
/** The least that the second derivatives of a branch may sum up to. */
const LEAST = 3;
/** Shares of sentences that a round, and of figures that a tree is grown from (Friedman 2002). */
const SENTENCES = 0.7;
const FIGURES = 0.3;
const BINS = 32;

/** Bounds that part the values of a figure into bins of about one size, with four digits. */
function boundsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const bounds = new Set<number>();
  for (let bin = 1; bin < BINS; bin += 1) {
    const value = sorted[Math.floor((bin * sorted.length) / BINS)] ?? 0;
    bounds.add(Number(value.toPrecision(4)));
  }
  return [...bounds].sort((a, b) => a - b);
}

function binOf(value: number, bounds: readonly number[]): number {
  let bin = 0;
  while (bin < bounds.length && value > (bounds[bin] ?? 0)) bin += 1;
  return bin;
}

interface Ground {
  readonly bins: readonly Uint8Array[];
  readonly bounds: readonly (readonly number[])[];
  /** First and second derivatives of the loss by the score of one role, for each sentence. */
  readonly slope: Float64Array;
  readonly bend: Float64Array;
}

interface Split {
  readonly figure: number;
  readonly bin: number;
}

function sumOf(values: Float64Array, rows: Int32Array): number {
  let sum = 0;
  for (const row of rows) sum += values[row] ?? 0;
  return sum;
}

/** The split of rows that takes most from the loss; null where none does. */
function bestSplit(
  rows: Int32Array,
  tried: readonly number[],
  { bins, bounds, slope, bend }: Ground,
): Split | null {
  const all = { slope: sumOf(slope, rows), bend: sumOf(bend, rows) };
  const worth = (one: number, other: number): number => one ** 2 / (other + DRAG);
  let best: Split | null = null;
  let gain = worth(all.slope, all.bend) + 1e-6;
  const slopes = new Float64Array(BINS);
  const bends = new Float64Array(BINS);
  for (const figure of tried) {
    const own = bins[figure];
    if (own === undefined) continue;
    slopes.fill(0);
    bends.fill(0);
    for (const row of rows) {
      const bin = own[row] ?? 0;
      slopes[bin] = (slopes[bin] ?? 0) + (slope[row] ?? 0);
      bends[bin] = (bends[bin] ?? 0) + (bend[row] ?? 0);
    }
    const left = { slope: 0, bend: 0 };
    for (let bin = 0; bin < (bounds[figure]?.length ?? 0); bin += 1) {
      left.slope += slopes[bin] ?? 0;
      left.bend += bends[bin] ?? 0;
      const right = { slope: all.slope - left.slope, bend: all.bend - left.bend };
      if (left.bend < LEAST || right.bend < LEAST) continue;
      const sum = worth(left.slope, left.bend) + worth(right.slope, right.bend);
      if (sum > gain) {
        gain = sum;
        best = { figure, bin };
      }
    }
  }
  return best;
}

/** What is handed back of a tree: its nodes as numbers, leaves with their value, and what it says of each row. */
class Tree {
  readonly nodes: (readonly [number, number, number])[] = [];
  readonly #ground: Ground;
  readonly #tried: readonly number[];

  constructor(rows: Int32Array, tried: readonly number[], ground: Ground) {
    this.#ground = ground;
    this.#tried = tried;
    this.#grow(rows, 0);
  }

  #grow(rows: Int32Array, depth: number): void {
    const { bins, slope, bend } = this.#ground;
    const split = depth < DEPTH ? bestSplit(rows, this.#tried, this.#ground) : null;
    const at = this.nodes.length;
    if (split === null) {
      const value = (-RATE * sumOf(slope, rows)) / (sumOf(bend, rows) + DRAG);
      this.nodes.push([LEAF, value, 0]);
      return;
    }
    this.nodes.push([split.figure, split.bin, 0]);
    const own = bins[split.figure];
    const isLeft = (row: number): boolean => (own?.[row] ?? 0) <= split.bin;
    this.#grow(rows.filter(isLeft), depth + 1);
    this.nodes[at] = [split.figure, split.bin, this.nodes.length - at];
    this.#grow(
      rows.filter((row) => !isLeft(row)),
      depth + 1,
    );
  }

  value(row: number): number {
    let at = 0;
    for (;;) {
      const [figure = LEAF, second = 0, right = 1] = this.nodes[at] ?? [];
      if (figure === LEAF) return second;
      at += (this.#ground.bins[figure]?.[row] ?? 0) <= second ? 1 : right;
    }
  }
}

function packed(trees: readonly Tree[]): { readonly nodes: Uint8Array; readonly scale: number } {
  const all = trees.flatMap(({ nodes }) => nodes);
  const largest = Math.max(
    ...all.map(([figure, value]) => (figure === LEAF ? Math.abs(value) : 0)),
  );
  const scale = largest / 32_767;
  const nodes = Uint8Array.from(
    all.flatMap(([figure, second, right]) => {
      if (figure !== LEAF) return [figure, second, right];
      const value = Math.round(second / scale) & 0xffff;
      return [LEAF, value & 0xff, value >> 8];
    }),
  );
  return { nodes, scale };
}

/** Likelihoods of the roles from their scores, in place of another row. */
function softened(scores: Float64Array): Float64Array {
  const out = new Float64Array(scores.length);
  for (let at = 0; at < scores.length; at += ROLE_COUNT) {
    const own = scores.subarray(at, at + ROLE_COUNT);
    const highest = Math.max(...own);
    const shares = own.map((score) => Math.exp(score - highest));
    const sum = shares.reduce((total, share) => total + share, 0);
    out.set(
      shares.map((share) => share / sum),
      at,
    );
  }
  return out;
}

/** Trees for each role by gradient boosting; the same rows give the same trees. */
export function trainTrees({ figures, roles, weights }: Rows, share: number): RoleTrees {
  const count = figures[0]?.length ?? 0;
  if (count >= LEAF) throw new Error('more figures than a byte can name');
  const bounds = Array.from({ length: count }, (_, at) =>
    boundsOf(figures.map((row) => row[at] ?? 0)),
  );
  const bins = bounds.map((own, at) => Uint8Array.from(figures, (row) => binOf(row[at] ?? 0, own)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const base = Float64Array.from({ length: ROLE_COUNT }, (_, role) => {
    const own = weights.reduce((sum, weight, at) => sum + (roles[at] === role ? weight : 0), 0);
    return Math.log(Math.max(own, 1) / whole);
  });
  const scores = new Float64Array(figures.length * ROLE_COUNT);
  for (let at = 0; at < scores.length; at += 1) scores[at] = base[at % ROLE_COUNT] ?? 0;
  const random = generator(1);
  const ground: Ground = {
    bins,
    bounds,
    slope: new Float64Array(figures.length),
    bend: new Float64Array(figures.length),
  };
  const trees: Tree[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const likely = softened(scores);
    const rows = Int32Array.from(figures.keys()).filter(() => random() < SENTENCES);
    for (let role = 0; role < ROLE_COUNT; role += 1) {
      for (const row of rows) {
        const said = likely[row * ROLE_COUNT + role] ?? 0;
        const weight = weights[row] ?? 1;
        ground.slope[row] = weight * (said - Number(roles[row] === role));
        ground.bend[row] = weight * Math.max(1e-6, said * (1 - said));
      }
      const tried = bounds.map((_, figure) => figure).filter(() => random() < FIGURES);
      const tree = new Tree(rows, tried, ground);
      trees.push(tree);
      for (let row = 0; row < figures.length; row += 1) {
        const at = row * ROLE_COUNT + role;
        scores[at] = (scores[at] ?? 0) + tree.value(row);
      }
    }
  }
  return { ...packed(trees), bounds, base: base.map((value) => Number(value.toFixed(4))), share };
}
