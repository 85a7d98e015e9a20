import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemOf } from '../../test/builders/sample-diplomacy.ts';
import { groupItems } from './developments.ts';
import { storiesAmong } from './stories.ts';
import type { StoryItem, StoryTerms, WeightedTerm } from './types.ts';

function unit(terms: readonly string[]): WeightedTerm[] {
  return terms.map((term) => [term, 1 / Math.sqrt(terms.length)]);
}

function termsFrom(words: string, names: string, numbers = ''): StoryTerms {
  const split = (text: string): string[] => text.split(' ').filter((word) => word !== '');
  return {
    words: unit([...split(words), ...split(names), ...split(numbers)]),
    names: unit(split(names)),
    numbers: unit(split(numbers)),
  };
}

/** A dispatch on something that is no act of diplomacy. */
function plain(id: string, terms: StoryTerms, day = '2025-11-06'): StoryItem {
  return itemOf(id, { acts: [], terms, day });
}

const QUAKE = 'earthquake magnitude shake building rescue collapse survivor rubble';
const STORIES: readonly StoryItem[] = [
  plain('d-a1', termsFrom(QUAKE, 'izmir aegean', '7.0')),
  plain('d-a2', termsFrom(`${QUAKE} tent`, 'izmir bayrakli', '7.0')),
  plain('d-a3', termsFrom('tremor rescue building survivor tent', 'izmir aegean', '7.0 114')),
  plain('d-b1', termsFrom(QUAKE, 'petrinja zagreb', '6.4')),
  plain('d-b2', termsFrom(`${QUAKE} mayor`, 'petrinja sisak', '6.4')),
];

function groupsOf(items: readonly StoryItem[]): string[][] {
  return storiesAmong(items).map((story) => story.items.map(({ dispatch }) => dispatch));
}

describe('stories without an act', () => {
  it('are told apart by whom and where they are about, though they share their words', () => {
    expect(groupsOf(STORIES)).toEqual([
      ['d-a1', 'd-a2', 'd-a3'],
      ['d-b1', 'd-b2'],
    ]);
  });

  it('start no development', () => {
    expect(groupItems(STORIES)).toEqual([]);
  });

  it('fall apart with the days between them', () => {
    const later = plain('d-a4', STORIES[0]?.terms ?? termsFrom('', ''), '2026-03-01');
    expect(groupsOf([...STORIES.slice(0, 1), later])).toEqual([['d-a1'], ['d-a4']]);
  });

  it('do not depend on the order in which their dispatches come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...STORIES], { minLength: 1 }), (items) => {
        const sorted = [...items].sort((a, b) => (a.dispatch < b.dispatch ? -1 : 1));
        expect(storiesAmong(items)).toEqual(storiesAmong(sorted));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a chain', () => {
  /** Each text shares half of its terms with the next and nothing with the one after. */
  const chain = Array.from({ length: 8 }, (_, at) =>
    plain(
      `d-${at}`,
      termsFrom(`w${at} x${at} w${at + 1} x${at + 1}`, `n${at} n${at + 1}`, `${at} ${at + 1}`),
    ),
  );

  it('of texts of which only neighbours are close is no story', () => {
    expect(Math.max(...groupsOf(chain).map((group) => group.length))).toBeLessThan(4);
  });

  it('names the stories that are near to one another', () => {
    const stories = storiesAmong(chain);
    expect(stories.every(({ near }) => near.length > 0)).toBe(true);
  });
});

describe('rulings', () => {
  const [a1, a2, a3, b1, b2] = STORIES.map(({ dispatch }) => dispatch) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const ruled = (together: [string, string][], apart: [string, string][]): string[][] =>
    storiesAmong(STORIES, { together, apart }).map((story) =>
      story.items.map(({ dispatch }) => dispatch),
    );

  it('join what is not close', () => {
    expect(ruled([[a1, b1]], []).flat()).toHaveLength(5);
    const joined = ruled([[b1, a1]], []).find((group) => group.includes(a1));
    expect(joined).toContain(b1);
  });

  it('part what is close', () => {
    const groups = ruled([], [[a1, a2]]);
    expect(groups.find((group) => group.includes(a1))).not.toContain(a2);
    expect(groups.find((group) => group.includes(b1))).toContain(b2);
  });

  it('that join go before those that part, and one about a dispatch that is not there changes nothing', () => {
    expect(ruled([[a1, a3]], [[a1, a3]]).find((group) => group.includes(a1))).toContain(a3);
    expect(ruled([['d-none', a1]], [['d-none', a2]])).toEqual(groupsOf(STORIES));
  });

  it('leave versions of one text together', () => {
    const version = { ...plain('d-a9', termsFrom('other words', 'else')), revisionOf: a1 };
    const stories = storiesAmong([...STORIES, version], { together: [], apart: [[a1, 'd-a9']] });
    const own = stories.find(({ items }) => items.some(({ dispatch }) => dispatch === 'd-a9'));
    expect(own?.items.map(({ dispatch }) => dispatch)).toContain(a1);
  });
});
