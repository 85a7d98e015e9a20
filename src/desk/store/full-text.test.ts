import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchTerms } from './full-text.ts';

describe('searchTerms', () => {
  it.each([
    ['', []],
    ['Abraham Accords', [['Abraham'], ['Accords']]],
    ['"Abraham Accords" join', [['Abraham', 'Accords'], ['join']]],
    ['“peace treaty”', [['peace', 'treaty']]],
    ['open "quote', [['open'], ['quote']]],
    ['Türkiye’s NATO* -bid', [['Türkiye'], ['s'], ['NATO'], ['bid']]],
    ['"" ()', []],
  ] as const)('%j', (query, terms) => {
    expect(searchTerms(query)).toEqual(terms);
  });

  it('gives a bounded number of words without any sign of an operator', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (query) => {
        const words = searchTerms(query).flat();
        expect(words.length).toBeLessThanOrEqual(32);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]{1,64}$/u);
      }),
    );
  });
});
