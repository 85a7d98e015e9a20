import { expect, it } from 'vitest';
import { hashText } from '../hash-text.ts';
import type { WordLeanings } from '../types.ts';
import type { ReadUnit } from './discourse-input.ts';
import { ROLE_COUNT } from './role-chain.ts';
import { leaningFigures } from './word-leanings.ts';

/** "hope" leans to the first role by 1, "past" to the second by 0.5 and counts a third of it. */
const LEANINGS: WordLeanings = {
  rows: new Map([
    [hashText('hope'), 0],
    [hashText('past'), 1],
  ]),
  values: Int8Array.from({ length: 2 * ROLE_COUNT }, (_, at) =>
    at === 0 ? 100 : at === ROLE_COUNT + 1 ? 50 : 0,
  ),
  weights: Uint8Array.from([240, 80]),
  scale: 0.01,
};

function unit(words: readonly (readonly [string, string])[]): ReadUnit {
  const tokens = words.map(([text, pos]) => ({
    text,
    lower: text,
    lemma: text,
    pos,
    start: 0,
    end: 1,
  }));
  return { text: '', tokens, mentions: [], accords: [], days: [], times: [], quotedShare: 0 };
}

it('is the weighted mean of words that are known, of verbs, and of the neighbours', () => {
  const [first = [], second = []] = leaningFigures(
    [
      unit([
        ['hope', 'VERB'],
        ['past', 'NOUN'],
        ['unheard', 'NOUN'],
      ]),
      unit([['hope', 'PROPN']]),
    ],
    LEANINGS,
  );
  const parts = (row: readonly number[]): number[][] =>
    [0, 1, 2, 3].map((part) => row.slice(part * ROLE_COUNT, part * ROLE_COUNT + 2));
  const [own, verbs, before, after] = parts(first);
  expect(own?.[0]).toBeCloseTo(0.75, 9);
  expect(own?.[1]).toBeCloseTo(0.125, 9);
  expect(verbs?.[0]).toBeCloseTo(1, 9);
  expect([before, after]).toEqual([
    [0, 0],
    [0, 0],
  ]);
  /* A name says nothing, so that the second sentence has what stands before it alone. */
  expect(parts(second)[0]).toEqual([0, 0]);
  expect(parts(second)[2]).toEqual(own);
  expect(second).toHaveLength(4 * ROLE_COUNT);
});
