import type { Features, LinearModelData } from '../src/events/index.ts';
import { hashOf } from '../src/events/index.ts';

/** One example: what the model sees, and the label it should say. */
export interface Example {
  readonly features: Features;
  readonly label: string;
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** How strongly weights are drawn to nought. */
  readonly decay: number;
  /** A feature that fewer examples show is left out. */
  readonly minCount: number;
  /** Whether the weights are the mean over the ends of the epochs; steadier where labels are noisy. */
  readonly isAveraged?: boolean;
}

/** Numbers in [0, 1) from a seed, so that training twice gives one model. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k -= 1) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other] ?? 0, order[k] ?? 0];
  }
  return order;
}

interface Indexed {
  readonly at: Int32Array;
  readonly values: Float64Array;
}

/** Features that enough examples show, by number. Dense ones ("v-verb12") pass as any other. */
function indexOf(examples: readonly Example[], minCount: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= minCount).map(([name]) => name);
  return new Map(kept.map((name, k) => [name, k]));
}

function indexed(features: Features, index: ReadonlyMap<string, number>): Indexed {
  const pairs = [...features].flatMap(([name, value]) => {
    const at = index.get(name);
    return at === undefined ? [] : [[at, value] as const];
  });
  return {
    at: Int32Array.from(pairs, ([at]) => at),
    values: Float64Array.from(pairs, ([, v]) => v),
  };
}

/** A trained model before it is packed. */
export interface Trained {
  readonly labels: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
}

function sums({ at, values }: Indexed, weights: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let q = 0; q < at.length; q += 1) {
    const from = (at[q] ?? 0) * out.length;
    const value = values[q] ?? 0;
    for (let c = 0; c < out.length; c += 1)
      out[c] = (out[c] ?? 0) + (weights[from + c] ?? 0) * value;
  }
}

function softmax(out: Float64Array): void {
  const top = Math.max(...out);
  let total = 0;
  for (let c = 0; c < out.length; c += 1) total += out[c] = Math.exp((out[c] ?? 0) - top);
  for (let c = 0; c < out.length; c += 1) out[c] = (out[c] ?? 0) / total;
}

interface Step {
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  readonly options: TrainingOptions;
}

/** One step of AdaGrad (Duchi et al. 2011) along the errors of one example. */
function step({ weights, squares, options }: Step, row: Indexed, errors: Float64Array): void {
  for (let q = 0; q < row.at.length; q += 1) {
    const from = (row.at[q] ?? 0) * errors.length;
    const value = row.values[q] ?? 0;
    for (let c = 0; c < errors.length; c += 1) {
      const error = errors[c] ?? 0;
      if (Math.abs(error) < 1e-4) continue;
      const k = from + c;
      const slope = error * value + options.decay * (weights[k] ?? 0);
      squares[k] = (squares[k] ?? 0) + slope * slope;
      weights[k] = (weights[k] ?? 0) - (options.rate * slope) / Math.sqrt((squares[k] ?? 0) + 1e-4);
    }
  }
}

/** Multinomial logistic regression, one pass over the shuffled examples an epoch; equal examples give equal models. */
export function trainClassifier(examples: readonly Example[], options: TrainingOptions): Trained {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const index = indexOf(examples, options.minCount);
  const rows = examples.map(({ features }) => indexed(features, index));
  const wanted = examples.map(({ label }) => labels.indexOf(label));
  const size = index.size * labels.length;
  const state = { weights: new Float64Array(size), squares: new Float64Array(size), options };
  const mean = new Float64Array(size);
  const out = new Float64Array(labels.length);
  const random = randomFrom(7);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const k of shuffled(rows.length, random)) {
      const row = rows[k];
      const label = wanted[k];
      if (row === undefined || label === undefined) continue;
      sums(row, state.weights, out);
      softmax(out);
      out[label] = (out[label] ?? 0) - 1;
      step(state, row, out);
    }
    for (let k = 0; k < size; k += 1)
      mean[k] = (mean[k] ?? 0) + (state.weights[k] ?? 0) / options.epochs;
  }
  return { labels, index, weights: options.isAveraged === true ? mean : state.weights };
}

/** An example of a number to be guessed. */
export interface NumberExample {
  readonly features: Features;
  readonly value: number;
}

/** Linear regression by least squares; errors over two count as two, so that single items do not pull the rest. */
export function trainRegressor(
  examples: readonly NumberExample[],
  options: TrainingOptions,
): Trained {
  const index = indexOf(
    examples.map(({ features }) => ({ features, label: '' })),
    options.minCount,
  );
  const rows = examples.map(({ features }) => indexed(features, index));
  const state = {
    weights: new Float64Array(index.size),
    squares: new Float64Array(index.size),
    options,
  };
  const out = new Float64Array(1);
  const random = randomFrom(11);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const k of shuffled(rows.length, random)) {
      const row = rows[k];
      const value = examples[k]?.value;
      if (row === undefined || value === undefined) continue;
      sums(row, state.weights, out);
      const error = (out[0] ?? 0) - value;
      out[0] = Math.max(-2, Math.min(2, error));
      step(state, row, out);
    }
  }
  return { labels: [''], index, weights: state.weights };
}

function base64(bytes: ArrayBufferLike): string {
  return Buffer.from(bytes).toString('base64');
}

/** Packs a model as it is stored: hashes in rising order, weights as whole numbers of 16 bits. */
export function packModel(trained: Trained, trainedOn: string): LinearModelData {
  const { labels, index, weights } = trained;
  const width = labels.length;
  const rows = [...index]
    .map(([name, at]) => ({ hash: hashOf(name), at }))
    .filter(({ at }) => weights.subarray(at * width, (at + 1) * width).some((w) => w !== 0))
    .sort((a, b) => a.hash - b.hash);
  const top = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const scale = top / 32767;
  const hashes = new DataView(new ArrayBuffer(rows.length * 4));
  const packed = new DataView(new ArrayBuffer(rows.length * width * 2));
  rows.forEach(({ hash, at }, row) => {
    hashes.setUint32(row * 4, hash, true);
    for (let c = 0; c < width; c += 1)
      packed.setInt16(
        (row * width + c) * 2,
        Math.round((weights[at * width + c] ?? 0) / scale),
        true,
      );
  });
  return {
    labels,
    scale,
    hashes: base64(hashes.buffer),
    weights: base64(packed.buffer),
    trainedOn,
  };
}
