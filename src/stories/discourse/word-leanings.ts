import { hashText } from '../hash-text.ts';
import type { WordLeanings } from '../types.ts';
import type { ReadUnit } from './discourse-input.ts';
import { ROLE_COUNT } from './role-chain.ts';

/** The mean leanings of words that are known, in two rows: of all words, and of verbs. */
class Means {
  readonly words = new Float64Array(ROLE_COUNT);
  readonly verbs = new Float64Array(ROLE_COUNT);

  constructor({ tokens }: ReadUnit, { rows, weights, values, scale }: WordLeanings) {
    const { words, verbs } = this;
    let [ofWords, ofVerbs] = [0, 0];
    for (const { pos, lemma } of tokens) {
      const row = pos === 'PROPN' ? undefined : rows.get(hashText(lemma));
      if (row === undefined) continue;
      const weight = weights[row] ?? 0;
      const isVerb = pos === 'VERB';
      ofWords += weight;
      if (isVerb) ofVerbs += weight;
      for (let role = 0; role < ROLE_COUNT; role += 1) {
        const value = weight * (values[row * ROLE_COUNT + role] ?? 0);
        words[role] = (words[role] ?? 0) + value;
        if (isVerb) verbs[role] = (verbs[role] ?? 0) + value;
      }
    }
    for (let role = 0; role < ROLE_COUNT; role += 1) {
      words[role] = ((words[role] ?? 0) * scale) / Math.max(1, ofWords);
      verbs[role] = ((verbs[role] ?? 0) * scale) / Math.max(1, ofVerbs);
    }
  }
}

const NOTHING = new Float64Array(ROLE_COUNT);

/** Figures of each sentence: to which roles its words lean, its verbs, and the words of the sentences before and behind. No names. */
export function leaningFigures(units: readonly ReadUnit[], leanings: WordLeanings): number[][] {
  const means = units.map((unit) => new Means(unit, leanings));
  return means.map(({ words, verbs }, at) => [
    ...words,
    ...verbs,
    ...(means[at - 1]?.words ?? NOTHING),
    ...(means[at + 1]?.words ?? NOTHING),
  ]);
}
