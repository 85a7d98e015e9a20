import { bytesOf } from './linear-model.ts';

/** Common English words as points in space: words of like use lie close together. See `lexicon/models/README.md`. */
export interface WordVectorData {
  readonly dimensions: number;
  readonly scale: number;
  /** Words with blanks between, in the order of the vectors. */
  readonly words: string;
  /** Base64 of signed bytes, all dimensions of the first word first. */
  readonly vectors: string;
  readonly from: string;
}

export interface WordVectors {
  readonly dimensions: number;
  /** The mean over those of the words that are known; null where none is. */
  readonly mean: (words: readonly string[]) => Float64Array | null;
}

/** Unpacks word vectors. Throws a plain Error where words and vectors do not fit one another. */
export function compileWordVectors(data: WordVectorData): WordVectors {
  const { dimensions, scale } = data;
  const rows = new Map(data.words.split(' ').map((word, row) => [word, row]));
  const values = new Int8Array(bytesOf(data.vectors).buffer);
  if (values.length !== rows.size * dimensions)
    throw new Error('word vectors of another number than words');
  const mean = (words: readonly string[]): Float64Array | null => {
    const sum = new Float64Array(dimensions);
    let known = 0;
    for (const word of words) {
      const row = rows.get(word);
      if (row === undefined) continue;
      known += 1;
      for (let k = 0; k < dimensions; k += 1)
        sum[k] = (sum[k] ?? 0) + (values[row * dimensions + k] ?? 0) / scale;
    }
    return known === 0 ? null : sum.map((value) => value / known);
  };
  return { dimensions, mean };
}

/** Adds a vector to features under a name, times a weight; nothing for null. */
export function addVector(
  features: Map<string, number>,
  name: string,
  vector: Float64Array | null,
  weight: number,
): void {
  vector?.forEach((value, k) => {
    features.set(`${name}${k}`, value * weight);
  });
}
