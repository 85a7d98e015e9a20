import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyOf, placesOf, spanF1 } from '../../gate/sets/spans.ts';
import { openSystem, type System } from '../../gate/system.ts';
import { loadRoleTagger } from '../../src/desk/load-coders.ts';
import {
  bestTags,
  ROLE_TAGS,
  type RoleTagger,
  spansOfTags,
  tagRoles,
} from '../../src/events/index.ts';
import type { Token } from '../../src/reading/index.ts';

let system: System;
let tagger: RoleTagger;
beforeAll(async () => {
  system = await openSystem();
  tagger = await loadRoleTagger(system.lexicon);
});

function tokensOf(text: string): Token[] {
  return system.read({ text, day: null }).sentences.flatMap(({ tokens }) => tokens);
}

function roles(text: string): string[] {
  const tokens = tokensOf(text);
  return tagRoles(tokens, tagger).map(({ role, first, last }) => {
    const start = tokens[first]?.start ?? 0;
    return `${role}: ${text.slice(start, tokens[last]?.end)}`;
  });
}

describe('tagRoles', () => {
  it.each([
    ['Norway accused Iceland of fishing in its waters.', ['source: Norway', 'target: Iceland']],
    ['Peru sent food to Bolivia.', ['source: Peru', 'target: Bolivia']],
    [
      'Swedish police arrested Danish smugglers on Monday.',
      ['source: Swedish police', 'target: Danish smugglers'],
    ],
  ])('%s', (text, expected) => {
    expect(roles(text)).toEqual(expected);
  });

  it('finds nothing in nothing', () => {
    expect(tagRoles([], tagger)).toEqual([]);
  });

  it('spans lie inside the sentence, in order, and do not overlap', () => {
    const word = fc.constantFrom('Oman', 'urged', 'the', 'talks', ',', 'of', 'by', 'was', '“', '3');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const tokens = tokensOf(words.join(' '));
        let after = -1;
        for (const { first, last } of tagRoles(tokens, tagger)) {
          expect(first).toBeGreaterThan(after);
          expect(last).toBeGreaterThanOrEqual(first);
          expect(last).toBeLessThan(tokens.length);
          after = last;
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('bestTags', () => {
  const inside = ROLE_TAGS.indexOf('I-source');
  it('never opens with an inside, whatever its score', () => {
    const scores = [ROLE_TAGS.map((_, t) => (t === inside ? 9 : 0))];
    expect(bestTags(scores, () => 0)[0]).not.toBe(inside);
  });

  it('parts two spans of one role that touch', () => {
    const b = ROLE_TAGS.indexOf('B-source');
    expect(spansOfTags([b, inside, b])).toEqual([
      { role: 'source', first: 0, last: 1 },
      { role: 'source', first: 2, last: 2 },
    ]);
  });
});

describe('the counting', () => {
  const one = { id: 'x', text: 'the U.N. met', tokens: ['the', 'U.N.', 'met'], spans: [] };
  it('finds the tokens of the item by their places', () => {
    expect(placesOf(one)[1]).toEqual({ start: 4, end: 8 });
    const tokens = tokensOf(one.text);
    const last = tokens.findLastIndex((token) => token.start < 8);
    expect(keyOf({ role: 'source', first: 0, last }, tokens, one)).toBe('0-2 source');
  });

  it('counts exact spans with their role', () => {
    expect(
      spanF1([{ gold: ['0-2 source', '3-4 target'], said: ['0-2 source', '3-4 source'] }]),
    ).toBe(0.5);
  });
});
