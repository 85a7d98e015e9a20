import { hashText, mix } from './hash-text.ts';

/** Permutations of a sketch; the standard error of a similarity is about 1/√128 = 0.09. */
const PERMUTATIONS = 128;
/** Words in a run. Four keeps set phrases ("the ministry of foreign") from counting as copying. */
const RUN_WORDS = 4;
/** Words of a text that are looked at; bounds the time for one dispatch to about a second. */
const MAX_WORDS = 100_000;
const BANDS = 32;
const ROWS = PERMUTATIONS / BANDS;

const WORD = /[\p{L}\p{N}]+/gu;

const MULTIPLIERS = Uint32Array.from({ length: PERMUTATIONS }, (_, i) => mix(2 * i + 1) | 1);
const OFFSETS = Uint32Array.from({ length: PERMUTATIONS }, (_, i) => mix(0x9e3779b9 + i));

function runHashes(text: string): Set<number> {
  const hashes: number[] = [];
  for (const match of text.toLowerCase().matchAll(WORD)) {
    hashes.push(hashText(match[0]));
    if (hashes.length >= MAX_WORDS) break;
  }
  const runs = new Set<number>();
  const last = Math.max(hashes.length - RUN_WORDS, 0);
  for (let start = 0; start <= last && hashes.length > 0; start += 1) {
    let run = 0;
    for (const word of hashes.slice(start, start + RUN_WORDS)) run = mix(run ^ word) + 0x9e3779b9;
    runs.add(mix(run));
  }
  return runs;
}

/**
 * MinHash of a text (Broder 1997): 128 unsigned 32-bit integers over its runs of four words, lower-cased and
 * without punctuation. The same text gives the same sketch on every machine. Empty for a text without words.
 */
export function sketchOf(text: string): number[] {
  const runs = runHashes(text);
  if (runs.size === 0) return [];
  const sketch = new Uint32Array(PERMUTATIONS).fill(0xffffffff);
  for (const run of runs) {
    for (let index = 0; index < PERMUTATIONS; index += 1) {
      const product = Math.imul(run, MULTIPLIERS[index] ?? 1) + (OFFSETS[index] ?? 0);
      const value = (product ^ (product >>> 15)) >>> 0;
      if (value < (sketch[index] ?? 0)) sketch[index] = value;
    }
  }
  return [...sketch];
}

/** Estimated share of word runs that two texts have in common (Jaccard), in [0, 1]; 0 where one has no words. */
export function similarityOf(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  let equal = 0;
  for (let index = 0; index < a.length; index += 1) if (a[index] === b[index]) equal += 1;
  return equal / a.length;
}

/** Hash of each of 32 bands of four values; empty for a text without words. See `sketchBands`. */
export function bandHashesOf(sketch: readonly number[]): Uint32Array {
  if (sketch.length !== PERMUTATIONS) return new Uint32Array();
  return Uint32Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (let row = band * ROWS; row < (band + 1) * ROWS; row += 1)
      hash = mix(hash ^ (sketch[row] ?? 0)) + band;
    return hash >>> 0;
  });
}

/** Bands of which an index keeps keys: those of a dispatch fall on as many leaves of it, whatever else is written with them. */
const INDEXED_BANDS = 8;

/**
 * Keys of the first eight bands, for an index. Texts that share `s` of their runs share one with probability
 * 1 − (1 − s⁴)⁸: 0.67 at 0.6, 0.99 at 0.8. A light rewrite is found by the words that it keeps; two that are compared are
 * compared by all 32.
 */
export function sketchBands(sketch: readonly number[]): string[] {
  const hashes = bandHashesOf(sketch).subarray(0, INDEXED_BANDS);
  return Array.from(hashes, (hash, band) => `${band}:${hash.toString(36)}`);
}
