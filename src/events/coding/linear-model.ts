/**
 * A linear model as it is stored: weights over features whose names are kept as 32-bit hashes alone. All numbers
 * are little-endian; weights are whole numbers, times `scale`.
 */
export interface LinearModelData {
  /** Classes in the order of the weights; one empty label for a model that gives a number. */
  readonly labels: readonly string[];
  readonly scale: number;
  /** Base64 of unsigned 32-bit hashes in rising order. */
  readonly hashes: string;
  /** Base64 of signed 16-bit weights, all labels of the first feature first. */
  readonly weights: string;
  /** On what the numbers were trained, for people. */
  readonly trainedOn: string;
}

/** Names of features with their values; a feature that is not named is nought. */
export type Features = ReadonlyMap<string, number>;

export interface LinearModel {
  readonly labels: readonly string[];
  readonly scale: number;
  readonly rows: ReadonlyMap<number, number>;
  readonly weights: Int16Array;
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < name.length; k += 1) {
    hash ^= name.charCodeAt(k);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Bytes of a base64 text, in a buffer of their own. */
export function bytesOf(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let k = 0; k < binary.length; k += 1) bytes[k] = binary.charCodeAt(k);
  return bytes;
}

/** Unpacks a model. Throws a plain Error where hashes and weights do not fit one another: the data ships with the code. */
export function compileLinearModel(data: LinearModelData): LinearModel {
  const hashes = new DataView(bytesOf(data.hashes).buffer);
  const packed = new DataView(bytesOf(data.weights).buffer);
  const count = hashes.byteLength / 4;
  if (packed.byteLength !== count * data.labels.length * 2)
    throw new Error('a linear model with another number of weights than of features');
  const rows = new Map<number, number>();
  for (let row = 0; row < count; row += 1) rows.set(hashes.getUint32(row * 4, true), row);
  const weights = new Int16Array(packed.byteLength / 2);
  for (let k = 0; k < weights.length; k += 1) weights[k] = packed.getInt16(k * 2, true);
  return { labels: data.labels, scale: data.scale, rows, weights };
}

/** The sums of the model, one for each label. */
export function sumsOf(model: LinearModel, features: Features): number[] {
  const { labels, rows, weights, scale } = model;
  const sums = new Array<number>(labels.length).fill(0);
  for (const [name, value] of features) {
    const row = rows.get(hashOf(name));
    if (row === undefined) continue;
    const from = row * labels.length;
    for (let c = 0; c < labels.length; c += 1)
      sums[c] = (sums[c] ?? 0) + (weights[from + c] ?? 0) * scale * value;
  }
  return sums;
}

/** A label with how likely the model holds it, in [0, 1]. */
export interface Scored {
  readonly label: string;
  readonly score: number;
}

/** All labels by softmax, the likeliest first. */
export function scoreLabels(model: LinearModel, features: Features): Scored[] {
  const sums = sumsOf(model, features);
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return model.labels
    .map((label, c) => ({ label, score: (powers[c] ?? 0) / total }))
    .sort((a, b) => b.score - a.score);
}
