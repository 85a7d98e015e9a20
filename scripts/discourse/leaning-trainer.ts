import type { WordVectors } from '../../src/events/index.ts';
import type { ReadUnit } from '../../src/stories/discourse/discourse-input.ts';
import { ROLE_COUNT } from '../../src/stories/discourse/role-chain.ts';
import { hashText } from '../../src/stories/hash-text.ts';
import type { WordLeanings } from '../../src/stories/types.ts';

/** One text to learn from. */
export interface LeaningText {
  readonly units: readonly ReadUnit[];
  readonly roles: readonly number[];
  readonly weight: number;
}

/** How strongly the map from vectors to roles is drawn to nought (ridge regression). */
const DRAG = 5;
/** In so many texts a word weighs half of a rare one: 100 of about 500 (2026-11). */
const HALF_AT = 100;
const STEPS = 127;
const FULL_WEIGHT = 255;

/** Words that may get a leaning, with their vector, and how much each counts. */
export interface Vocabulary {
  readonly vectors: ReadonlyMap<string, Float64Array>;
  readonly weights: ReadonlyMap<string, number>;
}

/** The first words of a list that is ordered by how common they are, weighed by how many of the texts have them. */
export function vocabularyOf(
  words: readonly string[],
  vectors: WordVectors,
  texts: readonly { readonly units: readonly ReadUnit[] }[],
): Vocabulary {
  const counts = new Map<string, number>();
  for (const { units } of texts) {
    const own = new Set(units.flatMap(({ tokens }) => tokens.map(({ lemma }) => lemma)));
    for (const lemma of own) counts.set(lemma, (counts.get(lemma) ?? 0) + 1);
  }
  const known = words.flatMap((word) => {
    const vector = vectors.mean([word]);
    return vector === null ? [] : [[word, vector] as const];
  });
  return {
    vectors: new Map(known.map(([word, vector]) => [word, unitOf(vector)])),
    weights: new Map(words.map((word) => [word, 1 / (1 + (counts.get(word) ?? 0) / HALF_AT)])),
  };
}

function unitOf(vector: Float64Array): Float64Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** The weighted mean of the vectors of a sentence's words, with a one behind it. */
function meanOf(
  { tokens }: ReadUnit,
  { vectors, weights }: Vocabulary,
  size: number,
): Float64Array {
  const mean = new Float64Array(size + 1);
  let whole = 0;
  for (const { pos, lemma } of tokens) {
    const vector = pos === 'PROPN' ? undefined : vectors.get(lemma);
    const weight = weights.get(lemma) ?? 0;
    if (vector === undefined) continue;
    whole += weight;
    for (let k = 0; k < size; k += 1) mean[k] = (mean[k] ?? 0) + weight * (vector[k] ?? 0);
  }
  if (whole > 0) for (let k = 0; k < size; k += 1) mean[k] = (mean[k] ?? 0) / whole;
  mean[size] = 1;
  return mean;
}

/** Solves a symmetric positive system for several right sides at once, in place (Gauss). */
function solve(left: Float64Array[], right: Float64Array[]): void {
  const size = left.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const [row, side] = [left[pivot], right[pivot]];
    if (row === undefined || side === undefined) continue;
    for (let other = 0; other < size; other += 1) {
      const [target, aside] = [left[other], right[other]];
      if (other === pivot || target === undefined || aside === undefined) continue;
      const factor = (target[pivot] ?? 0) / (row[pivot] ?? 1);
      for (let k = pivot; k < size; k += 1) target[k] = (target[k] ?? 0) - factor * (row[k] ?? 0);
      for (const [k, value] of side.entries()) aside[k] = (aside[k] ?? 0) - factor * value;
    }
  }
  for (const [at, side] of right.entries())
    for (const [k, value] of side.entries()) side[k] = value / (left[at]?.[at] ?? 1);
}

/**
 * To which roles words lean: ridge regression from the mean vector of a sentence's words to its role, put back on each
 * word, so that a word that no text has leans like its neighbours in space.
 */
export function trainLeanings(texts: readonly LeaningText[], vocabulary: Vocabulary): WordLeanings {
  const size = vocabulary.vectors.values().next().value?.length ?? 0;
  const left = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
  const right = Array.from({ length: size + 1 }, () => new Float64Array(ROLE_COUNT));
  for (const { units, roles, weight } of texts) {
    for (const [at, unit] of units.entries()) {
      const mean = meanOf(unit, vocabulary, size);
      for (let i = 0; i <= size; i += 1) {
        const value = weight * (mean[i] ?? 0);
        const [row, side] = [left[i], right[i]];
        const role = roles[at];
        if (row === undefined || side === undefined || role === undefined) continue;
        for (let j = 0; j <= size; j += 1) row[j] = (row[j] ?? 0) + value * (mean[j] ?? 0);
        side[role] = (side[role] ?? 0) + value;
      }
    }
  }
  for (let k = 0; k < size; k += 1) {
    const row = left[k];
    if (row !== undefined) row[k] = (row[k] ?? 0) + DRAG;
  }
  solve(left, right);
  const words = [...vocabulary.vectors.keys()];
  const exact = words.map((word) => {
    const vector = vocabulary.vectors.get(word) ?? new Float64Array(size);
    return Float64Array.from({ length: ROLE_COUNT }, (_, role) =>
      vector.reduce((sum, value, k) => sum + value * (right[k]?.[role] ?? 0), 0),
    );
  });
  const largest = exact.reduce((most, own) => Math.max(most, ...own.map(Math.abs)), 0);
  const scale = largest / STEPS;
  return {
    rows: new Map(words.map((word, row) => [hashText(word), row])),
    values: Int8Array.from(
      exact.flatMap((own) => [...own].map((value) => Math.round(value / scale))),
    ),
    weights: Uint8Array.from(words, (word) =>
      Math.round(FULL_WEIGHT * (vocabulary.weights.get(word) ?? 0)),
    ),
    scale,
  };
}
